// The choice of colours, kept where the browser lets us. It works without (see ThemeSwitch.svelte); a script in
// app.html puts the choice back before anything is drawn.

import { keep, themeName } from '#player/storage.ts';

/** Lets the switch show the choice that was kept, and keeps what is chosen from now on. */
export function rememberTheme(): void {
	const root = document.documentElement;
	const switches = document.querySelectorAll<HTMLInputElement>('input[name="theme"]');
	for (const option of switches) {
		if (option.value === root.dataset.theme) option.checked = true;
		option.addEventListener('change', () => {
			delete root.dataset.theme;
			keep(themeName, option.value === 'auto' ? null : option.value);
		});
	}
}
