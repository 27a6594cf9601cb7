// What is alive where the collector may run: a backward analysis of a function's code, in which each word of
// 8 bytes of the frame is a variable. A word is alive if some way on reads it before it is written.

import { allocating, calling } from './collecting.ts';
import type { FuncCode } from './compile-emit.ts';
import * as op from './op.ts';
import { opRows } from './op-rows.ts';
import { opLengths, opMask } from './op.ts';
import type { SafePoint } from './program.ts';

/** Bytes [from, to) of the frame. */
interface Range {
	from: number;
	to: number;
}

/** What an instruction does to the frame, and where it goes on. */
interface Effect {
	pc: number;
	reads: Range[];
	writes: Range[];
	/** Indices of the instructions that may follow, in the list of all. */
	next: number[];
}

/** Slots that the letters of opRows stand for. */
const writtenSlots: Readonly<Record<string, number>> = { d: 1, D: 2, T: 3 };
const readSlots: Readonly<Record<string, number>> = { s: 1, S: 2, U: 3 };

/** The safe points of a function; `results`: ranges that are alive when it returns. */
export function safePoints(code: FuncCode, results: readonly Range[]): SafePoint[] {
	const effects = effectsOf(code.words, results);
	const live = solve(effects);
	const points: SafePoint[] = [];
	effects.forEach(({ pc }, i) => {
		const word = code.words[pc] & opMask;
		if (!allocating.has(word) && !calling.has(word)) return;
		const behind = pc + opLengths[word];
		// A function's arguments belong to the callee's frame.
		const pointers = [...live[i]].map((w) => w * 8).filter((at) => code.pointers.has(at));
		const args = code.nativeArgs.get(behind) ?? [];
		points.push({ pc: behind, pointers: [...pointers, ...args].sort((a, b) => a - b) });
	});
	return points;
}

/** For each instruction the words that are alive before it. */
function solve(effects: readonly Effect[]): Set<number>[] {
	const live = effects.map(() => new Set<number>());
	const before = effects.map((): number[] => []);
	effects.forEach(({ next }, i) => next.forEach((n) => before[n].push(i)));
	const pending = effects.map((_, i) => i);
	const queued = new Set(pending);
	while (pending.length > 0) {
		const i = pending.pop() as number; // there is one
		queued.delete(i);
		const { reads, writes, next } = effects[i];
		const words = new Set<number>();
		for (const n of next) for (const w of live[n]) words.add(w);
		for (const range of writes) for (const w of wholeWords(range)) words.delete(w);
		for (const range of reads) for (const w of touchedWords(range)) words.add(w);
		// Sets only grow, so a set of the same size is the same.
		if (words.size === live[i].size) continue;
		live[i] = words;
		for (const p of before[i])
			if (!queued.has(p)) {
				queued.add(p);
				pending.push(p);
			}
	}
	return live;
}

function* touchedWords({ from, to }: Range): Generator<number> {
	for (let w = from >> 3; w * 8 < to; w++) yield w;
}

function* wholeWords({ from, to }: Range): Generator<number> {
	for (let w = (from + 7) >> 3; w * 8 + 8 <= to; w++) yield w;
}

function effectsOf(words: readonly number[], results: readonly Range[]): Effect[] {
	const index = new Map<number, number>();
	for (let pc = 0; pc < words.length; pc += opLengths[words[pc] & opMask])
		index.set(pc, index.size);
	return [...index.keys()].map((pc, i): Effect => {
		const word = words[pc] & opMask;
		const operands = words.slice(pc + 1, pc + opLengths[word]);
		const { reads, writes } = touched(opRows[word][1], operands);
		if (word === op.ret) reads.push(...results);
		const target = opRows[word][1].indexOf('j');
		const next: number[] = target < 0 ? [] : [indexAt(index, operands[target])];
		if (!ends(word) && i + 1 < index.size) next.push(i + 1);
		return { pc, reads, writes, next };
	});
}

function indexAt(index: ReadonlyMap<number, number>, pc: number): number {
	const found = index.get(pc);
	if (found === undefined) throw new Error(`a jump goes to ${pc}, where no instruction begins`);
	return found;
}

/** Whether what follows an instruction is not reached from it. */
function ends(word: number): boolean {
	return word === op.jump || word === op.ret || word === op.panic || word === op.missingReturn;
}

function touched(
	letters: string,
	operands: readonly number[],
): { reads: Range[]; writes: Range[] } {
	const reads: Range[] = [];
	const writes: Range[] = [];
	operands.forEach((value, i) => {
		const letter = letters[i];
		const at = value * 4;
		if (letter in writtenSlots) writes.push({ from: at, to: at + 8 * writtenSlots[letter] });
		else if (letter in readSlots && value >= 0)
			reads.push({ from: at, to: at + 8 * readSlots[letter] });
		else if (letter === 'u') reads.push({ from: value, to: value + 1 });
		else if (letter === 'w' || letter === 'r') {
			const size = operands[letters.indexOf('n', i)];
			(letter === 'w' ? writes : reads).push({ from: at, to: at + size });
		}
	});
	return { reads, writes };
}
