import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testProcess } from '../values.ts';
import { checkMap } from './invariants.ts';
import { commands, subjects, World } from './world.ts';

const runs = { seed: 20, numRuns: 15 };

describe.each(subjects)('$name', (subject) => {
	test('holds what a plain map holds, whatever is done to both', () => {
		fc.assert(
			fc.property(commands, fc.constantFrom(0, 9, 60), (list, hint) => {
				const world = new World(testProcess(list.length), subject, hint);
				for (const command of list) {
					world.run(command);
					checkMap(world.p, world.t, world.h);
				}
				world.checkContents();
				expect(world.loop().sort()).toEqual([...world.model.keys()].sort());
			}),
			runs,
		);
	});

	test('loops over every entry that stays once, and over none that is gone', () => {
		fc.assert(
			fc.property(commands, commands, fc.nat(20), (before, during, when) => {
				const world = new World(testProcess(when), subject);
				for (const command of before) world.run(command);
				const stays = new Set(world.model.keys());
				const changes = during.filter(({ op }) => op !== 'loop');
				let step = 0;
				const seen = world.loop((k) => {
					expect(world.model.has(k)).toBe(true);
					if (step++ !== when) return;
					for (const change of changes) {
						world.run(change);
						for (const k of stays) if (!world.model.has(k)) stays.delete(k);
					}
				});
				expect(seen.filter((k) => stays.has(k)).sort()).toEqual([...stays].sort());
				checkMap(world.p, world.t, world.h);
			}),
			runs,
		);
	});
});
