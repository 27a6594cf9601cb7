// Measuring: contenders run in turns (A B C A B C …), and what counts is the median over the rounds of a
// figure or of a ratio of two figures of one round. So a machine that is busy for a while slows both sides.
// Time is the processor's: what this process used, whatever else was running.

/** Does a piece of work and gives nanoseconds per operation. */
export type Contender = () => number;

/** Nanoseconds per operation, by contender and round. */
export type Samples<Name extends string> = Record<Name, number[]>;

/** Runs every contender `rounds` times, in turns, after one round that does not count. */
export function interleave<Name extends string>(
	rounds: number,
	contenders: Record<Name, Contender>,
): Samples<Name> {
	const names = Object.keys(contenders) as Name[];
	const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Samples<Name>;
	for (let round = -1; round < rounds; round++)
		for (const name of names) {
			const figure = contenders[name]();
			if (round >= 0) samples[name].push(figure);
		}
	return samples;
}

/** The figure in the middle. */
export function median(figures: readonly number[]): number {
	return quantile(figures, 0.5);
}

/** The figure below which a share `q` of them lies. */
export function quantile(figures: readonly number[], q: number): number {
	const sorted = [...figures].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
}

/** The median of the ratios within each round. */
export function ratio(these: readonly number[], those: readonly number[]): number {
	return median(these.map((figure, round) => figure / those[round]));
}

/** Milliseconds of processor time that this process has used so far. */
function cpuTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** Milliseconds that `work` takes. */
export function milliseconds(work: () => void): number {
	const start = cpuTime();
	work();
	return cpuTime() - start;
}

/** Nanoseconds per operation of `work`, which does `operations` of them. */
export function time(operations: number, work: () => void): number {
	return (milliseconds(work) * 1e6) / operations;
}
