// The home page shows this scenario: a growth, taken from its lesson.

export { default as growth } from '/content/en/02-growing/01-growth/index.md?scenario=growth';
