// Tells whether an element is in the window or near it; on paper everything is.

import { flushSync } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** So near to the window counts as in it. */
const nearby = '200px';

/** Calls `tell` whenever that changes. */
export function whileSeen(tell: (isSeen: boolean) => void): Attachment {
	return (element) => {
		const observer = new IntersectionObserver(
			(entries) => tell(entries[entries.length - 1].isIntersecting),
			{ rootMargin: nearby },
		);
		const onprint = () => flushSync(() => tell(true));
		observer.observe(element);
		window.addEventListener('beforeprint', onprint);
		return () => {
			observer.disconnect();
			window.removeEventListener('beforeprint', onprint);
		};
	};
}
