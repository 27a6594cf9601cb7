// Constants as Go lays them out in memory.

import type { GoType } from '../abi/type.ts';
import type { Constant } from './object.ts';

/** The bytes of a constant that is no string. */
export function constantBytes(
	type: GoType,
	value: Exclude<Constant, string>,
): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(type.size);
	const view = new DataView(bytes.buffer);
	if (typeof value === 'boolean') view.setUint8(0, value ? 1 : 0);
	else if (type.kind === 'float64') view.setFloat64(0, Number(value), true);
	else if (type.kind === 'float32') view.setFloat32(0, Number(value), true);
	else {
		const whole = BigInt(value);
		for (let i = 0; i < type.size; i++)
			bytes[i] = Number(BigInt.asUintN(8, whole >> BigInt(8 * i)));
	}
	return bytes;
}
