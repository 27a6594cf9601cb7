// The compiler's back end: a checked file becomes a program. Functions are compiled one by one; here they are
// put one behind the other, with the data they share and what the debugger and the collector need.

import type { CheckedFile, VarDecl } from './ast-stmt.ts';
import type { Var } from './object.ts';
import { FuncCompiler, type CompiledFunc } from './compile-stmt.ts';
import { part } from './compile-place.ts';
import { safePoints } from './liveness.ts';
import { opRows } from './op-rows.ts';
import { opLengths, opMask } from './op.ts';
import type { FuncInfo, Program, SafePoint, VarInfo } from './program.ts';
import type { SourceFile } from './source.ts';
import { Unit } from './unit.ts';

/** Compiles a file in which the checker found no error. */
export function compileFile(checked: CheckedFile, source: SourceFile): Program {
	const unit = new Unit(source);
	for (const decl of checked.globals)
		for (const variable of decl.vars ?? [])
			if (variable) unit.globals.set(variable, unit.data.global(variable.type));
	const linker = new Linker(unit);
	const main = checked.funcs.find((f) => f.obj?.name === 'main');
	checked.funcs.forEach((f, i) => unit.funcs.set(part(f.obj), i));
	for (const decl of checked.funcs)
		linker.add(
			`main.${decl.name.name}`,
			source.line(decl.pos),
			new FuncCompiler(unit).compile(decl),
		);
	const calls: number[] = [];
	if (checked.globals.some(({ values }) => values.length > 0))
		calls.push(linker.add('main.init', 0, globalsInit(unit, checked.globals)));
	calls.push(unit.func(part(part(main).obj)));
	const entry = linker.add(
		'runtime.main',
		0,
		new FuncCompiler(unit).synthetic((f) => calls.forEach((call) => f.emitCall(call))),
	);
	return linker.program(entry);
}

/** What runs before main.main: package-level variables get their values, in order. */
function globalsInit(unit: Unit, globals: readonly VarDecl[]): CompiledFunc {
	return new FuncCompiler(unit).synthetic((f) => {
		for (const decl of globals) f.initGlobal(decl);
	});
}

/** Puts functions together. */
class Linker {
	readonly #unit: Unit;
	readonly #words: number[] = [];
	readonly #lines: number[] = [];
	readonly #funcs: FuncInfo[] = [];
	readonly #safePoints: SafePoint[] = [];

	constructor(unit: Unit) {
		this.#unit = unit;
	}

	/** Adds a function; returns its number. */
	add(name: string, line: number, { code, params, locals, results }: CompiledFunc): number {
		const entry = this.#words.length;
		const ranges = results.map(({ at, type }) => ({ from: at, to: at + type.size }));
		for (const { pc, pointers } of safePoints(code, ranges))
			this.#safePoints.push({ pc: entry + pc, pointers });
		for (let i = 0; i < code.lines.length; i += 2)
			this.#lines.push(entry + code.lines[i], code.lines[i + 1]);
		this.#append(code.words, entry);
		const end = this.#words.length;
		const { frameSize } = code;
		return this.#funcs.push({ name, entry, end, line, frameSize, params, locals }) - 1;
	}

	#append(words: readonly number[], entry: number): void {
		for (let pc = 0; pc < words.length;) {
			const letters = opRows[words[pc] & opMask][1];
			const length = opLengths[words[pc] & opMask];
			const instruction = words.slice(pc, pc + length);
			const target = letters.indexOf('j');
			if (target >= 0) instruction[target + 1] += entry;
			this.#words.push(...instruction);
			pc += length;
		}
	}

	program(entry: number): Program {
		const { source, types, natives, data, globals } = this.#unit;
		const lastLine = source.line(source.text.length);
		const infos = [...globals].map(([variable, addr]) =>
			this.#globalInfo(variable, addr, lastLine),
		);
		return {
			code: Int32Array.from(this.#words),
			natives,
			data: data.contents(),
			entry,
			debug: {
				source: source.text,
				file: source.name,
				types,
				funcs: this.#funcs,
				globals: infos,
				lines: Int32Array.from(this.#lines),
				safePoints: this.#safePoints,
			},
		};
	}

	#globalInfo(variable: Var, addr: number, toLine: number): VarInfo {
		const type = this.#unit.typeIndex(variable.type);
		return { name: variable.name, type, offset: addr, escapes: false, fromLine: 1, toLine };
	}
}
