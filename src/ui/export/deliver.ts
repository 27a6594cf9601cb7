// Where an export goes: a file, or the clipboard.

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

/** Puts a text on the clipboard. */
export function copyText(text: string): Promise<void> {
	if (!navigator.clipboard) return Promise.reject(new Error('this page may not use the clipboard'));
	return navigator.clipboard.writeText(text);
}

/** Puts a picture on the clipboard. */
export function copyPng(png: Promise<Blob>): Promise<void> {
	// The promise goes in unawaited: Safari allows no wait between the click and the copy.
	return navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
