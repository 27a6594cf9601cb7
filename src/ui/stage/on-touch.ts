// What only hands on the picture need is loaded when the first one comes near: the pointer enters, a finger comes
// down, the focus arrives, the wheel turns. What fingers do before it is there is handed over, a key waits.

import type { Attachment } from 'svelte/attachments';
import { part } from '../part.ts';

/** Makes an attachment out of what pointers have done before it was there, from the first press on. */
export type Handed = (missed: readonly PointerEvent[]) => Attachment<HTMLElement>;

const approaches = ['pointerenter', 'pointerdown', 'focusin', 'wheel'] as const;
const gestures = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const;

/** Attaches what `load` gives, once the element is touched. */
export function onTouch(load: () => Promise<Handed>): Attachment<HTMLElement> {
	return (element) => {
		const life = new AbortController();
		const missed: PointerEvent[] = [];
		let detach: ReturnType<Attachment<HTMLElement>>;
		/** Keys that wait, each with what had the focus. */
		const keys: { readonly key: KeyboardEvent; readonly target: EventTarget }[] = [];
		let isLoading = false;

		async function come(event: Event) {
			if (event instanceof WheelEvent && event.ctrlKey) event.preventDefault();
			if (isLoading) return;
			isLoading = true;
			const handed = await part(load);
			if (life.signal.aborted) return;
			isLoading = handed !== null;
			if (handed) {
				life.abort();
				detach = handed(missed)(element);
			}
			for (const { key, target } of keys.splice(0))
				target.dispatchEvent(new KeyboardEvent('keydown', key));
		}
		function wait(key: KeyboardEvent) {
			const isPlain = !key.ctrlKey && !key.metaKey && !key.altKey && key.key !== 'Tab';
			if (!isLoading || !isPlain || key.target === null) return;
			keys.push({ key, target: key.target });
			key.preventDefault();
			key.stopPropagation();
		}
		function miss(event: PointerEvent) {
			if (event.type === 'pointerdown' || missed.length > 0) missed.push(event);
		}

		const { signal } = life;
		for (const type of approaches) element.addEventListener(type, come, { signal, passive: false });
		element.addEventListener('keydown', wait, { signal });
		for (const type of gestures) element.addEventListener(type, miss, { signal });
		return () => {
			life.abort();
			detach?.();
		};
	};
}
