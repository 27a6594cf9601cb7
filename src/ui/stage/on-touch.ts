// What only hands on the picture need is loaded when the first one comes near: the pointer enters, a finger comes
// down, the focus arrives, the wheel turns. A press that comes before it is there is handed over, a key waits.

import type { Attachment } from 'svelte/attachments';

/** Makes an attachment out of the presses that it has missed and that last. */
export type Handed = (missed: readonly PointerEvent[]) => Attachment<HTMLElement>;

const approaches = ['pointerenter', 'pointerdown', 'focusin', 'wheel'] as const;

/** Attaches what `load` gives, once the element is touched. */
export function onTouch(load: () => Promise<Handed>): Attachment<HTMLElement> {
	return (element) => {
		const life = new AbortController();
		const pressed = new Map<number, PointerEvent>();
		let detach: ReturnType<Attachment<HTMLElement>>;
		/** Keys that wait, each with what had the focus. */
		const keys: { readonly key: KeyboardEvent; readonly target: EventTarget }[] = [];
		let isLoading = false;

		async function come(event: Event) {
			if (event.type === 'pointerdown') press(event as PointerEvent);
			if (event instanceof WheelEvent && event.ctrlKey) event.preventDefault();
			if (isLoading) return;
			isLoading = true;
			try {
				const handed = await load();
				if (life.signal.aborted) return;
				life.abort();
				detach = handed([...pressed.values()])(element);
			} catch {
				isLoading = false;
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
		const press = (event: PointerEvent) => pressed.set(event.pointerId, event);
		const release = (event: PointerEvent) => pressed.delete(event.pointerId);

		const { signal } = life;
		for (const type of approaches) element.addEventListener(type, come, { signal, passive: false });
		element.addEventListener('keydown', wait, { signal });
		element.addEventListener('pointerup', release, { signal });
		element.addEventListener('pointercancel', release, { signal });
		return () => {
			life.abort();
			detach?.();
		};
	};
}
