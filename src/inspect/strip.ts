// Which bucket is shown as bytes, and what it is called.

import type { Addr } from '#engine/memory/address.ts';
import type { MapType } from '#engine/runtime/classic/layout.ts';
import { bucketName } from './bucket-name.ts';
import { byteStrip, type ByteStrip } from './bytes.ts';
import type { SlotAt } from './operation.ts';
import type { MapPicture } from './picture.ts';
import type { TablePicture } from './table.ts';
import type { Reading } from './value.ts';

/** The bytes of the bucket that the reader chose, or that is at hand. */
export function stripOf(
	reading: Reading,
	t: MapType,
	selected: Addr,
	tables: readonly (TablePicture | null)[],
	hand: MapPicture['hand'],
	cursor: SlotAt | null,
): ByteStrip | null {
	const [table, old] = tables;
	const main = (of: TablePicture | null, i: number) =>
		of && i >= 0 ? of.addr + i * t.bucketSize : 0;
	const chosen = titleOf(selected, tables) !== null;
	const addr = chosen
		? selected
		: cursor !== null && titleOf(cursor.bucket, tables) !== null
			? cursor.bucket
			: main(table, hand.table) || main(old, hand.old) || (table?.addr ?? 0);
	if (addr === 0) return null;
	return byteStrip(reading, t, addr, titleOf(addr, tables) ?? 'bucket', chosen);
}

/** What a bucket of a map is called, as `overflow bucket 1 of bucket 3`; null if the picture does not have it. */
export function bucketTitle({ table, old }: MapPicture, addr: Addr): string | null {
	return titleOf(addr, [table, old]);
}

/** What a bucket is called; null if it is in none of the tables. */
function titleOf(addr: Addr, tables: readonly (TablePicture | null)[]): string | null {
	if (addr === 0) return null;
	for (const [i, table] of tables.entries()) {
		if (table === null) continue;
		for (const { index, buckets } of table.chains) {
			const place = buckets.findIndex((b) => b.addr === addr);
			if (place >= 0) return bucketName(index, i === 1, place);
		}
	}
	return null;
}
