import { describe, expect, test } from 'vitest';
import { formatLink, parseLink } from '#player/link.ts';

describe('a link', () => {
	test.each(['#growth@1204', '#growth@0', '#a-b_c@12.5', '#地图@3', '#growth@4&level=line&expert'])(
		'%s is what it says',
		(hash) => {
			const link = parseLink(hash);
			expect(link && formatLink(link)).toBe(hash);
		},
	);

	test.each([
		'',
		'#growth',
		'#growth@',
		'#growth@-1',
		'#growth@x',
		'growth@1',
		'#a@1@2',
		'#a@1level=line',
		'#%E0%A4%A@1',
	])('%s is none', (hash) => {
		expect(parseLink(hash)).toBeNull();
	});

	test('keeps two digits of the way', () => {
		expect(formatLink({ scenario: 'growth', position: 3.14159 })).toBe('#growth@3.14');
	});
});
