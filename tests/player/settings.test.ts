import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLink, parseLink } from '#player/link.ts';
import { levels } from '#player/player.svelte.ts';
import { formatSettings, parseSettings, type Settings } from '#player/settings.ts';

const seed = 2313;

const positions = fc.nat(1 << 20).map((n) => n / 100);
const anySettings: fc.Arbitrary<Settings> = fc.record({
	level: fc.constantFrom(null, ...levels),
	selected: fc.option(fc.record({ bucket: fc.nat(), slot: fc.integer({ min: -1, max: 7 }) })),
	map: fc.nat(),
	expert: fc.boolean(),
	loop: fc.option(
		fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 })).map(([from, n]) => ({
			from,
			to: from + n,
		})),
	),
	versus: fc.constantFrom('', 'hint', 'no-hint:9', 'seed:4294967295'),
	left: fc.constantFrom('', 'hint', 'seed:9'),
	breakpoints: fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }), {
		maxLength: 20,
	}),
});

describe('settings in a link', () => {
	test('are read as they were written', () => {
		fc.assert(
			fc.property(positions, anySettings, (position, settings) => {
				const hash = formatLink({ scenario: 'growth', position, rest: formatSettings(settings) });
				// What an address bar does to a hash leaves it as it is.
				expect(new URL(hash, 'https://example.org/').hash).toBe(hash);
				const link = parseLink(hash);
				expect(link?.scenario).toBe('growth');
				expect(link?.position).toBe(position);
				expect(parseSettings(link?.rest ?? '')).toEqual({ settings, ignored: [] });
			}),
			{ seed },
		);
	});

	test('never fail, whatever a link says', () => {
		const parts = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string().map((text) => `break=${text}`),
			fc.string({ unit: fc.constantFrom(...'0123456789.-') }).map((text) => `slot=${text}`),
			fc.string({ unit: fc.constantFrom(...'0123456789.-') }).map((text) => `loop=${text}`),
			fc.constantFrom('__proto__=1', 'constructor', 'level=', 'expert=no', 'break=%', '=', '&'),
		);
		fc.assert(
			fc.property(fc.array(parts), (list) => {
				const { settings } = parseSettings(list.join('&'));
				expect(parseSettings(formatSettings(settings))).toEqual({ settings, ignored: [] });
			}),
			{ seed },
		);
	});

	test('that say nothing are named', () => {
		const { settings, ignored } = parseSettings(
			'level=nano&slot=77.9&loop=9-3&compare=a:b&expert=1&colour=red&break=%E0%A4%A&level=line',
		);
		expect(settings.level).toBe('line');
		expect(ignored).toEqual([
			'level=nano',
			'slot=77.9',
			'loop=9-3',
			'compare=a:b',
			'expert=1',
			'colour=red',
			'break=%E0%A4%A',
		]);
	});

	test('that say nothing thousands of times are named a few times', () => {
		const { ignored } = parseSettings('x=1&'.repeat(5000));
		expect(ignored.length).toBeLessThanOrEqual(10);
	});

	test('hold so many breakpoints and no more', () => {
		const rest = Array.from({ length: 22 }, (_, i) => `break=line%20${i}`).join('&');
		const { settings, ignored } = parseSettings(rest);
		expect(settings.breakpoints).toHaveLength(20);
		expect(ignored).toEqual(['break=line%2020', 'break=line%2021']);
	});
});
