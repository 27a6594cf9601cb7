// The script of every page: it brings the instruments alive that are there as HTML, and remembers the choice of
// colours.

import { rememberTheme } from './theme.ts';

rememberTheme();
const scenarios = document.querySelectorAll('.scenario');
if (scenarios.length > 0) {
	const { bringAlive } = await import('./scenario.ts');
	scenarios.forEach(bringAlive);
}
