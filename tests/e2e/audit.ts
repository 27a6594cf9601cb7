// What can be measured of a page for everyone: what axe finds, what does not fit, and targets that are too small.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, each as `rule: selectors`; of the page, or of what `part` selects. */
export async function barriers(page: Page, part?: string): Promise<string[]> {
	// Targets are measured below: to axe, those that the fixed foot covers at the moment are small.
	const axe = new AxeBuilder({ page }).withTags(standards).disableRules('target-size');
	if (part !== undefined) axe.include(part);
	// The pictures of the gallery are those of the lessons, many times over: for axe, minutes of work.
	const { violations } = await axe.exclude('.pair svg').analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`);
}

/** CSS pixels by which the page is wider than its window. */
export function overhang(page: Page): Promise<number> {
	return page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
}

/**
 * Targets that are smaller than 24 by 24 CSS pixels, each as `element: width × height`. Left out, as WCAG 2.5.8 has it: links
 * within a sentence; buckets of the picture, whose slots the table view has as buttons that are large enough; and controls
 * whose label is the target.
 */
export function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const least = 24;
		const targets =
			'a[href], button, input, select, summary, [role=button], [role=slider], [role=tab]';
		const isInline = (element: Element) =>
			element.matches('a, p button') &&
			getComputedStyle(element).display.startsWith('inline') &&
			element.parentElement?.matches('p, li, sup, span, em');
		const boxOf = (element: Element) => {
			const label = element.matches('input[type=radio], input[type=checkbox]')
				? element.closest('label')
				: null;
			return (label ?? element).getBoundingClientRect();
		};
		return [...document.querySelectorAll(targets)]
			.filter((one) => one.checkVisibility({ visibilityProperty: true }))
			.filter((one) => !one.closest('svg.scene') && !isInline(one))
			.filter((one) => !one.matches('.visually-hidden, .skip'))
			.map((one) => ({ one, box: boxOf(one) }))
			.filter(({ box }) => Math.min(box.width, box.height) < least - 0.01)
			.map(
				({ one, box }) =>
					`${one.outerHTML.slice(0, 100)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`,
			);
	});
}
