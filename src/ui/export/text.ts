// What the export dialog says.

export const text = {
	title: 'Export',
	what: 'What',
	kinds: { picture: 'Picture', film: 'Film', text: 'Text' },
	close: 'Close',
	loading: 'Drawing …',
	waiting: 'The program has not run yet.',

	colors: 'Colours',
	schemes: { light: 'light', dark: 'dark' },
	transparent: 'transparent background',
	caption: 'with a caption',
	layout: 'Layout',
	sizes: { shown: 'as on the page', wide: 'wide', phone: 'narrow' },
	scale: 'Sharpness of a PNG',
	times: (n: number) => `${n}×`,
	preview: (label: string) => `Preview: ${label}`,
	saveSvg: 'Save SVG',
	savePng: 'Save PNG',
	copySvg: 'Copy SVG',
	copyPng: 'Copy PNG',
	kilobytes: (bytes: number) => `SVG: ${Math.ceil(bytes / 1000)} kB, fonts included`,

	from: 'From step',
	to: 'to step',
	here: (step: number, end: number) => `You are at step ${step} of ${end}.`,
	speed: 'Playing speed',
	rate: 'Frames a second',
	pixels: 'Pixels',
	sizeOf: (width: number, height: number) => `${width} × ${height}`,
	frames: (n: number, seconds: string) =>
		`${n} frames, ${seconds} seconds; then it starts again. Its size in bytes is known when it is made.`,
	tooLong: (most: number) =>
		`That is too long for a GIF: at most ${most} frames. Choose a shorter range, a higher speed or fewer frames a second.`,
	steps: (end: number) => `A step is a whole number from 0 to ${end}.`,
	backwards: 'The film has to end at a later step than it begins at.',
	make: 'Make GIF',
	cancel: 'Cancel',
	progress: (done: number, all: number) => `Frame ${done} of ${all}`,
	filmReady: (bytes: number) => `The GIF is ready: ${Math.ceil(bytes / 1000)} kB.`,
	saveGif: 'Save GIF',

	figure: 'The state as text, for a code review',
	copyText: 'Copy text',
	saveText: 'Save text',

	saved: (name: string) => `Saved as ${name}.`,
	copied: 'Copied.',
	notCopied: 'Your browser did not let this page use the clipboard. Save the file instead.',
	failed: (reason: string) => `That did not work: ${reason}`,
};
