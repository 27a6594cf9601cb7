// Sizes of the picture in pixels. Every number that says how large something is stands here.

/** Width of a character of the monospace face, and a safe mean of the sans, as a share of the size. */
export const monoWidth = 0.6;
export const sansWidth = 0.47;

/** Where the baseline of a text lies below the middle of its line, as a share of its size. */
export const baseline = 0.35;

/** Sizes of text: names and values, remarks, small remarks. */
export const nameSize = 13;
export const remarkSize = 12;
export const smallSize = 10.5;

/** Below this size text cannot be read: cells stay without. */
export const leastSize = 9;
/** Entries are shown with their elem only if the text stays at least this large. */
export const leastWithElem = 9.5;
export const mostSize = 17;
/** Text of this size is read with ease. */
export const easySize = 10.5;

/** Height of a line with a title, and the space between the regions. */
export const titleHeight = 20;
export const regionGap = 14;

/** The header's fields. */
export const field = {
	height: 38,
	pad: 7,
	narrowPad: 5,
	nameSize: 10.5,
	offsetSize: 9.5,
	valueSize: 12.5,
	narrowValueSize: 11,
	nameLine: 14,
	valueLine: 30,
	rowGap: 4,
	radius: 5,
};
/** Narrower stages use the narrow sizes. */
export const narrow = 520;
/** Narrower stages have no room for addresses beside the fork. */
export const tight = 640;

/** The hash ribbon. */
export const ribbon = {
	bitHeight: 19,
	/** Space behind each byte. */
	byteGap: 4,
	bitSize: 10.5,
	/** Between neighbours, at least. */
	bitGap: 0.3,
	rowGap: 4,
};

/** Slots of a bucket. */
export const slots = 8;

/** Buckets with text. */
export const bucket = {
	/** Between neighbours. */
	gap: 4,
	pad: 2.5,
	labelHeight: 16,
	/** Above the slots of an overflow bucket, which has no label. */
	overflowTop: 3,
	bottom: 4,
	radius: 5,
	slotGap: 1.5,
	slotRadius: 2.5,
	/** The pointer from a bucket to its overflow bucket. */
	link: 13,
	arrow: 4,
	/** Heights of a slot that are tried, best first. */
	slotHeights: [40, 37, 34, 30, 26, 24, 22, 20, 18, 16.5, 15, 14, 13, 12, 11],
	/** Height of a text as a share of the slot's. */
	textShare: 0.82,
	/** Space at the sides of a cell, and between the texts in it. */
	cellPad: 3,
	textGap: 6,
	/** A bucket is at most this much wider than its text. */
	mostStretch: 1.6,
	/** Even if its text is short, the only bucket of a map is this wide. */
	loneWidth: 280,
	rowGap: 8,
};

/** Buckets without text. */
export const plain = {
	gap: 2,
	pad: 1,
	labelHeight: 13,
	/** Narrower ones have no index above them. */
	labelWidth: 20,
	labelSize: 9.5,
	bottom: 1,
	radius: 2,
	link: 4,
	slotHeights: [9, 8, 7, 6, 5, 4, 3, 2.5],
	/** Narrower ones are a single column: how full, and nothing else. */
	leastWidth: 6,
	leastPitch: 2,
	mostWidth: 72,
	rowGap: 5,
	/** More of them are drawn with fewer marks each. */
	many: 128,
};

/** Lanes. */
export const lane = {
	title: 21,
	/** The line above the buckets: the halves while growing, the cursor, captions. */
	half: 16,
	/** Between the old lane and the current one: room for the fork. */
	gap: 20,
	spareWidth: 9,
	spareHeight: 12,
	mostSpares: 12,
	ghostWidth: 260,
	ghostHeight: 200,
	density: 44,
	/** Below the density: the lens's way to the buckets that are drawn, and words about it. */
	lens: 22,
	leastLens: 3,
	/** Buckets of a large table that are drawn: as many of these as have room for text. */
	pages: [64, 32, 16, 8, 4],
	leastHeight: 120,
	/** Tables with text may be this much higher than the space for them; then they are seen in part. */
	mostOverflow: 1.7,
};

/** The bit on a way of the fork. */
export const badge = { radius: 7, size: 10.5 };

/** The strip of bytes. */
export const strip = {
	height: 26,
	/** The line with the offset of each part. */
	offsets: 15,
	rulerHeight: 4,
	partGap: 4,
	rowGap: 3,
	pad: 3,
	size: 11,
	radius: 3,
	/** Without a strip, the tables keep at least this height. */
	leastTables: 200,
	/** Nor do slots without text get lower than this. */
	leastStep: 7,
};

/** A slot unfolded. */
export const unfolding = {
	/** The line with the name of a piece, that with the names of its leaves, and the leaves. */
	title: 15,
	titleBelow: 3,
	caption: 12,
	captionBelow: 3,
	captionSize: 9.5,
	height: 22,
	size: 11,
	pad: 5,
	radius: 3,
	/** Room for the way of a pointer, left of each piece. */
	indent: 13,
	/** Between pieces side by side, and below a row: more for each pointer that turns there. */
	pieceGap: 16,
	rowGap: 6,
	lane: 4,
	/** Pointers that lead past a row go down at the left edge, one beside the other. */
	rail: 5,
	arrow: 3.5,
	/** Characters of a value that is longer are left out. */
	mostChars: 28,
	leastChars: 2,
	/** Titles are cut where they are wider. */
	widestTitle: 190,
	/** Of the room for tables and bytes, at most this share is taken. */
	most: 0.55,
};

/** The gauges. */
export const gauge = {
	height: 34,
	bar: 7,
	gap: 24,
	least: 200,
	narrowGap: 12,
};

/** Text of which each character takes one column. */
const plainText = /^[\u0020-\u02ff\u2010-\u2027\u2190-\u21ff]*$/;
/** Characters that other typefaces draw twice as wide. */
const wide = /[\u1100-\u115f\u2e80-\u{10ffff}]|\p{Emoji_Presentation}/u;

/** Columns that a character takes. (Where a typeface knows no marks, they stand beside what they belong to.) */
function columnsOf(char: string): number {
	return wide.test(char) ? 2 : 1;
}

/** Length of a text in columns of the monospace face, on the safe side. */
export function lengthOf(text: string): number {
	if (plainText.test(text)) return text.length;
	return Array.from(text, columnsOf).reduce((sum, columns) => sum + columns, 0);
}

/** Width of a monospaced text in pixels. */
export function widthOf(text: string, size: number): number {
	return lengthOf(text) * size * monoWidth;
}

/** Width of a text in the sans face in pixels, on the safe side. */
export function sansWidthOf(text: string, size: number): number {
	return lengthOf(text) * size * sansWidth;
}

/** The text, cut to at most `width` pixels in the monospace face. */
export function cut(text: string, width: number, size: number): string {
	const most = Math.floor(width / (size * monoWidth) + 0.01);
	if (lengthOf(text) <= most) return text;
	if (most < 1) return '';
	let columns = 0;
	let shown = '';
	// Marks stay with what they stand on.
	for (const [cluster] of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
		columns += lengthOf(cluster);
		if (columns > most - 1) break;
		shown += cluster;
	}
	return `${shown}…`;
}

/** Rings around a guess and around the truth. */
export const guess = {
	/** Between a bucket or a slot and its ring. */
	bucketPad: 2,
	slotPad: 1.5,
	radius: 6,
	/** The word on a ring: height and padding of its tag, size and baseline of its text. */
	tag: 16,
	tagPad: 7,
	text: 11,
	wordAt: 0.73,
	arrow: 5,
	/** Where an arrow up or down runs, as a share of the width, so that the words stay free. */
	side: 0.85,
	/** Where an arrow to the side runs, as a share of the height: entries fill buckets from above. */
	low: 0.9,
};
