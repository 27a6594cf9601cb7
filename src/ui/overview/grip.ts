// What is dragged by pointing into it, or moved with keys: the window of the overview, the lens on a large table.

type Press = PointerEvent & { currentTarget: HTMLElement };

/** Handlers that call `point` when the pointer comes down, and as long as it is held. */
export function grip(point: (event: Press) => void) {
	return {
		down(event: Press) {
			if (event.button !== 0) return;
			event.currentTarget.setPointerCapture(event.pointerId);
			point(event);
		},
		move(event: Press) {
			if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
		},
	};
}

/** A handler of keys: each of `ways` happens at its key, pressed by itself. */
export function keyed(ways: Readonly<Record<string, () => void>>) {
	return (event: KeyboardEvent) => {
		if (!(event.key in ways) || event.ctrlKey || event.metaKey || event.altKey) return;
		ways[event.key]();
		event.preventDefault();
		event.stopPropagation();
	};
}
