import { describe, expect, test } from 'vitest';
import { pictureAt, type MapPicture } from '#inspect/picture.ts';
import type { SlotAt } from '#inspect/operation.ts';
import { slotBeside, slotName } from '#ui/stage/slots.ts';
import { replayOf } from '#gallery/record.ts';

function mapOf(script: string, index?: number): MapPicture {
	const replay = replayOf(script);
	const { map } = pictureAt(replay, index ?? replay.length - 1);
	if (map === null) throw new Error('there is no map');
	return map;
}

/** A map with chains of more than one bucket. */
const map = mapOf('make 100; set 0..103');
const chains = map.table?.chains ?? [];
const long = chains.findIndex(({ buckets }) => buckets.length > 1);
const all = () => true;
const first: SlotAt = { bucket: chains[0].buckets[0].addr, slot: -1 };

function after(at: SlotAt, ...keys: string[]): SlotAt {
	return keys.reduce((here, key) => slotBeside(map, here, key, all) ?? here, at);
}

const down = (n: number) => Array.from({ length: n }, () => 'ArrowDown');
const up = (n: number) => Array.from({ length: n }, () => 'ArrowUp');

describe('the arrow keys', () => {
	test('lead from a bucket into its slots and back', () => {
		expect(after(first, ...down(3))).toEqual({ ...first, slot: 2 });
		expect(after(first, ...down(3), ...up(9))).toEqual(first);
	});

	test('go on in the overflow bucket, and stop at the end of the chain', () => {
		const { buckets } = chains[long];
		const at = { bucket: buckets[0].addr, slot: 7 };
		expect(after(at, 'ArrowDown')).toEqual({ bucket: buckets[1].addr, slot: 0 });
		expect(after(at, 'ArrowDown', 'ArrowUp')).toEqual(at);
		const end = { bucket: buckets[buckets.length - 1].addr, slot: 7 };
		expect(after(at, ...down(99))).toEqual(end);
	});

	test('lead to the same slot of the next chain', () => {
		const at = { ...first, slot: 5 };
		expect(after(at, 'ArrowRight')).toEqual({ bucket: chains[1].buckets[0].addr, slot: 5 });
		expect(after(at, 'ArrowRight', 'ArrowLeft')).toEqual(at);
	});

	test('reach every slot that is drawn, and none that is not', () => {
		const drawn = (bucket: number) => chains[1].buckets.every(({ addr }) => addr !== bucket);
		expect(slotBeside(map, first, 'ArrowRight', drawn)?.bucket).toBe(chains[2].buckets[0].addr);
		const seen = new Set<number>();
		let at = { ...first, slot: 0 };
		for (const chain of chains) {
			for (const bucket of chain.buckets)
				for (let slot = 0; slot < 8; slot++, at = after(at, 'ArrowDown'))
					expect(seen.add(at.bucket * 8 + at.slot).has(bucket.addr * 8 + slot)).toBe(true);
			at = after(at, ...up(99), 'ArrowRight', 'ArrowDown');
		}
	});

	test('are the only keys', () => {
		expect(slotBeside(map, first, 'Enter', all)).toBeNull();
	});
});

describe('the name of a slot', () => {
	test('says bucket, slot, entry and tophash', () => {
		const small = mapOf('make; set 1..3; delete 2');
		const bucket = small.table?.chains[0].buckets[0].addr ?? 0;
		expect(slotName(small, { bucket, slot: 0 })).toMatch(
			/^bucket 0, slot 0: key 1, elem 1, tophash 0x[0-9a-f]{2}$/,
		);
		expect(slotName(small, { bucket, slot: 1 })).toBe(
			'bucket 0, slot 1: emptyOne, stale key 2, tophash 0x01',
		);
		expect(slotName(small, { bucket, slot: 7 })).toBe('bucket 0, slot 7: emptyRest, tophash 0x00');
	});
});
