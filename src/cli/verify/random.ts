// Random numbers of a recording: the replay gets those that the real runtime drew, in the same order.

import type { RandomSource } from '#engine/runtime/rand.ts';
import { Unreplayable } from './failure.ts';

/** Yields the numbers of one operation after the other, and zeros where the replay draws more. */
export class RecordedRandom implements RandomSource {
	low = 0;
	high = 0;
	#numbers: readonly string[] = [];
	#drawn = 0;

	/** Takes the field `r` of an operation: what it may draw. */
	load(r: unknown): void {
		const numbers = r === undefined ? [] : r;
		if (!Array.isArray(numbers) || !numbers.every(isWord))
			throw new Unreplayable(`r is no list of random numbers: ${JSON.stringify(r)}`);
		this.#numbers = numbers;
		this.#drawn = 0;
	}

	draw(): void {
		const number = this.#numbers[this.#drawn++] ?? '0000000000000000';
		this.low = parseInt(number.slice(8), 16) | 0;
		this.high = parseInt(number.slice(0, 8), 16) | 0;
	}

	/** How many numbers were recorded, and how many were drawn. */
	get use(): { readonly recorded: number; readonly drawn: number } {
		return { recorded: this.#numbers.length, drawn: this.#drawn };
	}
}

/** Whether `value` is a 64-bit number as recordings write it: 16 hexadecimal digits. */
export function isWord(value: unknown): value is string {
	return typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);
}
