// The words behind ```go: a flag, then options. GitHub ignores them.

/** `scenario name=growth title="One bucket at a time"`: its flag and its options. */
export interface InfoString {
	flag: string | undefined;
	options: Record<string, string>;
}

const word = /\s*(?:([\w-]+)=(?:"([^"]*)"|([^\s"]+))|([^\s"=]+))(?=\s|$)/y;

/** Reads an info string without its language. Throws where an option is written twice or a quote is open. */
export function parseInfoString(text: string): InfoString {
	const options: Record<string, string> = {};
	let flag: string | undefined;
	word.lastIndex = 0;
	const whole = text.trimEnd();
	while (word.lastIndex < whole.length) {
		const from = word.lastIndex;
		const match = word.exec(whole);
		if (!match)
			throw new Error(
				`cannot read ${whole.slice(from).trim()}: an option is key=value or key="value"`,
			);
		const [, key, quoted, bare, alone] = match;
		if (key === undefined) {
			if (flag !== undefined) throw new Error(`${alone} is not an option: write key=value`);
			flag = alone;
			continue;
		}
		if (Object.hasOwn(options, key)) throw new Error(`${key} is given twice`);
		options[key] = quoted ?? bare;
	}
	return { flag, options };
}
