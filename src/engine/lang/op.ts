// The instructions of the machine. An instruction is a run of 32-bit words: opcode, then operands. Registers
// are slots of the running frame: an operand that names one is its distance from the frame's base in
// 32-bit words. A slot holds 8 bytes: an integer of any size is kept there sign- or zero-extended to 64
// bits, so that the same bytes are also the value as Go lays it out. Strings and interfaces take two slots, slices three,
// structs and arrays lie as in Go from the first slot on.
//
// Single constants, because the bundler inlines them (`import * as op`, `op.add`), and V8 makes a jump
// table only from literals.

// moving values
/** Does nothing. */
export const nop = 0;
/** 8 bytes. */
export const move = 1;
/** 16 bytes. */
export const move2 = 2;
export const moveN = 3;
export const zeroN = 4;
/** The immediate, sign-extended to 64 bits. */
export const constant = 5;
/** Low and high word. */
export const constant64 = 6;
/** A string: address and length of its bytes. */
export const string = 7;
/** A pointer to a global. */
export const address = 8;
/** A pointer into the frame: used at once, never kept over a call. */
export const frameAddress = 9;
/** Wraps to the integer type whose kind is the immediate. */
export const narrow = 10;
/** From a field of a struct in the frame; kind. */
export const getNarrow = 11;
/** To a field of a struct in the frame; size in bytes. */
export const putNarrow = 12;

// memory: pointer, offset
export const load = 13;
/** Offset, kind. */
export const loadNarrow = 14;
export const loadN = 15;
export const store = 16;
/** Offset, value, size in bytes. */
export const storeNarrow = 17;
export const storeN = 18;
/** Adds an offset to a pointer that must not be nil. */
export const fieldAddress = 19;
export const nilCheck = 20;
/** new(T) */
export const allocate = 21;

// integers, 64 bits
export const add = 22;
export const addK = 23;
export const sub = 24;
export const mul = 25;
export const mulK = 26;
export const div = 27;
export const divK = 28;
export const rem = 29;
export const remK = 30;
export const divU = 31;
export const remU = 32;
export const and = 33;
export const andK = 34;
export const or = 35;
export const xor = 36;
export const xorK = 37;
export const andNot = 38;
/** Shift counts are not negative: see shiftCheck. */
export const shl = 39;
export const shlK = 40;
export const shr = 41;
export const shrK = 42;
export const shrU = 43;
export const shrUK = 44;
export const neg = 45;
/** Panics if a signed shift count is negative. */
export const shiftCheck = 46;

// comparing: 0 or 1
export const eq = 47;
export const ne = 48;
export const lt = 49;
export const le = 50;
export const ltU = 51;
export const leU = 52;
export const not = 53;

// jumping
export const jump = 54;
export const jumpIf = 55;
export const jumpIfNot = 56;
export const jumpEq = 57;
export const jumpNe = 58;
export const jumpLt = 59;
export const jumpLe = 60;
export const jumpLtU = 61;
export const jumpLeU = 62;
export const jumpEqK = 63;
export const jumpNeK = 64;
export const jumpLtK = 65;
export const jumpLeK = 66;
export const jumpGtK = 67;
export const jumpGeK = 68;

// floating point
export const addF = 69;
export const subF = 70;
export const mulF = 71;
export const divF = 72;
export const negF = 73;
export const minF = 74;
export const maxF = 75;
export const eqF = 76;
export const neF = 77;
export const ltF = 78;
export const leF = 79;
export const intToFloat = 80;
export const uintToFloat = 81;
export const floatToInt = 82;
export const floatToUint = 83;
/** Rounds; the result is the 32 bits of a float32. */
export const floatTo32 = 84;
export const floatFrom32 = 85;

// strings
/** n / 16 strings. */
export const concat = 86;
export const stringEq = 87;
/** -1, 0 or 1. */
export const stringCompare = 88;
export const stringIndex = 89;
/** Low and high, -1 where absent. */
export const stringSlice = 90;
/** Rune at an index, and the index behind it. */
export const decodeRune = 91;
export const bytesToString = 92;
export const stringToBytes = 93;
export const runesToString = 94;
export const stringToRunes = 95;
export const runeToString = 96;

// slices and arrays
/** Address of an element; element size. */
export const index = 97;
/** An element of 8 bytes. */
export const loadIndex = 98;
export const storeIndex = 99;
/** Kind. */
export const loadIndexNarrow = 100;
/** Pointer to an array, index; length, element size. */
export const arrayIndex = 101;
/** Index, length. */
export const boundsCheck = 102;
/** An element of 8 bytes of an array in the frame of n bytes. */
export const frameLoadIndex = 103;
export const frameStoreIndex = 104;
/** Low, high, max, -1 where absent; element size. */
export const slice = 105;
/** Pointer to an array; low, high, max; length, element size. */
export const sliceArray = 106;
/** Element type, length, capacity. */
export const makeSlice = 107;
/** Makes the slice longer by a count; element type. */
export const appendGrow = 108;
/** Address of the element that is so many before the end; element size. */
export const appendAddress = 109;
/** Appends an element of 8 bytes. */
export const append8 = 110;
export const appendSlice = 111;
export const appendString = 112;
/** Element size. */
export const copySlice = 113;
export const copyString = 114;
/** Element size. */
export const clearSlice = 115;

// maps
/** Hint, -1 where absent. */
export const makeMap = 116;
export const mapLen = 117;
/** Elem, map, key. */
export const mapGet = 118;
/** Elem, whether it is there, map, key. */
export const mapGetOk = 119;
/** Address of the elem for a key. */
export const mapAssign = 120;
/** Says that the elem has been stored. */
export const elemWrite = 121;
export const mapDelete = 122;
export const mapClear = 123;
export const mapIterInit = 124;
export const mapIterNext = 125;

// interfaces
/** Converts a constant, which lies in the data segment. */
export const iface = 126;
/** Converts a value of a type to an interface. */
export const box = 127;
/** The same; the data word points into the frame: used at once. */
export const frameBox = 128;
export const ifaceEq = 129;
/** == of structs and arrays. */
export const equal = 130;

// functions
/** Function; frame offset of the callee's frame, in words. */
export const call = 131;
/** Func value: a pointer to a word that holds the function. */
export const callValue = 132;
export const ret = 133;
/** Native; frame offsets of its arguments and results, in words; bytes of the results. */
export const native = 134;
export const panic = 135;
export const missingReturn = 136;

// pairs of instructions that the machine runs as one: only in its own copy of the code (machine/fuse.ts)
export const addKJumpLt = 137;
export const addKJumpLtK = 138;
export const remKJumpEqK = 139;
export const remKJumpNeK = 140;

/** Added to the opcode of the first instruction of a statement: the place where a debugger stops. */
export const statementFlag = 1 << 8;

/** What remains of an opcode without its flag. */
export const opMask = statementFlag - 1;

const lengths =
	'14343444444444554554234444444444444444444444442444' +
	'44442334444444444444444444444444444444445533333544' +
	'56355785555555434478625353455463315214444';

/**
 * Words that an instruction takes, by opcode without flag: one for it and one for each operand. They follow
 * from opRows, which says more than a machine needs to know.
 */
export const opLengths = Uint8Array.from(lengths, Number);

// Integer types narrower than 64 bits, as operands of `narrow`, `getNarrow`, `loadNarrow`, `loadIndexNarrow`.
export const int8 = 0;
export const uint8 = 1;
export const int16 = 2;
export const uint16 = 3;
export const int32 = 4;
export const uint32 = 5;
