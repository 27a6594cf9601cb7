// The colours of a film. A scene has few of its own, and the shades between them at the edges of letters and
// lines: the most frequent ones are kept exactly, every other becomes the nearest of them.

/** Colours that a palette holds; one index is left for what is transparent. */
const most = 255;

/** Squared distance below which two colours look the same: the second gets no place of its own. */
const alike = 27;

/** Counts colours, and chooses. */
export class Histogram {
	/** By colour as 0xbbggrr: how many pixels have it. */
	readonly #counts = new Map<number, number>();

	/** Counts the pixels of a picture; each is 0xaabbggrr. */
	add(pixels: Uint32Array): void {
		for (let i = 0; i < pixels.length;) {
			const pixel = pixels[i];
			const from = i;
			while (i < pixels.length && pixels[i] === pixel) i++;
			const color = pixel & 0xffffff;
			this.#counts.set(color, (this.#counts.get(color) ?? 0) + i - from);
		}
	}

	/** The palette: the most frequent colours that can be told apart. */
	palette(): Palette {
		const byCount = [...this.#counts].sort(([a, m], [b, n]) => n - m || a - b);
		const chosen: number[] = [];
		for (const [color] of byCount) {
			if (chosen.length === most) break;
			if (chosen.every((other) => distance(other, color) > alike)) chosen.push(color);
		}
		return new Palette(chosen);
	}
}

/** At most 255 colours, and which of them is nearest to any other. */
export class Palette {
	/** Each is 0xbbggrr. */
	readonly colors: readonly number[];
	readonly #nearest: Map<number, number>;

	constructor(colors: readonly number[]) {
		this.colors = colors;
		this.#nearest = new Map(colors.map((color, index) => [color, index]));
	}

	/** The indices of a picture's pixels. */
	indicesOf(pixels: Uint32Array): Uint8Array {
		const indices = new Uint8Array(pixels.length);
		for (let i = 0; i < pixels.length;) {
			const pixel = pixels[i];
			const index = this.#indexOf(pixel & 0xffffff);
			while (i < pixels.length && pixels[i] === pixel) indices[i++] = index;
		}
		return indices;
	}

	#indexOf(color: number): number {
		const known = this.#nearest.get(color);
		if (known !== undefined) return known;
		let best = 0;
		let least = Infinity;
		this.colors.forEach((other, index) => {
			const d = distance(other, color);
			if (d < least) [best, least] = [index, d];
		});
		this.#nearest.set(color, best);
		return best;
	}
}

function distance(a: number, b: number): number {
	const red = (a & 0xff) - (b & 0xff);
	const green = ((a >> 8) & 0xff) - ((b >> 8) & 0xff);
	const blue = (a >> 16) - (b >> 16);
	return red * red + green * green + blue * blue;
}
