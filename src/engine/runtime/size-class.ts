// Size classes: small objects are served from slots of 68 sizes (class 0 stands for large objects), so that a
// freed slot fits the next object of its class. The numbers are those of Go 1.23.

/** Bytes of a page, the unit in which the heap is handed to spans. */
export const pageSize = 8192;
export const pageShift = 13;

/** Largest slot, in bytes. Objects of more than this less the malloc header are large: whole pages. */
export const maxSmallSize = 32768;

/** Bytes in front of an object with pointers of more than 512 bytes: the address of its type. */
export const mallocHeaderSize = 8;

/** Objects with pointers of more bytes have a malloc header; up to it their span has a bitmap. */
export const minSizeForMallocHeader = 512;

/** Objects without pointers of fewer bytes share blocks of this size. */
export const maxTinySize = 16;

/** Slot size of each class, in bytes. */
// prettier-ignore
export const classSize: readonly number[] = [
	0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352,
	384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304,
	2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880,
	12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
];

export const numSizeClasses = classSize.length;

/** Span classes: for each size class one for objects with pointers (scan, even) and one for those without (noscan, odd). */
export const numSpanClasses = 2 * numSizeClasses;

/** Pages of a span of each class: few enough, and with little waste at the end. */
// prettier-ignore
export const classPages: readonly number[] = [
	0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 2, 1, 2, 1, 2, 1, 3, 2, 3, 1, 3, 2, 3, 4, 5, 6, 1, 7, 6, 5, 4, 3, 5, 7, 2, 9, 7, 5, 8,
	3, 10, 7, 4,
];

// Class of a size by (size + 7) / 8.
const classOf = new Uint8Array(maxSmallSize / 8 + 1);
for (let eighth = 0, c = 0; eighth < classOf.length; eighth++) {
	while (classSize[c] < eighth * 8) c++;
	classOf[eighth] = c;
}

/** The smallest class whose slots hold `size` bytes, 0 ≤ size ≤ maxSmallSize. */
export function sizeClass(size: number): number {
	return classOf[(size + 7) >> 3];
}

/** Span class of a size class. */
export function spanClass(sizeclass: number, noscan: boolean): number {
	return (sizeclass << 1) | (noscan ? 1 : 0);
}

/** Whether an object of `size` bytes has a malloc header in front. */
export function hasMallocHeader(size: number, noscan: boolean): boolean {
	return !noscan && size > minSizeForMallocHeader && size <= maxSmallSize - mallocHeaderSize;
}

/** Bytes that the program may use of the slot that an object of `size` bytes gets. */
export function roundupsize(size: number, noscan: boolean): number {
	if (size > maxSmallSize - mallocHeaderSize) return Math.ceil(size / pageSize) * pageSize;
	const header = hasMallocHeader(size, noscan) ? mallocHeaderSize : 0;
	return classSize[sizeClass(size + header)] - header;
}
