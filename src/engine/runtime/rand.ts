// Random numbers of the runtime. Go seeds its generator from the operating system; here the numbers are an
// input: of a seeded generator in a run, of the recording when a recording is replayed.

/** Yields 64-bit random numbers as two 32-bit halves. */
export interface RandomSource {
	/** Draws the next number into `low` and `high`. */
	draw(): void;
	/** Low and high half of the number drawn last, as signed 32-bit integers. */
	low: number;
	high: number;
}
