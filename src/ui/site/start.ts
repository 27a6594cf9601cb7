// The script of every page: it brings the instruments alive that are there as HTML, and remembers the choice of
// colours.

import { part } from '../part.ts';
import { rememberTheme } from './theme.ts';

rememberTheme();
const scenarios = document.querySelectorAll('.scenario');
if (scenarios.length > 0) await bringAlive();

/** Without the network the pages stay as they are, to be read. */
async function bringAlive() {
	const loaded = await part(() => import('./scenario.ts'));
	if (loaded) scenarios.forEach(loaded.bringAlive);
	else addEventListener('online', bringAlive, { once: true });
}
