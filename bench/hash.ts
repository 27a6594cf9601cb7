// The hash of an int key, against the same with bigints.

import { randAddr } from '#engine/runtime/heap/layout.ts';
import { hashed, memhash64 } from '#engine/runtime/hash.ts';
import { newProcess } from '#engine/runtime/process.ts';
import { interleave, median, ratio, time } from './measure.ts';
import type { Row } from './report.ts';

const two64 = 1n << 64n;

function mix(a: bigint, b: bigint): bigint {
	const product = a * b;
	return (product >> 64n) ^ (product % two64);
}

/** Goal E5. */
export function hashRows(rounds: number): Row[] {
	const p = newProcess({ seed: 1, memoryLimit: 1 << 20 });
	const view = new DataView(p.memory.u8.buffer);
	const key = randAddr;
	const [k0, k1] = [0, 8].map((at) => view.getBigUint64(p.hashkey + at, true));
	let bits = 0;
	const samples = interleave(rounds, {
		engine: () =>
			time(1e6, () => {
				for (let i = 0; i < 1e6; i++) {
					p.memory.storeInt32(key, i);
					memhash64(p, key, 0x1234, 0);
					bits ^= hashed[0];
				}
			}),
		bigint: () =>
			time(1e5, () => {
				for (let i = 0; i < 1e5; i++) {
					p.memory.storeInt32(key, i);
					const a = view.getBigUint64(key, true);
					const inner = mix(a ^ k1, a ^ 0x1234n ^ k0);
					bits ^= Number(mix(0x1d8e4e27c47d124fn ^ 8n, inner) & 0xffn);
				}
			}),
	});
	if (!Number.isInteger(bits)) throw new Error('the hashes are no integers');
	return [
		{ goal: 'E5', what: 'hash of an int', figure: median(samples.engine), unit: 'ns', limit: 20 },
		{
			goal: 'E5',
			what: 'hash of an int',
			figure: ratio(samples.engine, samples.bigint),
			unit: '× bigint',
			limit: 0.3,
		},
	];
}
