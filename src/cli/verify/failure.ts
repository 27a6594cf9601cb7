// What can be wrong with a recording, and how a difference between it and the replay is told.

/** Why a file cannot be replayed, or not to the end. It counts as a failure, never as a pass. */
export class Unreplayable extends Error {}

/** Something that the replay did otherwise than the recording says. */
export interface Difference {
	/** Name of the field of the recording. */
	readonly field: string;
	readonly expected: unknown;
	readonly got: unknown;
}

/** The difference as one line; long values are cut around the place where they part. */
export function describe({ field, expected, got }: Difference): string {
	const want = text(expected);
	const have = text(got);
	let same = 0;
	while (same < want.length && want[same] === have[same]) same++;
	const from = Math.max(0, same - before);
	return `${field}: expected ${cut(want, from)}, got ${cut(have, from)}`;
}

/** Characters shown before the first one that differs, and in all. */
const before = 40;
const shown = 120;

function text(value: unknown): string {
	return value === undefined ? 'nothing' : JSON.stringify(value);
}

function cut(value: string, from: number): string {
	const end = from + shown;
	return (from > 0 ? '…' : '') + value.slice(from, end) + (end < value.length ? '…' : '');
}
