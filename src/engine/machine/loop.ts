// The loop: fetches instructions and runs them, whether the run is recorded or not. Most instructions leave
// a result in `lo` and `hi`, and there is one place, behind the switch, that stores it. What is not hot
// lives in handlers, one function per instruction (see library.ts).
//
// The registers of the loop: `pc`, index of the instruction in the code; `f`, the running frame as an index
// of words of the image; `R`, the image as words, to be read anew behind whatever can make the image longer.

import { arenaBase, arenaHigh, dataGoBase, type Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import * as op from '../lang/op.ts';
import * as arith from './arith.ts';
import { result } from './arith.ts';
import type { Machine } from './machine.ts';
import { indexPanic, nilPanic } from './panic.ts';

/**
 * Runs from where `m` stands until the program ends, or until it has run \`fuel\` instructions; returns whether
 * it has ended. Other ends are thrown. V8 makes better code of a function that is called again and again
 * than of a loop that never ends: its variables are known to be small integers from the start.
 */
export function loop(m: Machine, fuel: number): boolean {
	const { code, memory, handlers } = m;
	const log = memory.log;
	let R = memory.i32;
	let pc = m.pc;
	let f = m.fp >> 2;
	let left = fuel;
	let lo: number;
	let hi: number;
	let word = code[pc];
	try {
		for (;;) {
			if (--left < 0) return false;
			let d = f + code[pc + 1];
			const a = f + code[pc + 2];
			const b = f + code[pc + 3];
			switch (word) {
				case op.move:
					lo = R[a];
					hi = R[a + 1];
					break;
				case op.constant:
					lo = code[pc + 2];
					hi = lo >> 31;
					break;
				case op.add: {
					const x = R[a];
					lo = (x + R[b]) | 0;
					// The sum wrapped around if it is below one of its terms.
					hi = (R[a + 1] + R[b + 1] + (lo >>> 0 < x >>> 0 ? 1 : 0)) | 0;
					break;
				}
				case op.addK: {
					const x = R[a];
					const k = code[pc + 3];
					lo = (x + k) | 0;
					hi = (R[a + 1] + (k >> 31) + (lo >>> 0 < x >>> 0 ? 1 : 0)) | 0;
					break;
				}
				case op.addKJumpLtK:
				case op.addKJumpLt: {
					// Two instructions in one: see fuse.ts.
					const x = R[a];
					const k = code[pc + 3];
					lo = (x + k) | 0;
					hi = (R[a + 1] + (k >> 31) + (lo >>> 0 < x >>> 0 ? 1 : 0)) | 0;
					if (left-- === 0) break;
					if (log === null) {
						R[d] = lo;
						R[d + 1] = hi;
					} else setWords(memory, d, lo, hi);
					const s = f + code[pc + 5];
					const t = f + code[pc + 6];
					const limit = word === op.addKJumpLt ? R[t] : code[pc + 6];
					const limitHigh = word === op.addKJumpLt ? R[t + 1] : limit >> 31;
					pc = arith.less(R[s], R[s + 1], limit, limitHigh) ? code[pc + 7] : pc + 8;
					word = code[pc];
					continue;
				}
				case op.remKJumpNeK:
				case op.remKJumpEqK: {
					const x = R[a];
					if (R[a + 1] === x >> 31) {
						lo = (x % code[pc + 3]) | 0;
						hi = lo >> 31;
					} else {
						arith.rem(x, R[a + 1], code[pc + 3], code[pc + 3] >> 31);
						lo = result[0];
						hi = result[1];
					}
					if (left-- === 0) break;
					if (log === null) {
						R[d] = lo;
						R[d + 1] = hi;
					} else setWords(memory, d, lo, hi);
					const s = f + code[pc + 5];
					const same = R[s] === code[pc + 6] && R[s + 1] === code[pc + 6] >> 31;
					pc = same === (word === op.remKJumpEqK) ? code[pc + 7] : pc + 8;
					word = code[pc];
					continue;
				}
				case op.sub: {
					const x = R[a];
					const y = R[b];
					lo = (x - y) | 0;
					hi = (R[a + 1] - R[b + 1] - (x >>> 0 < y >>> 0 ? 1 : 0)) | 0;
					break;
				}
				case op.neg:
					lo = -R[a] | 0;
					hi = (lo === 0 ? -R[a + 1] : ~R[a + 1]) | 0;
					break;
				case op.negF:
					lo = R[a];
					hi = R[a + 1] ^ (1 << 31);
					break;
				case op.remK: {
					const x = R[a];
					if (R[a + 1] === x >> 31) {
						lo = (x % code[pc + 3]) | 0;
						hi = lo >> 31;
						break;
					}
					arith.rem(x, R[a + 1], code[pc + 3], code[pc + 3] >> 31);
					lo = result[0];
					hi = result[1];
					break;
				}
				case op.mulK:
				case op.divK:
				case op.shlK:
				case op.shrK:
				case op.shrUK: {
					const k = code[pc + 3];
					arith.binary(word, R[a], R[a + 1], k, k >> 31);
					lo = result[0];
					hi = result[1];
					break;
				}
				case op.mul:
				case op.div:
				case op.divU:
				case op.rem:
				case op.remU:
				case op.shl:
				case op.shr:
				case op.shrU:
				case op.andNot:
				case op.eq:
				case op.ne:
				case op.lt:
				case op.le:
				case op.ltU:
				case op.leU:
				case op.not:
					arith.binary(word, R[a], R[a + 1], R[b], R[b + 1]);
					lo = result[0];
					hi = result[1];
					break;
				case op.and:
					lo = R[a] & R[b];
					hi = R[a + 1] & R[b + 1];
					break;
				case op.andK:
					lo = R[a] & code[pc + 3];
					hi = R[a + 1] & (code[pc + 3] >> 31);
					break;
				case op.or:
					lo = R[a] | R[b];
					hi = R[a + 1] | R[b + 1];
					break;
				case op.xor:
					lo = R[a] ^ R[b];
					hi = R[a + 1] ^ R[b + 1];
					break;
				case op.xorK:
					lo = R[a] ^ code[pc + 3];
					hi = R[a + 1] ^ (code[pc + 3] >> 31);
					break;
				case op.addF:
				case op.subF:
				case op.mulF:
				case op.divF:
				case op.minF:
				case op.maxF:
				case op.eqF:
				case op.neF:
				case op.ltF:
				case op.leF:
					arith.float(word, memory.loadFloat64(a << 2), memory.loadFloat64(b << 2));
					lo = result[0];
					hi = result[1];
					break;
				case op.intToFloat:
				case op.uintToFloat:
				case op.floatToInt:
				case op.floatToUint:
				case op.floatTo32:
				case op.floatFrom32:
					arith.convert(word, R[a], R[a + 1]);
					lo = result[0];
					hi = result[1];
					break;
				case op.narrow:
					lo = arith.narrow(code[pc + 3], R[a]);
					hi = code[pc + 3] & 1 ? 0 : lo >> 31;
					break;
				case op.load: {
					const at = target(R[a], R[a + 1], code[pc + 3]) >> 2;
					lo = R[at];
					hi = R[at + 1];
					break;
				}
				case op.store:
					d = target(R[d], R[d + 1], code[pc + 2]) >> 2;
					lo = R[b];
					hi = R[b + 1];
					break;
				case op.loadIndex: {
					const i = R[b];
					if (R[b + 1] !== 0 || i < 0 || i >= R[a + 2]) indexPanic(i, R[b + 1], R[a + 2]);
					const at = (target(R[a], R[a + 1], 0) >> 2) + (i << 1);
					lo = R[at];
					hi = R[at + 1];
					break;
				}
				case op.storeIndex: {
					const i = R[a];
					if (R[a + 1] !== 0 || i < 0 || i >= R[d + 2]) indexPanic(i, R[a + 1], R[d + 2]);
					d = (target(R[d], R[d + 1], 0) >> 2) + (i << 1);
					lo = R[b];
					hi = R[b + 1];
					break;
				}
				case op.index: {
					const i = R[b];
					if (R[b + 1] !== 0 || i < 0 || i >= R[a + 2]) indexPanic(i, R[b + 1], R[a + 2]);
					lo = R[a] + Math.imul(i, code[pc + 4]);
					hi = R[a + 1];
					pc++;
					break;
				}
				case op.frameLoadIndex: {
					const i = R[f + code[pc + 4]];
					const ih = R[f + code[pc + 4] + 1];
					if (ih !== 0 || i < 0 || i >= code[pc + 3] >> 3) indexPanic(i, ih, code[pc + 3] >> 3);
					lo = R[a + (i << 1)];
					hi = R[a + (i << 1) + 1];
					pc++;
					break;
				}
				case op.frameStoreIndex: {
					const i = R[b];
					if (R[b + 1] !== 0 || i < 0 || i >= code[pc + 2] >> 3)
						indexPanic(i, R[b + 1], code[pc + 2] >> 3);
					d += i << 1;
					lo = R[f + code[pc + 4]];
					hi = R[f + code[pc + 4] + 1];
					pc++;
					break;
				}
				case op.address:
					lo = code[pc + 2] + dataGoBase;
					hi = 0;
					break;
				case op.jump:
					pc = code[pc + 1];
					word = code[pc];
					continue;
				case op.jumpIf:
					pc = R[d] !== 0 ? code[pc + 2] : pc + 3;
					word = code[pc];
					continue;
				case op.jumpIfNot:
					pc = R[d] === 0 ? code[pc + 2] : pc + 3;
					word = code[pc];
					continue;
				case op.jumpEq:
					pc = R[d] === R[a] && R[d + 1] === R[a + 1] ? code[pc + 3] : pc + 4;
					word = code[pc];
					continue;
				case op.jumpNe:
					pc = R[d] !== R[a] || R[d + 1] !== R[a + 1] ? code[pc + 3] : pc + 4;
					word = code[pc];
					continue;
				case op.jumpLt:
					pc = arith.less(R[d], R[d + 1], R[a], R[a + 1]) ? code[pc + 3] : pc + 4;
					word = code[pc];
					continue;
				case op.jumpLe:
					pc = arith.less(R[a], R[a + 1], R[d], R[d + 1]) ? pc + 4 : code[pc + 3];
					word = code[pc];
					continue;
				case op.jumpLtU:
					pc = arith.below(R[d], R[d + 1], R[a], R[a + 1]) ? code[pc + 3] : pc + 4;
					word = code[pc];
					continue;
				case op.jumpLeU:
					pc = arith.below(R[a], R[a + 1], R[d], R[d + 1]) ? pc + 4 : code[pc + 3];
					word = code[pc];
					continue;
				case op.jumpEqK: {
					const k = code[pc + 2];
					pc = R[d] === k && R[d + 1] === k >> 31 ? code[pc + 3] : pc + 4;
					word = code[pc];
					continue;
				}
				case op.jumpNeK: {
					const k = code[pc + 2];
					pc = R[d] !== k || R[d + 1] !== k >> 31 ? code[pc + 3] : pc + 4;
					word = code[pc];
					continue;
				}
				case op.jumpLtK: {
					const k = code[pc + 2];
					pc = arith.less(R[d], R[d + 1], k, k >> 31) ? code[pc + 3] : pc + 4;
					word = code[pc];
					continue;
				}
				case op.jumpLeK: {
					const k = code[pc + 2];
					pc = arith.less(k, k >> 31, R[d], R[d + 1]) ? pc + 4 : code[pc + 3];
					word = code[pc];
					continue;
				}
				case op.jumpGtK: {
					const k = code[pc + 2];
					pc = arith.less(k, k >> 31, R[d], R[d + 1]) ? code[pc + 3] : pc + 4;
					word = code[pc];
					continue;
				}
				case op.jumpGeK: {
					const k = code[pc + 2];
					pc = arith.less(R[d], R[d + 1], k, k >> 31) ? pc + 4 : code[pc + 3];
					word = code[pc];
					continue;
				}
				case op.call:
					f = m.enter(pc + 3, f, a, code[pc + 1]);
					R = memory.i32;
					pc = m.entry(code[pc + 1]);
					word = code[pc];
					continue;
				case op.callValue: {
					const func = R[target(R[d], R[d + 1], 0) >> 2];
					f = m.enter(pc + 3, f, a, func);
					R = memory.i32;
					pc = m.entry(func);
					word = code[pc];
					continue;
				}
				case op.ret:
					pc = R[f];
					f = m.leave(f);
					if (pc < 0) return true;
					word = code[pc];
					continue;
				default:
					if (word > op.opMask) {
						m.statement(pc, f);
						word &= op.opMask;
						left++;
						continue;
					}
					m.at(pc + op.opLengths[word], f);
					handlers[word](m, f, pc + 1);
					R = memory.i32;
					pc += op.opLengths[word];
					word = code[pc];
					continue;
			}
			if (log === null) {
				R[d] = lo;
				R[d + 1] = hi;
			} else setWords(memory, d, lo, hi);
			pc += 4;
			word = code[pc];
		}
	} finally {
		m.at(pc, f);
	}
}

/** Where `offset` bytes behind a pointer lie in the image. */
function target(low: number, high: number, offset: number): Addr {
	if (high === arenaHigh) return low + arenaBase + offset;
	if (low === 0) nilPanic(offset);
	return low - dataGoBase + offset;
}

function setWords(memory: Memory, w: number, low: number, high: number): void {
	memory.setWord(w, low);
	memory.setWord(w + 1, high);
}
