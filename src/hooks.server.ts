// How pages are written when the site is built: the two faces of running text are asked for at once, so that
// words rarely change their face in front of the reader.

import type { Handle } from '@sveltejs/kit';

const early = /source-(sans|serif)[\w-]*normal/;

export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { preload: ({ type, path }) => type !== 'font' || early.test(path) });
