// The clock: the only place where time passes by itself. Everything else is told how much has passed.

/** After a longer pause (a hidden tab, a busy page) the picture goes on instead of leaping. */
const longestFrame = 100;

/** Calls `tick` before each frame with the milliseconds since the last one, until the result is called. */
export function everyFrame(tick: (ms: number) => void): () => void {
	let last: number | undefined;
	let handle = requestAnimationFrame(frame);
	function frame(now: number) {
		handle = requestAnimationFrame(frame);
		if (last !== undefined) tick(Math.min(now - last, longestFrame));
		last = now;
	}
	return () => cancelAnimationFrame(handle);
}
