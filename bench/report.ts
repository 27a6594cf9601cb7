// The table that is printed: what was measured, what the goal is, whether it is met.

/** One line of the table. */
export interface Row {
	/** Goal of the design (`E3`), or empty for a figure without one. */
	readonly goal: string;
	readonly what: string;
	readonly figure: number;
	/** Behind the figure: `ns`, `× JS Map`. */
	readonly unit: string;
	/** The figure should be at most this. */
	readonly limit?: number;
}

function verdict({ figure, limit }: Row): string {
	if (limit === undefined) return '';
	return figure <= limit ? 'met' : 'MISSED';
}

function shown(figure: number): string {
	return figure >= 100 ? figure.toFixed(0) : figure >= 10 ? figure.toFixed(1) : figure.toFixed(2);
}

/** Prints rows as they come in. */
export function print(title: string, rows: readonly Row[]): void {
	console.log(`\n${title}`);
	for (const row of rows) {
		const figure = `${shown(row.figure)} ${row.unit}`;
		const goal = row.limit === undefined ? '' : `≤ ${row.limit}`;
		console.log(
			[
				row.goal.padEnd(4),
				row.what.padEnd(52),
				figure.padStart(18),
				goal.padStart(8),
				verdict(row).padStart(8),
			].join(''),
		);
	}
}
