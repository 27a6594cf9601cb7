// Colour arithmetic for the test of the tokens: contrast as WCAG defines it, and how far apart two colours
// look, also to eyes that lack one kind of cone.

/** Linear red, green and blue, 0…1. */
export type Colour = readonly [number, number, number];

/** `#rrggbb` in linear light. */
export function parseHex(hex: string): Colour {
	const channel = (at: number) => {
		const c = parseInt(hex.slice(at, at + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	};
	return [channel(1), channel(3), channel(5)];
}

function luminance([r, g, b]: Colour): number {
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio, 1…21. */
export function contrast(a: Colour, b: Colour): number {
	const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light + 0.05) / (dark + 0.05);
}

type Matrix = readonly [Colour, Colour, Colour];

function times(matrix: Matrix, [r, g, b]: Colour): Colour {
	const [x, y, z] = matrix.map((row) => row[0] * r + row[1] * g + row[2] * b);
	return [x, y, z];
}

/** How colours look with all cones, and without one kind (Machado, Oliveira, Fernandes 2009, severity 1). */
export const visions: Record<string, Matrix> = {
	'all cones': [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1],
	],
	'no red cones': [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	'no green cones': [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	'no blue cones': [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
};

/** `colour` as it looks through `vision`. */
export function seen(vision: Matrix, colour: Colour): Colour {
	const [r, g, b] = times(vision, colour).map((c) => Math.min(1, Math.max(0, c)));
	return [r, g, b];
}

/** OKLab coordinates. */
function oklab(colour: Colour): Colour {
	const [l, m, s] = times(
		[
			[0.4122214708, 0.5363325363, 0.0514459929],
			[0.2119034982, 0.6806995451, 0.1073969566],
			[0.0883024619, 0.2817188376, 0.6299787005],
		],
		colour,
	).map(Math.cbrt);
	return times(
		[
			[0.2104542553, 0.793617785, -0.0040720468],
			[1.9779984951, -2.428592205, 0.4505937099],
			[0.0259040371, 0.7827717662, -0.808675766],
		],
		[l, m, s],
	);
}

/** Distance in OKLab × 100: about 2 can just be told apart side by side, black and white are 100 apart. */
export function distance(a: Colour, b: Colour): number {
	const [x, y] = [oklab(a), oklab(b)];
	return 100 * Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}
