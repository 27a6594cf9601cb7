// The text of the home page: markdown with an instrument, like a lesson.

export { default as FrontPage } from '/content/en/index.md';
export { default as frontPage } from '/content/en/index.md?info';
