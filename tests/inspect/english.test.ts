// The English words for one run: all that it needs, and no others.

import { describe, expect, test } from 'vitest';
import { english } from '#inspect/english.ts';
import { englishFor } from '#inspect/english/load.ts';
import { eventId, eventNames, type EventName } from '#engine/trace/schema.ts';

const wordsFor = async (...names: EventName[]) =>
	Object.keys((await englishFor({ id: Uint8Array.from(names, eventId) })).events);

describe('the words for a run', () => {
	test.each(eventNames)('with %s say something about it', async (name) => {
		expect(await wordsFor(name)).toContain(name);
	});

	test('leave out what does not happen in it', async () => {
		const few = await wordsFor('map.make');
		expect(few).not.toContain('iterate.begin');
		expect(few.length).toBeLessThan(Object.keys(english.events).length);
		expect(await wordsFor('iterate.begin')).toEqual([
			...few,
			...eventNames.filter((name) => name.startsWith('iterate')),
		]);
	});
});
