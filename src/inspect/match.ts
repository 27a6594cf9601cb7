// Finding what two sequences of numbers have in common. Linear but for short stretches, so that it can be used
// on whole runs: what is equal at both ends is taken off, and only a short rest is compared all with all.

/** Pairs of places that belong together, one after the other: i0, j0, i1, j1 … Both ascend. */
export type Pairs = number[];

/** A stretch of each of two sequences, half-open. */
export interface Stretch {
	readonly a: number;
	readonly aEnd: number;
	readonly b: number;
	readonly bEnd: number;
}

/** A rest of more cells than this (length × length) is left without pairs. */
const mostCells = 100_000;

/** Pairs of equal numbers in a stretch of `x` and `y`: as many as there can be, where it is short. */
export function matching(x: ArrayLike<number>, y: ArrayLike<number>, stretch: Stretch): Pairs {
	const { ahead, behind } = ends(x, y, stretch);
	const { a, aEnd, b, bEnd } = stretch;
	const pairs: Pairs = [];
	for (let i = 0; i < ahead; i++) pairs.push(a + i, b + i);
	const rest = { a: a + ahead, aEnd: aEnd - behind, b: b + ahead, bEnd: bEnd - behind };
	append(pairs, longestCommon(x, y, rest));
	for (let i = behind; i > 0; i--) pairs.push(aEnd - i, bEnd - i);
	return pairs;
}

/** Puts pairs behind others; there may be more of them than a call takes arguments. */
export function append(pairs: Pairs, more: Pairs): void {
	for (const place of more) pairs.push(place);
}

/** How many numbers are the same at the beginning of a stretch, and at the end of what is left. */
export function ends(
	x: ArrayLike<number>,
	y: ArrayLike<number>,
	{ a, aEnd, b, bEnd }: Stretch,
): { ahead: number; behind: number } {
	const most = Math.min(aEnd - a, bEnd - b);
	let ahead = 0;
	while (ahead < most && x[a + ahead] === y[b + ahead]) ahead++;
	let behind = 0;
	while (behind < most - ahead && x[aEnd - 1 - behind] === y[bEnd - 1 - behind]) behind++;
	return { ahead, behind };
}

/** The longest common subsequence, by the table of what is left to be had from each place on. */
function longestCommon(
	x: ArrayLike<number>,
	y: ArrayLike<number>,
	{ a, aEnd, b, bEnd }: Stretch,
): Pairs {
	const n = aEnd - a;
	const m = bEnd - b;
	if (n === 0 || m === 0 || n * m > mostCells) return [];
	const width = m + 1;
	const left = new Uint32Array((n + 1) * width);
	for (let i = n - 1; i >= 0; i--)
		for (let j = m - 1; j >= 0; j--)
			left[i * width + j] =
				x[a + i] === y[b + j]
					? left[(i + 1) * width + j + 1] + 1
					: Math.max(left[(i + 1) * width + j], left[i * width + j + 1]);
	const pairs: Pairs = [];
	for (let i = 0, j = 0; i < n && j < m;) {
		if (x[a + i] === y[b + j]) pairs.push(a + i++, b + j++);
		else if (left[(i + 1) * width + j] >= left[i * width + j + 1]) i++;
		else j++;
	}
	return pairs;
}

/**
 * Pairs of numbers that stand once in each stretch, if most of them come in the same order; none where they are
 * shuffled: then it says nothing that the same one comes somewhere else.
 */
export function landmarks(x: ArrayLike<number>, y: ArrayLike<number>, stretch: Stretch): Pairs {
	const inX = singles(x, stretch.a, stretch.aEnd);
	const inY = singles(y, stretch.b, stretch.bEnd);
	const places: [number, number][] = [];
	for (const [one, i] of inX) {
		const j = inY.get(one) ?? repeated;
		if (i !== repeated && j !== repeated) places.push([i, j]);
	}
	const kept = longestAscending(places);
	return kept.length * 2 >= places.length ? kept.flat() : [];
}

const repeated = -1;

/** Where each number of a stretch stands; `repeated` for those that stand there more than once. */
function singles(x: ArrayLike<number>, from: number, end: number): Map<number, number> {
	const places = new Map<number, number>();
	for (let i = from; i < end; i++) places.set(x[i], places.has(x[i]) ? repeated : i);
	return places;
}

/** The longest part of a list that ascends in the second place; it ascends in the first. */
function longestAscending(places: readonly [number, number][]): [number, number][] {
	/** Index of the lowest end of an ascending part of each length, and what came before each place. */
	const tails: number[] = [];
	const before: number[] = [];
	for (const [index, [, j]] of places.entries()) {
		let low = 0;
		let high = tails.length;
		while (low < high) {
			const mid = (low + high) >> 1;
			if (places[tails[mid]][1] < j) low = mid + 1;
			else high = mid;
		}
		before.push(low === 0 ? repeated : tails[low - 1]);
		tails[low] = index;
	}
	const kept: [number, number][] = [];
	for (let i = tails.at(-1) ?? repeated; i !== repeated; i = before[i]) kept.push(places[i]);
	return kept.reverse();
}
