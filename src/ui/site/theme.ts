// The choice of colours, kept where the browser lets us. It works without (see ThemeSwitch.svelte); a script in
// app.html puts the choice back before anything is drawn.

const key = 'theme';

function store(theme: string): void {
	try {
		if (theme === 'auto') localStorage.removeItem(key);
		else localStorage.setItem(key, theme);
	} catch {
		// Storage is forbidden: the choice holds for this page.
	}
}

/** Lets the switch show the choice that was kept, and keeps what is chosen from now on. */
export function rememberTheme(): void {
	const root = document.documentElement;
	const switches = document.querySelectorAll<HTMLInputElement>('input[name="theme"]');
	for (const option of switches) {
		if (option.value === root.dataset.theme) option.checked = true;
		option.addEventListener('change', () => {
			delete root.dataset.theme;
			store(option.value);
		});
	}
}
