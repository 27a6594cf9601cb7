import { describe, expect, test } from 'vitest';
import { Player } from '#player/player.svelte.ts';
import { commandOf } from '#ui/keys.ts';
import { columnsOf } from '../player/synthetic.ts';

const events = columnsOf(['stmt', 'call.enter', 'stmt', 'print', 'call.exit', 'stmt', 'stmt']);
const marks = [
	{ state: 2, kind: 'growth' },
	{ state: 6, kind: 'gc' },
] as const;

/** The position after the keys, as in `Shift+ArrowRight .`, from position 3 on the finest level. */
function positionAfter(keys: string): number {
	const player = new Player({ length: 8, position: 3, level: 'micro', pace: () => 100 });
	player.load(events);
	player.reducedMotion = true;
	for (const press of keys.split(' ')) {
		const shiftKey = press.startsWith('Shift+');
		const key = shiftKey ? press.slice(6) : press;
		commandOf({ key, shiftKey })?.(player, marks);
	}
	return player.position;
}

describe('the keyboard', () => {
	test.each([
		['ArrowRight', 4],
		['ArrowLeft', 2],
		['Home', 0],
		['End', 7],
		['.', 6],
		[',', 2],
		['. .', 6],
		['Home Shift+ArrowRight Shift+ArrowRight', 5],
		['Shift+ArrowDown', 5],
		['Shift+ArrowUp', 1],
		['] ArrowRight', 4],
		['] ] ArrowRight', 6],
		['x', 3],
		['Tab', 3],
	])('%s leads from 3 to %d', (keys, position) => {
		expect(positionAfter(keys)).toBe(position);
	});

	test('sets the speed by digits', () => {
		const player = new Player({ length: 8, position: 0, level: 'micro', pace: () => 100 });
		commandOf({ key: '4', shiftKey: false })?.(player, []);
		expect(player.speed).toBe(8);
	});

	test('leaves arrows with shift alone where they mean nothing', () => {
		expect(commandOf({ key: 'Home', shiftKey: true })).toBeNull();
	});
});
