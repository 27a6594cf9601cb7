// Sentences with emphasis, as plain data: a list of pieces, in turn plain and strong. `say` builds one;
// what stands between its strings is plain unless it is wrapped in `strong`.

/** Pieces of text; the first, third, … are plain, the second, fourth, … are strong. */
export type Sentence = readonly string[];

/** A piece to be emphasised. */
interface Strong {
	readonly strong: string;
}

/** Emphasises a piece of a sentence. */
export function strong(text: string | number): Strong {
	return { strong: String(text) };
}

/** The sentence that a template gives. */
export function say(
	strings: TemplateStringsArray,
	...values: readonly (string | number | Strong)[]
): Sentence {
	const pieces = [strings[0]];
	values.forEach((value, i) => {
		if (typeof value === 'object') pieces.push(value.strong, strings[i + 1]);
		else pieces[pieces.length - 1] += value + strings[i + 1];
	});
	return pieces;
}

/** One sentence behind another. */
export function join(first: Sentence, second: Sentence): Sentence {
	const last = first[first.length - 1];
	return [...first.slice(0, -1), `${last} ${second[0]}`, ...second.slice(1)];
}

/** The words alone. */
export function plain(sentence: Sentence): string {
	return sentence.join('');
}

/** A number with its thousands set off: `4,194,304`. */
export function grouped(n: number): string {
	return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
