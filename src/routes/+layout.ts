// Every page is written when the site is built, as a folder with an index.html.
export const prerender = true;
export const trailingSlash = 'always';
