import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startRecording } from '#engine/runtime/process.ts';
import { eventNames, type EventName } from '#engine/trace/schema.ts';
import { testProcess } from '../values.ts';
import { commands, subjects, World } from './world.ts';

const runs = { seed: 30, numRuns: 10 };

describe.each(subjects)('$name', (subject) => {
	test('comes out the same in every byte, recorded or not', () => {
		fc.assert(
			fc.property(commands, (list) => {
				const plain = new World(testProcess(), subject);
				const recorded = new World(testProcess(), subject);
				startRecording(recorded.p, 1e9);
				for (const command of list) {
					plain.run(command);
					recorded.run(command);
				}
				expect(Buffer.compare(plain.p.memory.u8, recorded.p.memory.u8)).toBe(0);
			}),
			runs,
		);
	});

	test('tells of every store, and ends what it begins', () => {
		fc.assert(
			fc.property(commands, (list) => {
				const world = new World(testProcess(), subject);
				const recorder = startRecording(world.p, 1e9);
				for (const command of list) {
					for (const operation of world.bare(command)) {
						operation();
						const { length, writes } = recorder.events();
						expect(writes[length - 1]).toBe(recorder.writes().length);
					}
				}
				const { length, id, depth } = recorder.events();
				for (let i = 0; i < length; i++) if (outer.has(eventNames[id[i]])) expect(depth[i]).toBe(0);
			}),
			runs,
		);
	});
});

/** Events that are in no other one's nest here, as no program calls. */
const outer: ReadonlySet<EventName> = new Set([
	'map.access.begin',
	'map.access.end',
	'map.assign.begin',
	'map.assign.end',
	'map.delete.begin',
	'map.delete.end',
	'map.clear.begin',
	'map.clear.end',
	'iterate.begin',
	'iterate.yield',
	'iterate.end',
] as const);
