// Values: moving them between slots, memory and constants, whatever their type.

import type { GoType } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import type { Constant } from './object.ts';
import { Emitter, type Slot } from './compile-emit.ts';
import { constantBytes } from './constant-bytes.ts';
import * as op from './op.ts';
import { zeroVal } from './program.ts';
import { frameBytes, narrowKind, wide } from './slot.ts';
import { textToBytes } from './text.ts';
import type { Unit } from './unit.ts';

/** Whether a value can be moved as one word of 8 bytes, wherever it lies. */
export function isWord(type: GoType): boolean {
	return type.size === 8 && type.align >= 4;
}

export class Values extends Emitter {
	protected readonly unit: Unit;

	constructor(unit: Unit) {
		super(unit.source);
		this.unit = unit;
	}

	// ------------------------------------------------------------ slots

	/** Copies a value from slots to slots. */
	protected move(type: GoType, to: Slot, from: Slot): void {
		const bytes = frameBytes(type);
		if (to === from || bytes === 0) return;
		if (bytes === 8) this.emit(op.move, to, from);
		else if (bytes === 16) this.emit(op.move2, to, from);
		else this.emit(op.moveN, to, from, bytes);
	}

	protected zero(type: GoType, to: Slot): void {
		const bytes = frameBytes(type);
		if (bytes === 8) this.emit(op.constant, to, 0);
		else if (bytes > 0) this.emit(op.zeroN, to, bytes);
	}

	/** Wraps the integer in a slot to a type that is narrower than 64 bits. */
	protected wrap(type: GoType, slot: Slot): void {
		const kind = narrowKind(type);
		if (kind !== wide && type.kind !== 'float32') this.emit(op.narrow, slot, slot, kind);
	}

	/** Loads a part of a struct or array that lies in the frame; `at`: bytes from the frame's base. */
	protected getPart(type: GoType, to: Slot, at: number): void {
		const kind = narrowKind(type);
		if (type.size === 0) return;
		if (kind !== wide) this.emit(op.getNarrow, to, at, kind);
		else if (isWord(type)) this.emit(op.move, to, at >> 2);
		else if (at % 4 === 0) this.emit(op.moveN, to, at >> 2, type.size);
		else this.load(type, to, this.addressOfPart(at, type.size), at % 4);
	}

	protected putPart(type: GoType, at: number, from: Slot): void {
		if (type.size === 0) return;
		if (narrowKind(type) !== wide) this.emit(op.putNarrow, at, from, type.size);
		else if (isWord(type)) this.emit(op.move, at >> 2, from);
		else if (at % 4 === 0) this.emit(op.moveN, at >> 2, from, type.size);
		else this.store(type, this.addressOfPart(at, type.size), at % 4, from);
	}

	/** A pointer, for use at once, to the word that byte `at` of the frame is in. */
	private addressOfPart(at: number, size: number): Slot {
		const pointer = this.tempInt();
		this.emit(op.frameAddress, pointer, at >> 2, size + (at % 4));
		return pointer;
	}

	// ------------------------------------------------------------ memory

	/** Loads what lies `offset` bytes behind a pointer, which is nil-checked. */
	protected load(type: GoType, to: Slot, pointer: Slot, offset: number): void {
		const kind = narrowKind(type);
		if (kind !== wide) this.emit(op.loadNarrow, to, pointer, offset, kind);
		else if (isWord(type)) this.emit(op.load, to, pointer, offset);
		else if (type.size === 0) this.emit(op.nilCheck, pointer);
		else this.emit(op.loadN, to, type.size, pointer, offset);
	}

	protected store(type: GoType, pointer: Slot, offset: number, from: Slot): void {
		if (type.size === 0) this.emit(op.nilCheck, pointer);
		else if (narrowKind(type) !== wide) this.emit(op.storeNarrow, pointer, offset, from, type.size);
		else if (isWord(type)) this.emit(op.store, pointer, offset, from);
		else this.emit(op.storeN, pointer, offset, from, type.size);
	}

	// ------------------------------------------------------------ constants

	/** Puts a constant of a type that is not an interface into slots. */
	protected constant(type: GoType, value: Constant, to: Slot): void {
		if (typeof value === 'string') return this.stringConstant(value, to);
		const bytes = constantBytes(type, value);
		const view = new DataView(bytes.buffer);
		const kind = narrowKind(type);
		if (kind !== wide) {
			const padded = new DataView(new ArrayBuffer(4));
			new Uint8Array(padded.buffer).set(bytes);
			this.emit(op.constant, to, signed(padded.getInt32(0, true), kind));
			// A uint32 from 2^31 on is no negative number.
			if (kind === op.uint32 && padded.getInt32(0, true) < 0)
				this.emit(op.narrow, to, to, op.uint32);
			return;
		}
		const [low, high] = [view.getInt32(0, true), view.getInt32(4, true)];
		if (low >> 31 === high) this.emit(op.constant, to, low);
		else this.emit(op.constant64, to, low, high);
	}

	private stringConstant(value: string, to: Slot): void {
		const bytes = textToBytes(value);
		if (bytes.length === 0) this.emit(op.zeroN, to, 16);
		else this.emit(op.string, to, this.unit.data.constant(bytes), bytes.length);
	}

	/** Where a constant lies in memory: what an interface that holds it points to. */
	protected constantAddress(type: GoType, value: Constant): Addr {
		if (typeof value !== 'string')
			return this.unit.data.constant(constantBytes(type, value), type.size);
		const bytes = textToBytes(value);
		return bytes.length === 0 ? zeroVal : this.unit.data.stringHeader(bytes);
	}
}

/** The low byte or two of a word as the integer that a slot holds. */
function signed(low: number, kind: number): number {
	if (kind === op.int8) return (low << 24) >> 24;
	if (kind === op.int16) return (low << 16) >> 16;
	return low;
}
