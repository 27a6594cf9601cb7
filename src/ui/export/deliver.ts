// Where an export goes: a file, or the clipboard.

import { text } from './text.ts';

/** Saves a file under a name. */
export function save(file: Blob, name: string): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	URL.revokeObjectURL(url);
}

/** Whether this browser lets a page copy pictures. */
export const canCopyPictures = () =>
	typeof ClipboardItem !== 'undefined' && 'write' in (navigator.clipboard ?? {});

/** Puts a text on the clipboard; what to tell the reader of it. */
export async function copyText(words: string): Promise<string> {
	try {
		await navigator.clipboard.writeText(words);
		return text.copied;
	} catch {
		return text.notCopied;
	}
}

/** Puts a picture on the clipboard; what to tell the reader of it. Rejects if there is no picture. */
export async function copyPng(png: Promise<Blob>): Promise<string> {
	try {
		// The promise goes in unawaited: Safari allows no wait between the click and the copy.
		await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
		return text.copied;
	} catch {
		await png;
		return text.notCopied;
	}
}
