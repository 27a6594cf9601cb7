// The choice of colours, kept where the browser lets us: a script in app.html puts it back before anything is drawn.
// The style sheet reads it from the root (tokens.css). It reads the switch itself, with :has(), only where there is no
// script: every change of a page makes the browser ask for the switch again, some seventy times in a step.

import { keep, themeName } from '#player/storage.ts';

const switches = 'input[name="theme"]';

/** Lets the switch show the choice that was kept, and keeps what is chosen from now on. */
export function rememberTheme(): void {
	const { dataset } = document.documentElement;
	for (const option of document.querySelectorAll<HTMLInputElement>(switches)) {
		const choose = () => {
			if (option.value === 'auto') delete dataset.theme;
			else dataset.theme = option.value;
			keep(themeName, dataset.theme ?? null);
		};
		option.addEventListener('change', choose);
		if (option.checked && option.value !== 'auto')
			choose(); // before this script came
		else if (option.value === dataset.theme) option.checked = true;
	}
}
