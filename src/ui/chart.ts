// Geometry of the small charts. Pure. A chart is drawn in its own units (states across, bytes up) and
// stretched to its box.

/** A path that holds each value until the next state, on to `end`; `top` is at y = 0. */
export function stepPath(
	states: readonly number[],
	values: readonly number[],
	end: number,
	top: number,
): string {
	const steps = states.map(
		(state, i) => `${i === 0 ? 'M' : 'H'}${state}${i === 0 ? ' ' : 'V'}${top - values[i]}`,
	);
	return `${steps.join('')}H${end}`;
}

/** A round number at or above `most`: 1, 2 or 5 times a power of ten. */
function roundTop(most: number): number {
	const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
	return power * ([1, 2, 5, 10].find((n) => n * power >= most) ?? 10);
}

/** Round ends of an axis for values from `low` to `high`. It begins at 0 unless that would flatten them. */
export function axisFor(low: number, high: number): { base: number; top: number } {
	if (low < high / 2) return { base: 0, top: roundTop(high) };
	const step = roundTop((high - low) / 2);
	const base = Math.floor(low / step) * step;
	return { base, top: Math.max(Math.ceil(high / step) * step, base + step) };
}

/** A silhouette of shares 0…1, each a unit wide, standing on y = 1. */
export function silhouette(shares: readonly number[]): string {
	return `M0 1${shares.map((share, i) => `V${(1 - share).toFixed(2)}H${i + 1}`).join('')}V1z`;
}

/** A point of a track that is `width` pixels wide and begins at `left`, as a share 0…1. */
export function shareAt(x: number, left: number, width: number): number {
	return Math.min(Math.max((x - left) / Math.max(width, 1), 0), 1);
}
