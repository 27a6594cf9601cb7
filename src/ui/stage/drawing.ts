// Draws marks as SVG: a mark is an element, a cell one for each of its parts. What appears is written as markup, on
// the server and here; what stays keeps its element, and only the attributes that differ are written. A stage has
// some two thousand marks and draws them anew in every frame: a component for each of them took five times as long.

import type { SlotAt } from '#inspect/operation.ts';
import type {
	CellMark,
	CharsMark,
	GroupMark,
	Mark,
	PathMark,
	RectMark,
	TextMark,
} from '#scene/scene.ts';
import { escaped } from '../escape.ts';

/** A mark that is one element. */
type Single = Exclude<Mark, CellMark>;

/** What the elements of a drawing depend on besides their marks. */
export interface Setting {
	/** Id of the clip path of the tables. */
	readonly clip: string;
	/** Buckets can be chosen. */
	readonly choosable: boolean;
}

type Value = string | number | undefined;
/** The attributes of an element, by name; undefined: it has none of that name. */
type Looks<M> = Readonly<Record<string, (mark: M, setting: Setting) => Value>>;

const ofAll: Looks<Single> = {
	class: ({ role }) => role || undefined,
	opacity: ({ opacity }) => opacity,
};

const ofRect: Looks<RectMark> = {
	...ofAll,
	x: ({ x }) => x,
	y: ({ y }) => y,
	width: ({ w }) => w,
	height: ({ h }) => h,
	rx: ({ r }) => r,
};

const ofText: Looks<TextMark> = {
	...ofAll,
	x: ({ x }) => x,
	y: ({ y }) => y,
	'font-size': ({ size }) => size,
	'text-anchor': ({ anchor }) => anchor,
};

const ofChars: Looks<CharsMark> = {
	...ofAll,
	x: ({ xs }) => xs.join(' '),
	y: ({ ys }) => ys.join(' '),
	'font-size': ({ size }) => size,
};

const ofPath: Looks<PathMark> = {
	...ofAll,
	d: ({ d }) => d,
	pathLength: ({ drawn }) => (drawn === undefined ? undefined : 1),
	'stroke-dasharray': ({ drawn }) => (drawn === undefined ? undefined : `${drawn} 1`),
};

const ofGroup: Looks<GroupMark> = {
	...ofAll,
	class: ({ role, mix }) => (mix ? `${role} mixing from-${mix.from}` : role || undefined),
	transform: ({ x, y }) => (x === 0 && y === 0 ? undefined : `translate(${x} ${y})`),
	style: ({ mix }) => mix && `--mix: ${mix.t * 100}%`,
	'clip-path': ({ clip }, setting) => clip && `url(#${setting.clip})`,
	'aria-label': ({ label }) => label,
	role: roleOf,
	'data-addr': (mark, setting) => (isButton(mark, setting) ? mark.bucket?.addr : undefined),
	// Drawing.choose gives other values to one bucket.
	tabindex: (mark, setting) => (isButton(mark, setting) ? -1 : undefined),
	'aria-pressed': (mark, setting) => (isButton(mark, setting) ? 'false' : undefined),
};

const isButton = ({ bucket }: GroupMark, { choosable }: Setting) =>
	choosable && bucket !== undefined;

function roleOf(mark: GroupMark, setting: Setting): string | undefined {
	if (isButton(mark, setting)) return 'button';
	if (!mark.label) return undefined;
	return mark.role.startsWith('lane') ? 'group' : 'img';
}

const looks = { rect: ofRect, text: ofText, chars: ofChars, path: ofPath, group: ofGroup };
const tags = { rect: 'rect', text: 'text', chars: 'text', path: 'path', group: 'g' };

const entries = Object.fromEntries(
	Object.entries(looks).map(([kind, of]) => [kind, Object.entries(of)]),
) as unknown as Readonly<Record<Single['kind'], readonly [string, Looks<Single>[string]][]>>;

const namespace = 'http://www.w3.org/2000/svg';

/** The marks with the parts of cells in place of cells. */
function singles(marks: readonly Mark[]): readonly Single[] {
	return marks.flatMap((mark) => (mark.kind === 'cell' ? partsOf(mark) : mark));
}

function partsOf({ id, role, x, y, w, h, r, size, texts, opacity }: CellMark): Single[] {
	const baseline = y + h / 2 + size * 0.35;
	return [
		{ kind: 'rect', id, role, x, y, w, h, r, opacity },
		...texts.map((part): TextMark => ({
			kind: 'text',
			id: `${id}:${part.part}`,
			role: `${part.part} ${role}`,
			x: x + part.dx,
			y: baseline,
			text: part.text,
			size: part.size,
			anchor: part.anchor,
			title: part.title,
			opacity: part.opacity ?? opacity,
		})),
	];
}

/** Marks as the inside of an SVG element. */
export function markupOf(marks: readonly Mark[], setting: Setting): string {
	return singles(marks)
		.map((mark) => {
			const attributes = entries[mark.kind]
				.map(([name, of]) => [name, of(mark, setting)] as const)
				.filter(([, value]) => value !== undefined)
				.map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
			const tag = tags[mark.kind];
			return `<${tag}${attributes.join('')}>${insideOf(mark, setting)}</${tag}>`;
		})
		.join('');
}

function insideOf(mark: Single, setting: Setting): string {
	if (mark.kind === 'group') return markupOf(mark.children, setting);
	if (!hasWords(mark)) return '';
	const title = titleOf(mark);
	return (title ? `<title>${escaped(title)}</title>` : '') + escaped(mark.text);
}

/** A mark that is drawn, and, of a group, what is in it. */
interface Drawn {
	mark: Single;
	readonly element: Element;
	inside: Drawn[];
}

/** A group of elements that shows marks: `root` has been filled by markupOf(marks). */
export class Drawing {
	readonly #root: SVGGElement;
	readonly #setting: Setting;
	#marks: readonly Mark[];
	/** Empty until the first change: many drawings never have one. */
	#drawn: Drawn[] = [];
	#pressed: Element | null = null;
	#stop: Element | null = null;

	constructor(root: SVGGElement, marks: readonly Mark[], setting: Setting) {
		this.#root = root;
		this.#marks = marks;
		this.#setting = setting;
	}

	/** Shows other marks. */
	show(marks: readonly Mark[]): void {
		if (marks === this.#marks) return;
		if (this.#drawn.length === 0) this.#drawn = found(this.#root, this.#marks);
		this.#drawn = this.#redrawn(this.#root, this.#drawn, marks);
		this.#marks = marks;
	}

	/** Marks what is chosen: a slot, or, with slot -1, a bucket. The tab key comes to its bucket, or to the first. */
	choose(place: SlotAt | null): void {
		const at = place && this.#root.querySelector(`[data-addr="${place.bucket}"]`);
		const stop = at ?? this.#root.querySelector('[data-addr]');
		const pressed = place?.slot === -1 ? at : null;
		this.#pressed = passed('aria-pressed', ['false', 'true'], this.#pressed, pressed);
		this.#stop = passed('tabindex', ['-1', '0'], this.#stop, stop);
	}

	#redrawn(parent: Element, drawn: Drawn[], marks: readonly Mark[]): Drawn[] {
		const wanted = singles(marks);
		if (drawn.length === wanted.length && wanted.every((mark, i) => isOf(drawn[i], mark))) {
			wanted.forEach((mark, i) => this.#change(drawn[i], mark));
			return drawn;
		}
		const left = new Map(drawn.map((one) => [one.mark.id, one]));
		const kept = wanted.map((mark) => {
			const known = left.get(mark.id);
			if (!known || !isOf(known, mark)) return null;
			left.delete(mark.id);
			return known;
		});
		const spare = new Spare(left.values());
		const next = wanted.map((mark, i) => {
			const one = kept[i] ?? spare.take(mark);
			if (!one) return this.#made(mark);
			this.#change(one, mark);
			return one;
		});
		spare.remove();
		let at = parent.firstElementChild;
		for (const { element } of next)
			if (element === at) at = at.nextElementSibling;
			else parent.insertBefore(element, at);
		return next;
	}

	#made(mark: Single): Drawn {
		const element = document.createElementNS(namespace, tags[mark.kind]);
		for (const [name, of] of entries[mark.kind]) put(element, name, of(mark, this.#setting));
		if (hasWords(mark)) write(element, mark);
		const inside =
			mark.kind === 'group' ? singles(mark.children).map((one) => this.#made(one)) : [];
		element.append(...inside.map((one) => one.element));
		return { mark, element, inside };
	}

	#change(drawn: Drawn, mark: Single): void {
		const { element, mark: before } = drawn;
		if (before === mark) return;
		for (const [name, of] of entries[mark.kind]) {
			const value = of(mark, this.#setting);
			if (value !== of(before, this.#setting)) put(element, name, value);
		}
		drawn.mark = mark;
		if (hasWords(mark)) {
			const { text } = before as Words; // a mark keeps its kind
			if (mark.text !== text || titleOf(mark) !== titleOf(before)) write(element, mark);
		} else if (mark.kind === 'group' && mark.children !== (before as GroupMark).children)
			drawn.inside = this.#redrawn(element, drawn.inside, mark.children);
	}
}

function put(element: Element, name: string, value: Value): void {
	if (value === undefined) element.removeAttribute(name);
	else element.setAttribute(name, String(value));
}

type Words = TextMark | CharsMark;
const hasWords = (mark: Single): mark is Words => mark.kind === 'text' || mark.kind === 'chars';
const titleOf = (mark: Single) => (mark.kind === 'text' && mark.title) || undefined;

/** Puts the words of a mark into its element. A text that stays a text is cheaper to lay out than another one. */
function write(element: Element, mark: Words): void {
	const title = titleOf(mark);
	const { firstChild } = element;
	if (!title && firstChild instanceof Text) {
		firstChild.data = mark.text;
		return;
	}
	element.replaceChildren(mark.text);
	if (title) {
		const about = document.createElementNS(namespace, 'title');
		about.append(title);
		element.prepend(about);
	}
}

/** What one element has of an attribute and all others lack goes over to another element, which is given back. */
function passed(
	name: string,
	[off, on]: readonly [string, string],
	from: Element | null,
	to: Element | null,
): Element | null {
	if (from !== to) {
		from?.setAttribute(name, off);
		to?.setAttribute(name, on);
	}
	return to;
}

/** Elements that are not needed any more: what appears takes one of them before a new one is made. */
class Spare {
	readonly #bySort = new Map<string, Drawn[]>();

	constructor(left: Iterable<Drawn>) {
		for (const one of left) {
			const sort = sortOf(one.mark);
			const known = this.#bySort.get(sort);
			if (known) known.push(one);
			else this.#bySort.set(sort, [one]);
		}
	}

	take(mark: Single): Drawn | undefined {
		return this.#bySort.get(sortOf(mark))?.shift();
	}

	remove(): void {
		for (const left of this.#bySort.values()) for (const { element } of left) element.remove();
	}
}

/** Marks of one sort can have the same element: they differ little, whatever they say. */
function sortOf(mark: Single): string {
	if (mark.kind === 'group') return mark.bucket ? 'bucket' : 'group';
	return `${mark.kind} ${mark.role.split(' ', 1)[0]}`;
}

const isOf = ({ mark }: Drawn, { id, kind }: Single) => mark.id === id && mark.kind === kind;

/** The elements that markupOf(marks) has become. */
function found(parent: Element, marks: readonly Mark[]): Drawn[] {
	const { children } = parent;
	return singles(marks).map((mark, i) => {
		const element = children[i];
		return { mark, element, inside: mark.kind === 'group' ? found(element, mark.children) : [] };
	});
}
