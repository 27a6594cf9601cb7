// From an SVG file to pixels.

/** Draws an SVG file at its upper left on a canvas of `scale` × `width` and `height`. */
export async function rasterize(
	svg: string,
	width: number,
	height: number,
	scale: number,
): Promise<HTMLCanvasElement> {
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(width * scale);
		canvas.height = Math.round(height * scale);
		contextOf(canvas).drawImage(image, 0, 0, image.width * scale, image.height * scale);
		return canvas;
	} finally {
		URL.revokeObjectURL(url);
	}
}

/** The pixels of a canvas, row by row, each 0xaabbggrr. */
export function pixelsOf(canvas: HTMLCanvasElement): Uint32Array {
	const { data } = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
	return new Uint32Array(data.buffer);
}

/** A canvas as a PNG file. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
	return new Promise((resolve, reject) =>
		canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('too large'))), 'image/png'),
	);
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('there is no canvas');
	return context;
}
