// From a drawing on the page to an SVG that looks the same anywhere: what the style sheets say of it becomes
// attributes, with plain colours, and the faces of its texts come along. roles.css stays the one place of looks;
// here nothing is known of it.

import { escaped } from '../escape.ts';
import type { Faces } from './faces.ts';

/** Properties that become attributes of the same name where they are not what SVG begins with. */
const inherited: Readonly<Record<string, string>> = {
	fill: '#000000',
	'fill-opacity': '1',
	stroke: 'none',
	'stroke-opacity': '1',
	'stroke-width': '1',
	'stroke-dasharray': 'none',
	'stroke-linecap': 'butt',
	'stroke-linejoin': 'miter',
};
const ofText: Readonly<Record<string, string>> = {
	'font-family': '',
	'font-weight': '400',
	'font-style': 'normal',
	'paint-order': 'normal',
};
const ofAll: Readonly<Record<string, string>> = { opacity: '1' };
const ofStrokes = /^stroke-/;

/** Attributes that are for the page only, or that computed properties stand for. */
const dropped =
	/^(class|style|role|tabindex|data-.*|aria-.*|on.*|opacity|stroke-dasharray|width|height|viewBox|xmlns)$/;
const sized = /^(rect|pattern|image|use)$/;
const containers = /^(g|defs|clipPath|pattern)$/;

const attribute = (name: string, value: string) => ` ${name}="${escaped(value)}"`;

/** What is known while drawings are written: the faces they use, and their colours in plain words. */
interface Job {
	readonly families: Set<string>;
	/** The face of most texts: it is said once. */
	readonly usual: string;
	readonly colors: Map<string, string>;
}

/** Gives a function that writes drawings, which have to be in the document, as SVG files. */
export function writer(faces: Faces): (svg: SVGSVGElement) => string {
	const colors = new Map<string, string>();
	return (svg) => {
		const usual = plainFamilies(getComputedStyle(svg).fontFamily);
		return standalone(svg, faces, { families: new Set(), usual, colors });
	};
}

function standalone(svg: SVGSVGElement, faces: Faces, job: Job): string {
	const { width, height } = svg.viewBox.baseVal;
	const { families } = job;
	const body = [...svg.children].map((child) => written(child, job)).join('');
	const style = [...families].map((family) => faces.get(family) ?? '').join('');
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"` +
		` viewBox="0 0 ${width} ${height}" role="img" xml:space="preserve"${attribute('font-family', job.usual)}` +
		` style="white-space:pre;font-variant-ligatures:none">` +
		`<title>${escaped(svg.getAttribute('aria-label') ?? '')}</title>` +
		(style === '' ? '' : `<style>${style}</style>`) +
		`${body}</svg>\n`
	);
}

function written(element: Element, job: Job): string {
	const { localName: name } = element;
	const style = getComputedStyle(element);
	const isInDefs = name === 'defs' || name === 'clipPath' || name === 'pattern';
	if (!isInDefs && (style.display === 'none' || style.visibility === 'hidden')) return '';
	if (style.opacity === '0') return '';
	let attributes = '';
	for (const { name: key, value } of element.attributes)
		if (!dropped.test(key) || (sized.test(name) && /^(width|height)$/.test(key)))
			attributes += attribute(key, value);
	attributes += looks(name, style, job);
	if (name === 'text') job.families.add(firstFamily(style.fontFamily));
	const inside =
		name === 'text'
			? [...element.childNodes].map(wordsOf).join('')
			: [...element.children].map((child) => written(child, job)).join('');
	if (name === 'g' && inside === '') return '';
	return inside === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
}

/** What a text says; where it is cut, the whole of it comes along as its title. */
function wordsOf(node: Node): string {
	const words = escaped(node.textContent ?? '');
	return node instanceof SVGTitleElement ? `<title>${words}</title>` : words;
}

/** What the style sheets say of an element, as attributes. */
function looks(name: string, style: CSSStyleDeclaration, { colors, usual }: Job): string {
	const isContainer = containers.test(name);
	const wanted = {
		...ofAll,
		...(isContainer ? {} : inherited),
		...(name === 'text' ? ofText : {}),
	};
	const hasStroke = style.stroke !== 'none';
	let attributes = '';
	for (const [property, initial] of Object.entries(wanted)) {
		if (ofStrokes.test(property) && !hasStroke) continue;
		const value = plainValue(property, style.getPropertyValue(property), colors);
		if (value !== initial && value !== usual) attributes += attribute(property, value);
	}
	if (name === 'text' && style.fontVariantNumeric !== 'normal')
		attributes += attribute('style', `font-variant-numeric:${style.fontVariantNumeric}`);
	return attributes;
}

function plainValue(property: string, value: string, colors: Job['colors']): string {
	if (property === 'fill' || property === 'stroke') return plainColor(value, colors);
	if (property === 'font-family') return plainFamilies(value);
	if (property === 'stroke-width' || property === 'stroke-dasharray')
		return value.replaceAll(/px|,/g, '');
	return value;
}

/** The face that is meant, and what may stand for it; not the stand-ins of this site. */
function plainFamilies(value: string): string {
	return value
		.split(/,\s*/)
		.filter((family) => !family.includes('stand-in'))
		.map((family) => family.replaceAll('"', "'"))
		.join(', ');
}

function firstFamily(value: string): string {
	return value.split(',')[0].replaceAll(/["']/g, '');
}

/** A colour in hexadecimal digits: `oklab(…)` and the like are known to few other programs. */
function plainColor(value: string, colors: Job['colors']): string {
	if (value === 'none') return value;
	const reference = /^url\("?(#[^")]+)"?\)/.exec(value);
	if (reference) return `url(${reference[1]})`;
	const known = colors.get(value) ?? hexOf(value);
	colors.set(value, known);
	return known;
}

function hexOf(color: string): string {
	const rgb = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color);
	const [red, green, blue] = rgb ? rgb.slice(1).map(Number) : pixelOf(color);
	return `#${[red, green, blue].map((n) => n.toString(16).padStart(2, '0')).join('')}`;
}

/** The colour as a canvas draws it. */
function pixelOf(color: string): Uint8ClampedArray {
	const context = new OffscreenCanvas(1, 1).getContext('2d');
	if (!context) throw new Error('there is no canvas');
	context.fillStyle = color;
	context.fillRect(0, 0, 1, 1);
	return context.getImageData(0, 0, 1, 1).data;
}
