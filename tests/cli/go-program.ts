// Runs Go programs of the tests in this process, unrecorded, as `mapscope run` does.

import { compile, defaultOptions, execute } from '#engine/index.ts';
import { formatDiagnostic } from '#engine/lang/diagnostic.ts';

/** What came of a program. */
export interface Outcome {
	stdout: string;
	stderr: string;
	status: number;
}

const limits = { instructionLimit: 2_000_000_000, memoryLimit: 1024 * 1024 * 1024 };

/** Status of a program that does not compile; the messages are on stderr. */
const notCompiled = 1;

/** Compiles and runs `source`. */
export function runGo(source: string, seed = defaultOptions.seed): Outcome {
	const { program, diagnostics } = compile(source, 'main.go');
	if (program === null || diagnostics.length > 0) {
		const stderr = diagnostics.map((one) => `${formatDiagnostic(one)}\n`).join('');
		return { stdout: '', stderr, status: notCompiled };
	}
	const written: Record<1 | 2, Uint8Array[]> = { 1: [], 2: [] };
	const status = execute(program, { ...defaultOptions, ...limits, seed }, (fd, bytes) =>
		written[fd].push(bytes.slice()),
	);
	if (status.kind === 'stopped') throw new Error(status.reason);
	const stderr = Buffer.concat(written[2]).toString();
	return {
		stdout: Buffer.concat(written[1]).toString(),
		stderr: status.kind === 'panic' ? stderr + messageOf(status.text) : stderr,
		status: status.code,
	};
}

/** The message of a panic, without the stack of calls and the address of the instruction. */
function messageOf(text: string): string {
	return text.replace(/\n\ngoroutine 1 \[running\]:[\s\S]*/, '\n').replace(/pc=0x\w+/, 'pc=0x0');
}
