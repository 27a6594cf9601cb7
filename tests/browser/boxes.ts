// Measures the texts that a browser has drawn: whether one overlaps another, or leaves its place.

interface Box {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly element: Element;
}

/** Parts of a text's size above and below its baseline that letters and digits fill. */
const ascent = 0.72;
const descent = 0.1;
/** Pixels that boxes may touch: outlines are not exact. */
const touch = 0.75;

/** The boxes of a text: one, or, where each character has a place of its own, one for each. */
function boxesOf(element: SVGTextElement): Box[] {
	const xs = element.getAttribute('x')?.split(' ') ?? [];
	const count = xs.length > 1 ? xs.length : 0;
	const boxes = count > 0 ? xs.map((_, i) => element.getExtentOfChar(i)) : [element.getBBox()];
	const ys = element.getAttribute('y')?.split(' ').map(Number) ?? [];
	const size = Number(element.getAttribute('font-size'));
	const matrix = element.getScreenCTM() ?? undefined;
	const origin = element.ownerSVGElement?.getBoundingClientRect() ?? new DOMRect();
	return boxes.map(({ x, width }, i) => {
		const from = new DOMPoint(x, (ys[i] ?? ys[0]) - size * ascent).matrixTransform(matrix);
		const to = new DOMPoint(x + width, (ys[i] ?? ys[0]) + size * descent).matrixTransform(matrix);
		return {
			text: count > 0 ? element.textContent[i] : element.textContent,
			left: from.x - origin.x,
			right: to.x - origin.x,
			top: from.y - origin.y,
			bottom: to.y - origin.y,
			element,
		};
	});
}

function opacityOf(element: Element): number {
	let opacity = 1;
	for (let at: Element | null = element; at && at.tagName !== 'svg'; at = at.parentElement)
		opacity *= Number(at.getAttribute('opacity') ?? 1);
	return opacity;
}

const overlap = (a: Box, b: Box) =>
	Math.min(a.right, b.right) - Math.max(a.left, b.left) > touch &&
	Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > touch;

const isInside = (a: Box, b: Omit<Box, 'text' | 'element'>) =>
	a.left >= b.left - touch &&
	a.right <= b.right + touch &&
	a.top >= b.top - touch &&
	a.bottom <= b.bottom + touch;

function relative(element: Element, svg: Element) {
	const box = element.getBoundingClientRect();
	const origin = svg.getBoundingClientRect();
	const [left, top] = [box.left - origin.left, box.top - origin.top];
	return { left, top, right: left + box.width, bottom: top + box.height };
}

/** The cell that a text stands in: the texts of a cell follow it. */
function cellOf(text: Element): Element | null {
	let at = text.previousElementSibling;
	while (at?.tagName === 'text') at = at.previousElementSibling;
	return at?.closest('rect.cell') ?? null;
}

/** What is wrong with the texts of a drawn scene, one line each; `tables` is the window on its tables. */
export function faults(
	svg: SVGSVGElement,
	tables: { x: number; y: number; w: number; h: number },
): string[] {
	const window = {
		left: tables.x,
		right: tables.x + tables.w,
		top: tables.y,
		bottom: tables.y + tables.h,
	};
	const papers = [...svg.querySelectorAll('.paper')];
	const isCovered = (box: Box) =>
		papers.some(
			(paper) =>
				(paper.compareDocumentPosition(box.element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 &&
				overlap(box, { ...box, ...relative(paper, svg) }),
		);
	const boxes = [...svg.querySelectorAll('text')]
		.filter((one) => one.textContent.trim() !== '' && !one.closest('.overlay'))
		.filter((one) => getComputedStyle(one).visibility === 'visible' && opacityOf(one) > 0.25)
		.flatMap(boxesOf)
		// What is only seen in part is cut at the edges of the window, and glides below the titles.
		.filter((box) => box.element.closest('.tables') === null || isInside(box, window))
		.filter((box) => !isCovered(box));
	const found: string[] = [];
	const whole = relative(svg, svg);
	for (const box of boxes) {
		if (!isInside(box, whole)) found.push(`"${box.text}" leaves the stage`);
		const cell = cellOf(box.element);
		const role = box.element.getAttribute('class') ?? '';
		if (cell && /^(key|elem|tophash)/.test(role)) {
			const { left, right } = relative(cell, svg);
			if (box.left < left - touch || box.right > right + touch)
				found.push(`"${box.text}" leaves its cell`);
		}
	}
	const byTop = [...boxes].sort((a, b) => a.top - b.top);
	byTop.forEach((a, i) => {
		for (let j = i + 1; j < byTop.length && byTop[j].top < a.bottom; j++)
			if (overlap(a, byTop[j])) found.push(`"${a.text}" overlaps "${byTop[j].text}"`);
	});
	return found;
}
