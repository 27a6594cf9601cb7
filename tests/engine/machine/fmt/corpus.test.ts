// fmt against real Go: every call of the corpus gives the same bytes.

import { describe, expect, test } from 'vitest';
import { Printer } from '#engine/machine/fmt/printer.ts';
import { operandsAt, print, printf, println } from '#engine/machine/fmt/printf.ts';
import { bytesOf, readCorpus, type CorpusCase } from './corpus.ts';
import { Layout } from './lay-out.ts';

function printed(image: Layout, { call, format, operands }: CorpusCase): Buffer {
	const printer = new Printer(image);
	const given = operandsAt(image, image.operands(operands), operands.length);
	if (call === 'Println') println(printer, given);
	else if (call === 'Print') print(printer, given);
	else {
		const bytes = bytesOf(format ?? '');
		printf(printer, { bytes, from: 0, end: bytes.length }, given);
	}
	return Buffer.from(printer.out.text);
}

describe('fmt', () => {
	const corpus = readCorpus();

	test('is tried on a large corpus', () => {
		expect(corpus.length).toBeGreaterThan(3000);
	});

	test('prints what real Go prints', () => {
		const image = new Layout();
		const wrong = corpus.flatMap((one) => {
			const have = printed(image, one);
			return have.equals(bytesOf(one.want)) ? [] : [{ ...one, have: have.toString() }];
		});
		expect(wrong).toEqual([]);
	});
});
