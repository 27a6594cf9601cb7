// Phrases that sentences about several kinds of events have in common.

import { goAddress } from '#engine/memory/address.ts';
import { bucketName } from '../bucket-name.ts';
import type { EventContext } from '../event-context.ts';
import { grouped } from '../sentence.ts';
import { hexByte } from '../value.ts';

export const count = (n: number, one: string, many = `${one}s`) =>
	`${grouped(n)} ${n === 1 ? one : many}`;
export const hex = (addr: number) => `0x${goAddress(addr).toString(16)}`;
export const byte = (value: number) => `0x${hexByte(value)}`;

/** `bucket 3`, or `the overflow bucket at 0xc000…`. */
export function bucket(e: EventContext, addr: number): string {
	const index = e.bucketIndex(addr);
	return index < 0 ? `the overflow bucket at ${hex(addr)}` : bucketName(index);
}
