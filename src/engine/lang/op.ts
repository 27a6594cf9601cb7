// The instructions of the machine. An instruction is a run of 32-bit words: opcode, then operands. Registers
// are slots of the running frame: an operand that names one is its distance from the frame's base in
// 32-bit words. A slot holds 8 bytes: an integer of any size is kept there sign- or zero-extended to 64
// bits, so that the same bytes are also the value as Go lays it out. Strings and interfaces take two slots, slices three,
// structs and arrays lie as in Go from the first slot on.
//
// Single constants, because the bundler inlines them, and V8 makes a jump table only from literals.

// moving values
/** Does nothing. */
export const opNop = 0;
/** 8 bytes. */
export const opMove = 1;
/** 16 bytes. */
export const opMove2 = 2;
export const opMoveN = 3;
export const opZero = 4;
export const opZeroN = 5;
/** The immediate, sign-extended to 64 bits. */
export const opConst = 6;
/** Low and high word. */
export const opConst64 = 7;
/** A string: address and length of its bytes. */
export const opString = 8;
/** A pointer to a global. */
export const opAddress = 9;
/** A pointer into the frame: used at once, never kept over a call. */
export const opFrameAddress = 10;
/** Wraps to the integer type whose kind is the immediate. */
export const opNarrow = 11;
/** From a field of a struct in the frame; kind. */
export const opGetNarrow = 12;
/** To a field of a struct in the frame; size in bytes. */
export const opPutNarrow = 13;

// memory: pointer, offset
export const opLoad = 14;
/** Offset, kind. */
export const opLoadNarrow = 15;
export const opLoadN = 16;
export const opStore = 17;
/** Offset, value, size in bytes. */
export const opStoreNarrow = 18;
export const opStoreN = 19;
/** Adds an offset to a pointer that must not be nil. */
export const opFieldAddress = 20;
export const opNilCheck = 21;
export const opNew = 22;

// integers, 64 bits
export const opAdd = 23;
export const opAddK = 24;
export const opSub = 25;
export const opMul = 26;
export const opMulK = 27;
export const opDiv = 28;
export const opDivK = 29;
export const opRem = 30;
export const opRemK = 31;
export const opDivU = 32;
export const opRemU = 33;
export const opAnd = 34;
export const opAndK = 35;
export const opOr = 36;
export const opOrK = 37;
export const opXor = 38;
export const opXorK = 39;
export const opAndNot = 40;
/** Shift counts are not negative: see shiftCheck. */
export const opShl = 41;
export const opShlK = 42;
export const opShr = 43;
export const opShrK = 44;
export const opShrU = 45;
export const opShrUK = 46;
export const opNeg = 47;
/** Panics if a signed shift count is negative. */
export const opShiftCheck = 48;

// comparing: 0 or 1
export const opEq = 49;
export const opNe = 50;
export const opLt = 51;
export const opLe = 52;
export const opLtU = 53;
export const opLeU = 54;
export const opNot = 55;

// jumping
export const opJump = 56;
export const opJumpIf = 57;
export const opJumpIfNot = 58;
export const opJumpEq = 59;
export const opJumpNe = 60;
export const opJumpLt = 61;
export const opJumpLe = 62;
export const opJumpLtU = 63;
export const opJumpLeU = 64;
export const opJumpEqK = 65;
export const opJumpNeK = 66;
export const opJumpLtK = 67;
export const opJumpLeK = 68;
export const opJumpGtK = 69;
export const opJumpGeK = 70;

// floating point
export const opAddF = 71;
export const opSubF = 72;
export const opMulF = 73;
export const opDivF = 74;
export const opNegF = 75;
export const opMinF = 76;
export const opMaxF = 77;
export const opEqF = 78;
export const opNeF = 79;
export const opLtF = 80;
export const opLeF = 81;
export const opIntToFloat = 82;
export const opUintToFloat = 83;
export const opFloatToInt = 84;
export const opFloatToUint = 85;
/** Rounds; the result is the 32 bits of a float32. */
export const opFloatTo32 = 86;
export const opFloatFrom32 = 87;

// strings
/** n / 16 strings. */
export const opConcat = 88;
export const opStringEq = 89;
/** -1, 0 or 1. */
export const opStringCompare = 90;
export const opStringIndex = 91;
/** Low and high, -1 where absent. */
export const opStringSlice = 92;
/** Rune at an index, and the index behind it. */
export const opDecodeRune = 93;
export const opBytesToString = 94;
export const opStringToBytes = 95;
export const opRunesToString = 96;
export const opStringToRunes = 97;
export const opRuneToString = 98;

// slices and arrays
/** Address of an element; element size. */
export const opIndex = 99;
/** An element of 8 bytes. */
export const opLoadIndex = 100;
export const opStoreIndex = 101;
/** Kind. */
export const opLoadIndexNarrow = 102;
/** Pointer to an array, index; length, element size. */
export const opArrayIndex = 103;
/** Index, length. */
export const opBoundsCheck = 104;
/** An element of 8 bytes of an array in the frame of n bytes. */
export const opFrameLoadIndex = 105;
export const opFrameStoreIndex = 106;
/** Low, high, max, -1 where absent; element size. */
export const opSlice = 107;
/** Pointer to an array; low, high, max; length, element size. */
export const opSliceArray = 108;
/** Element type, length, capacity. */
export const opMakeSlice = 109;
/** Makes the slice longer by a count; element type. */
export const opAppendGrow = 110;
/** Address of the element that is so many before the end; element size. */
export const opAppendAddress = 111;
/** Appends an element of 8 bytes. */
export const opAppend8 = 112;
export const opAppendSlice = 113;
export const opAppendString = 114;
/** Element size. */
export const opCopySlice = 115;
export const opCopyString = 116;
/** Element size. */
export const opClearSlice = 117;

// maps
/** Hint, -1 where absent. */
export const opMakeMap = 118;
export const opMapLen = 119;
/** Elem, map, key. */
export const opMapGet = 120;
/** Elem, whether it is there, map, key. */
export const opMapGetOk = 121;
/** Address of the elem for a key. */
export const opMapAssign = 122;
/** Says that the elem has been stored. */
export const opElemWrite = 123;
export const opMapDelete = 124;
export const opMapClear = 125;
export const opMapIterInit = 126;
export const opMapIterNext = 127;

// interfaces
/** Converts a value of a type to an interface. */
export const opBox = 128;
/** The same; the data word points into the frame: used at once. */
export const opFrameBox = 129;
export const opIfaceEq = 130;
/** == of structs and arrays. */
export const opEqual = 131;

// functions
/** Function; frame offset of the callee's frame, in words. */
export const opCall = 132;
export const opReturn = 133;
/** Native; frame offsets of its arguments and results, in words. */
export const opNative = 134;
export const opPanic = 135;
export const opMissingReturn = 136;

/**
 * Name and operands of every instruction, by opcode. An operand is one letter:
 *   d D T   writes one, two, three slots        s S U   reads one, two, three (-1: absent)
 *   w r     writes, reads the slots that n covers; n is the next such operand, in bytes
 *   v u     writes, reads part of a slot; the operand is in bytes        V  writes part of the slots that n covers
 *   i       immediate      j  jump target (index into the code)
 *   g       image address  t  type index      f  function index     x  native index
 */
export const opRows: readonly (readonly [name: string, operands: string])[] = [
	// moving values
	['nop', ''],
	['move', 'ds'],
	['move2', 'DS'],
	['moveN', 'wrn'],
	['zero', 'd'],
	['zeroN', 'wn'],
	['const', 'di'],
	['const64', 'dii'],
	['string', 'Dgi'],
	['address', 'dg'],
	['frameAddress', 'drn'],
	['narrow', 'dsi'],
	['getNarrow', 'dui'],
	['putNarrow', 'vsi'],
	// memory: pointer, offset
	['load', 'dsi'],
	['loadNarrow', 'dsii'],
	['loadN', 'wnsi'],
	['store', 'sis'],
	['storeNarrow', 'sisi'],
	['storeN', 'sirn'],
	['fieldAddress', 'dsi'],
	['nilCheck', 's'],
	['new', 'dt'],
	// integers, 64 bits
	['add', 'dss'],
	['addK', 'dsi'],
	['sub', 'dss'],
	['mul', 'dss'],
	['mulK', 'dsi'],
	['div', 'dss'],
	['divK', 'dsi'],
	['rem', 'dss'],
	['remK', 'dsi'],
	['divU', 'dss'],
	['remU', 'dss'],
	['and', 'dss'],
	['andK', 'dsi'],
	['or', 'dss'],
	['orK', 'dsi'],
	['xor', 'dss'],
	['xorK', 'dsi'],
	['andNot', 'dss'],
	['shl', 'dss'],
	['shlK', 'dsi'],
	['shr', 'dss'],
	['shrK', 'dsi'],
	['shrU', 'dss'],
	['shrUK', 'dsi'],
	['neg', 'ds'],
	['shiftCheck', 's'],
	// comparing: 0 or 1
	['eq', 'dss'],
	['ne', 'dss'],
	['lt', 'dss'],
	['le', 'dss'],
	['ltU', 'dss'],
	['leU', 'dss'],
	['not', 'ds'],
	// jumping
	['jump', 'j'],
	['jumpIf', 'sj'],
	['jumpIfNot', 'sj'],
	['jumpEq', 'ssj'],
	['jumpNe', 'ssj'],
	['jumpLt', 'ssj'],
	['jumpLe', 'ssj'],
	['jumpLtU', 'ssj'],
	['jumpLeU', 'ssj'],
	['jumpEqK', 'sij'],
	['jumpNeK', 'sij'],
	['jumpLtK', 'sij'],
	['jumpLeK', 'sij'],
	['jumpGtK', 'sij'],
	['jumpGeK', 'sij'],
	// floating point
	['addF', 'dss'],
	['subF', 'dss'],
	['mulF', 'dss'],
	['divF', 'dss'],
	['negF', 'ds'],
	['minF', 'dss'],
	['maxF', 'dss'],
	['eqF', 'dss'],
	['neF', 'dss'],
	['ltF', 'dss'],
	['leF', 'dss'],
	['intToFloat', 'ds'],
	['uintToFloat', 'ds'],
	['floatToInt', 'ds'],
	['floatToUint', 'ds'],
	['floatTo32', 'ds'],
	['floatFrom32', 'ds'],
	// strings
	['concat', 'Drn'],
	['stringEq', 'dSS'],
	['stringCompare', 'dSS'],
	['stringIndex', 'dSs'],
	['stringSlice', 'DSss'],
	['decodeRune', 'ddSs'],
	['bytesToString', 'DU'],
	['stringToBytes', 'TS'],
	['runesToString', 'DU'],
	['stringToRunes', 'TS'],
	['runeToString', 'Ds'],
	// slices and arrays
	['index', 'dUsi'],
	['loadIndex', 'dUs'],
	['storeIndex', 'Uss'],
	['loadIndexNarrow', 'dUsi'],
	['arrayIndex', 'dssii'],
	['boundsCheck', 'si'],
	['frameLoadIndex', 'drns'],
	['frameStoreIndex', 'Vnss'],
	['slice', 'TUsssi'],
	['sliceArray', 'Tssssii'],
	['makeSlice', 'Ttss'],
	['appendGrow', 'TUit'],
	['appendAddress', 'dUii'],
	['append8', 'TUst'],
	['appendSlice', 'TUUt'],
	['appendString', 'TUSt'],
	['copySlice', 'dUUi'],
	['copyString', 'dUS'],
	['clearSlice', 'Ui'],
	// maps
	['makeMap', 'dts'],
	['mapLen', 'ds'],
	['mapGet', 'wnsrnt'],
	['mapGetOk', 'wndsrnt'],
	['mapAssign', 'dsrnt'],
	['elemWrite', 's'],
	['mapDelete', 'srnt'],
	['mapClear', 'st'],
	['mapIterInit', 'wnst'],
	['mapIterNext', 'rn'],
	// interfaces
	['box', 'Dtrn'],
	['frameBox', 'Dtrn'],
	['ifaceEq', 'dSS'],
	['equal', 'drrnt'],
	// functions
	['call', 'fi'],
	['return', ''],
	['native', 'xii'],
	['panic', 'S'],
	['missingReturn', ''],
];

/** Added to the opcode of the first instruction of a statement: the place where a debugger stops. */
export const statementFlag = 1 << 8;

/** What remains of an opcode without its flag. */
export const opMask = statementFlag - 1;

/** Words that the instruction `op` (flagged or not) takes. */
export function opLength(op: number): number {
	return opRows[op & opMask][1].length + 1;
}
