// The packages that a program may import, and what of them it may use.

import type { GoType } from '../abi/type.ts';
import { basicTypes, funcOf, pointerTo, sliceOf } from '../abi/type.ts';
import { memStatsType } from './mem-stats.ts';
import type { WrittenFunc } from './types.ts';
import { anyType } from './types.ts';

/** What a name of a package stands for. */
type Member =
	{ kind: 'func'; type: WrittenFunc } | { kind: 'type'; type: GoType } | { kind: 'unsupported' };

const values = sliceOf(anyType);
const { string, int } = basicTypes;

// `error` is an interface with a method, which this version does not have. The results of fmt.Print and its
// like cannot be used, so that all that is needed of it is its name.
const errorType: GoType = { ...anyType, name: 'error', underlying: anyType };

const errorAndCount = '(n int, err error)';

function func(params: string, types: GoType[], results: string, resultTypes: GoType[]): Member {
	const variadic = params.includes('...');
	const text = `func(${params})${results === '' ? '' : ` ${results}`}`;
	return {
		kind: 'func',
		type: { ...funcOf(types, resultTypes, variadic), text, resultsText: results },
	};
}

function print(format = ''): Member {
	const types = format === '' ? [values] : [string, values];
	return func(`${format}a ...any`, types, errorAndCount, [int, errorType]);
}

function sprint(format = ''): Member {
	const types = format === '' ? [values] : [string, values];
	return func(`${format}a ...any`, types, 'string', [string]);
}

function procedure(params: string, ...types: GoType[]): Member {
	return func(params, types, '', []);
}

/** Exported names that exist in Go and that this version does not have. */
function unsupported(names: string): [string, Member][] {
	return names.split(' ').map((name) => [name, { kind: 'unsupported' }]);
}

/** The members of each package by name. */
export const packages: ReadonlyMap<string, ReadonlyMap<string, Member>> = new Map([
	[
		'fmt',
		new Map<string, Member>([
			['Print', print()],
			['Printf', print('format string, ')],
			['Println', print()],
			['Sprint', sprint()],
			['Sprintf', sprint('format string, ')],
			['Sprintln', sprint()],
			...unsupported('Append Appendf Appendln Errorf FormatString Formatter Fprint Fprintf'),
			...unsupported('Fprintln Fscan Fscanf Fscanln GoStringer Scan ScanState Scanf Scanln'),
			...unsupported('Scanner Sscan Sscanf Sscanln State Stringer'),
		]),
	],
	[
		'runtime',
		new Map<string, Member>([
			['GC', procedure('')],
			['KeepAlive', procedure('x any', anyType)],
			['ReadMemStats', procedure('m *runtime.MemStats', pointerTo(memStatsType))],
			['MemStats', { kind: 'type', type: memStatsType }],
			...unsupported('BlockProfile BlockProfileRecord Breakpoint CPUProfile Caller Callers'),
			...unsupported('CallersFrames Compiler Error Frame Frames Func FuncForPC GOARCH GOMAXPROCS'),
			...unsupported('GOOS GOROOT Goexit GoroutineProfile Gosched LockOSThread MemProfile'),
			...unsupported('MemProfileRate MemProfileRecord MutexProfile NumCPU NumCgoCall'),
			...unsupported('NumGoroutine PanicNilError Pinner ReadTrace SetBlockProfileRate'),
			...unsupported('SetCPUProfileRate SetCgoTraceback SetFinalizer SetMutexProfileFraction'),
			...unsupported('Stack StackRecord StartTrace StopTrace ThreadCreateProfile'),
			...unsupported('TypeAssertionError UnlockOSThread Version'),
		]),
	],
]);
