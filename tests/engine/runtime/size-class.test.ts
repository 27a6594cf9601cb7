import { describe, expect, test } from 'vitest';
import {
	classPages,
	classSize,
	hasMallocHeader,
	roundupsize,
	sizeClass,
	spanClass,
} from '#engine/runtime/size-class.ts';

// Slot sizes as the description of the recordings lists them.
const slots =
	`8 16 24 32 48 64 80 96 112 128 144 160 176 192 208 224 240 256 288 320 352 384 416 448 480 512 576 640 704 768 896
1024 1152 1280 1408 1536 1792 2048 2304 2688 3072 3200 3456 4096 4864 5376 6144 6528 6784 6912 8192 9472 9728 10240 10880
12288 13568 14336 16384 18432 19072 20480 21760 24576 27264 28672 32768`
		.split(/\s+/)
		.map(Number);

describe('size classes', () => {
	test('are Go’s, behind class 0 for large objects', () => {
		expect(classSize).toEqual([0, ...slots]);
		expect(classPages.length).toBe(classSize.length);
	});

	test('hold each size in the smallest slot that is large enough', () => {
		for (let size = 1; size <= 32768; size++) {
			const slot = classSize[sizeClass(size)];
			if (slot !== slots.find((one) => one >= size)) throw new Error(`${size} is in ${slot}`);
		}
	});

	test('come as scan and noscan, even and odd', () => {
		expect([spanClass(5, false), spanClass(5, true)]).toEqual([10, 11]);
	});
});

describe('roundupsize', () => {
	test.each([
		[1, true, 8],
		[512, false, 512],
		[513, true, 576],
		[513, false, 568],
		[1024, false, 1144],
		[2592, true, 2688],
		[32752, false, 32760],
		[32760, true, 32768],
		[32760, false, 32760],
		[32761, true, 32768],
		[32769, false, 40960],
		[1_000_000, true, 1_007_616],
	])('of %d bytes, noscan %s, is %d', (size, noscan, usable) => {
		expect(roundupsize(size, noscan)).toBe(usable);
	});

	test('makes the lists of overflow buckets as long as they were observed', () => {
		const capacities: number[] = [];
		for (let cap = 0; cap < 6144;) {
			const wanted = cap === 0 ? 1 : cap < 256 ? 2 * cap : cap + Math.floor((cap + 768) / 4);
			cap = roundupsize(8 * wanted, false) / 8;
			capacities.push(cap);
		}
		expect(capacities.join(' ')).toBe('1 2 4 8 16 32 64 143 287 607 1023 1535 2303 3071 4095 6144');
	});

	test('leaves the header out exactly where there is one', () => {
		const sizes = [8, 512, 520, 32752, 32760, 32768];
		expect(sizes.map((size) => hasMallocHeader(size, false))).toEqual([
			false,
			false,
			true,
			true,
			true,
			false,
		]);
		expect(sizes.some((size) => hasMallocHeader(size, true))).toBe(false);
	});
});
