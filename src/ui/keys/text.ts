// The words of the list of keys, in English.

export const text = {
	title: 'Keys',
	close: 'Close',
	intro: 'They work while the focus is inside the instrument. With Shift, letters go back.',
	legend: 'Marks on the scrubber',
	groups: [
		{
			title: 'Play and step',
			keys: [
				[['Space'], 'play, pause'],
				[['←', '→'], 'one step back, on'],
				[['s'], 'into: the next micro stop, whatever the step level; Shift: the one before'],
				[['Shift ←', 'Shift →'], 'over a call or operation, back, on'],
				[['Shift ↑', 'Shift ↓'], 'out of it: to its beginning, its end'],
				[['r'], 'run on to the next breakpoint; Shift: back to the one before'],
				[['Home', 'End'], 'to the beginning, the end'],
				[['[', ']'], 'finer, coarser steps'],
				[['−', '+'], 'slower, faster'],
				[['0', '…', '9'], 'speed: ½, 1, 2, 4 … 256 times'],
			],
		},
		{
			title: 'Jump to the next (Shift: the last)',
			keys: [
				[[',', '.'], 'mark on the scrubber: before, next'],
				[['g'], 'growth'],
				[['v'], 'overflow bucket'],
				[['c'], 'garbage collection'],
				[['p'], 'output'],
				[['x'], 'panic'],
				[['t'], 'touch of this bucket: the chosen one, or the one at hand'],
				[['k'], 'touch of this key, wherever its entry lies by then'],
				[['n'], 'bookmark'],
			],
		},
		{
			title: 'Mark, loop, choose',
			keys: [
				[['b'], 'breakpoint on the line at hand: set, remove'],
				[['m'], 'bookmark here: set, remove'],
				[['i', 'o'], 'loop: begins here, ends here'],
				[['l'], 'loop: on, off'],
				[['y'], 'copy a link to this step'],
				[['Tab', '← ↑ ↓ →', 'Enter'], 'in the picture: to a bucket, a slot, choose it'],
				[['Esc'], 'let go of what was chosen'],
				[['?'], 'this list'],
			],
		},
	] as readonly { title: string; keys: readonly (readonly [readonly string[], string])[] }[],
};
