import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keep, recall } from '#player/storage.ts';

/** A storage that takes texts of up to `room` characters. */
function storageWith(room: number): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear'> {
	const texts = new Map<string, string>();
	return {
		getItem: (name) => texts.get(name) ?? null,
		setItem(name, text) {
			if (text.length > room) throw new Error('there is no room');
			texts.set(name, text);
		},
		removeItem: (name) => void texts.delete(name),
		clear: () => texts.clear(),
	};
}

const name = 'answers';

beforeEach(() => vi.stubGlobal('localStorage', storageWith(10)));
afterEach(() => vi.unstubAllGlobals());

describe('what is kept', () => {
	test('is gone when the storage has been cleared', () => {
		keep(name, 'one');
		expect(recall(name)).toBe('one');
		localStorage.clear();
		expect(recall(name)).toBeNull();
	});

	test('holds for the page where there is no room for it, until something else is kept', () => {
		expect(keep(name, 'one')).toBe(true);
		expect(keep(name, 'more than it takes')).toBe(false);
		expect(recall(name)).toBe('more than it takes');
		keep(name, 'two');
		expect(recall(name)).toBe('two');
		keep(name, null);
		expect(recall(name)).toBeNull();
	});

	test('holds for the page where storage is forbidden', () => {
		vi.stubGlobal('localStorage', undefined);
		expect(keep(name, 'one')).toBe(false);
		expect(recall(name)).toBe('one');
		keep(name, null);
		expect(recall(name)).toBeNull();
	});
});
