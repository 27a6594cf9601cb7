// The names that Go declares before a program does. Lists only, so that the page can colour them without
// loading the checker.

/** Predeclared types. */
export const predeclaredTypes = [
	...['any', 'bool', 'byte', 'comparable', 'complex64', 'complex128', 'error', 'float32'],
	...['float64', 'int', 'int8', 'int16', 'int32', 'int64', 'rune', 'string'],
	...['uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr'],
] as const;

/** Predeclared constants, and nil. */
export const predeclaredConstants = ['true', 'false', 'iota', 'nil'] as const;

/** Predeclared functions. */
export const predeclaredFunctions = [
	...['append', 'cap', 'clear', 'close', 'complex', 'copy', 'delete', 'imag', 'len', 'make'],
	...['max', 'min', 'new', 'panic', 'print', 'println', 'real', 'recover'],
] as const;
