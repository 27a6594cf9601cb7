// What hands need comes late: nothing that was done before it is lost.

import { expect, test } from 'vitest';
import { onTouch } from '#ui/stage/on-touch.ts';

function stage() {
	const element = document.createElement('div');
	element.tabIndex = 0;
	document.body.append(element);
	const heard: string[] = [];
	let arrive = () => {};
	const attached = onTouch(
		() =>
			new Promise((resolve) => {
				arrive = () =>
					resolve((missed) => (target) => {
						heard.push(...missed.map(({ type }) => type));
						target.addEventListener('keydown', ({ key }) => heard.push(key));
					});
			}),
	);
	attached(element);
	return { element, heard, arrive: () => arrive() };
}

const key = (name: string) => new KeyboardEvent('keydown', { key: name, bubbles: true });

test('a key that comes before it waits, and nobody else takes it', async () => {
	const { element, heard, arrive } = stage();
	let passed = 0;
	element.parentElement?.addEventListener('keydown', () => passed++);
	element.focus();
	element.dispatchEvent(key('+'));
	element.dispatchEvent(key('ArrowDown'));
	expect(passed).toBe(0);
	arrive();
	await expect.poll(() => heard).toEqual(['+', 'ArrowDown']);
	element.dispatchEvent(key('-'));
	expect(heard).toEqual(['+', 'ArrowDown', '-']);
	element.remove();
});

test('what pointers do before it comes is handed over, from the first press on', async () => {
	const { element, heard, arrive } = stage();
	const gesture = ['pointerdown', 'pointermove', 'pointerup'];
	for (const type of ['pointermove', ...gesture])
		element.dispatchEvent(new PointerEvent(type, { pointerId: 1 }));
	arrive();
	await expect.poll(() => heard).toEqual(gesture);
	element.remove();
});
