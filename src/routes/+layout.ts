// Every page is written when the site is built, as a folder with an index.html, and is plain HTML: instead of
// Kit's client, one script of ours (ui/site/start.ts) brings the instruments alive.
export const prerender = true;
export const trailingSlash = 'always';
export const csr = false;
