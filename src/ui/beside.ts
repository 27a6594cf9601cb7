// The values that stand beside a line of program: those of the variables that it names.

import type { Variable } from '#inspect/variables.ts';

/** Longer values are left to the list of variables. */
const longest = 24;

const literal = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|\/\/.*/g;

/** `i = 53, k = "a"`: the variables that `line` names, in the order of the line. */
export function valuesBeside(line: string, variables: readonly Variable[]): string {
	const names =
		line.replace(literal, ' ').match(/(?<![.\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
	const parts: string[] = [];
	for (const name of new Set(names)) {
		const found = variables.find((one) => one.name === name);
		if (!found || found.type.startsWith('map[') || found.value.length > longest) continue;
		parts.push(`${name} = ${found.value}`);
	}
	return parts.join(', ');
}
