// Runs of small programs, for the laws of what is found in a run.

import { compile, run } from '#engine/index.ts';
import type { Trace } from '#engine/trace/trace.ts';

/** The run of a program's main function. */
function runOf(body: string): Trace {
	const { program, diagnostics } = compile(`package main\n\n${body}`, 'main.go');
	if (!program) throw new Error(JSON.stringify(diagnostics));
	return run(program, {
		seed: 7,
		eventLimit: 100_000,
		instructionLimit: 1_000_000,
		memoryLimit: 1 << 26,
	});
}

/** Integers: inserts, a growth that is not over when keys are deleted, look-ups, a loop, and clear. */
export const integers = runOf(`func main() {
	m := make(map[int]int)
	for i := 0; i < 30; i++ {
		m[i*7] = i
		_ = m[21]
	}
	delete(m, 14)
	delete(m, 21)
	m[21] = 5
	for k := range m {
		_ = m[k]
	}
	clear(m)
	m[21]++
}
`);

/** Two maps, one of strings; one is touched while the other is gone through. */
export const strings = runOf(`func main() {
	words := map[string]int{}
	seen := make(map[int32]bool, 20)
	for i := int32(0); i < 12; i++ {
		words[string(rune('a'+i))]++
		seen[i] = i%2 == 0
		words["c"]++
	}
	for w := range words {
		if w == "d" {
			delete(words, w)
		}
		delete(seen, int32(words[w]))
	}
	println(len(words), len(seen))
}
`);

/** Few entries that come and go, so that the table is rebuilt in the same size; keys in interfaces. */
export const churn = runOf(`func main() {
	m := map[any]string{}
	for i := 0; i < 60; i++ {
		m[i] = "x"
		if i >= 3 {
			delete(m, i-3)
		}
		m["name"] = "y"
	}
	var p [3]int
	m[p] = "z"
	m[59] = "w"
}
`);
