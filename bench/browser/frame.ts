// Time as a reader sees it: from a change to the frame that shows it.

/** The moment behind the next frame that is painted. */
export function painted(): Promise<number> {
	return new Promise((resolve) => {
		requestAnimationFrame(() => {
			// A message is handled behind the painting of the frame.
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => resolve(performance.now());
			port2.postMessage(null);
		});
	});
}

/** Milliseconds of a change: of its script alone, and until it is on the screen. */
export interface Cost {
	readonly script: number;
	readonly frame: number;
}

/** Makes a change right behind a frame, and waits until it can be seen. */
export async function costOf(change: () => void): Promise<Cost> {
	await painted();
	const start = performance.now();
	change();
	const script = performance.now() - start;
	return { script, frame: (await painted()) - start };
}
