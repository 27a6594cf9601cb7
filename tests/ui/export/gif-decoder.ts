// A decoder of GIF files, written from the format's definition: what the encoder wrote is read by nothing that
// knows the encoder.

/** A film as a viewer would show it. */
export interface DecodedGif {
	readonly width: number;
	readonly height: number;
	readonly loops: boolean;
	/** Each with all pixels as 0xbbggrr, and its time in hundredths of a second. */
	readonly frames: readonly { readonly pixels: Uint32Array; readonly delay: number }[];
}

/** Reads a file. Throws where it is malformed. */
export function decodeGif(file: Uint8Array): DecodedGif {
	let at = 0;
	const byte = () => file[at++];
	const word = () => byte() | (byte() << 8);
	const chars = (n: number) => String.fromCharCode(...file.subarray(at, (at += n)));
	const blocks = () => {
		const data: number[] = [];
		for (let n = byte(); n > 0; n = byte()) for (let i = 0; i < n; i++) data.push(byte());
		return data;
	};
	if (chars(6) !== 'GIF89a') throw new Error('no GIF89a');
	const [width, height, flags] = [word(), word(), byte()];
	at += 2;
	const palette = Array.from({ length: 2 << (flags & 7) }, () => byte() | (word() << 8));
	const screen = new Uint32Array(width * height);
	const frames: { pixels: Uint32Array; delay: number }[] = [];
	let loops = false;
	let control = { delay: 0, transparent: -1 };
	for (let kind = byte(); kind !== 0x3b; kind = byte()) {
		if (kind === 0x21) {
			const label = byte();
			if (label === 0xff) loops = String.fromCharCode(...blocks()).startsWith('NETSCAPE2.0');
			if (label !== 0xf9) continue;
			const [packed, low, high, transparent] = blocks();
			control = { delay: low | (high << 8), transparent: packed & 1 ? transparent : -1 };
			continue;
		}
		if (kind !== 0x2c) throw new Error(`what is ${kind} at ${at}?`);
		const [x, y, w, h] = [word(), word(), word(), word()];
		if (byte() !== 0) throw new Error('a frame with a palette, or interlaced');
		const size = byte();
		const indices = inflate(blocks(), size);
		if (indices.length !== w * h) throw new Error(`${indices.length} pixels of ${w} × ${h}`);
		indices.forEach((index, i) => {
			if (index === control.transparent) return;
			screen[(y + Math.floor(i / w)) * width + x + (i % w)] = palette[index];
		});
		frames.push({ pixels: screen.slice(), delay: control.delay });
	}
	if (at !== file.length) throw new Error('bytes behind the end');
	return { width, height, loops, frames };
}

function inflate(data: readonly number[], size: number): number[] {
	const out: number[] = [];
	const clear = 1 << size;
	let table: number[][] = [];
	let bits = size + 1;
	let last: number[] | null = null;
	let at = 0;
	const read = () => {
		let code = 0;
		for (let i = 0; i < bits; i++, at++) code |= ((data[at >> 3] >> (at & 7)) & 1) << i;
		return code;
	};
	for (;;) {
		if (at + bits > 8 * data.length) throw new Error('no end of the data');
		const code = read();
		if (code === clear) {
			table = Array.from({ length: clear + 2 }, (_, i) => [i]);
			bits = size + 1;
			last = null;
			continue;
		}
		if (code === clear + 1) return out;
		const entry: number[] | undefined = table[code] ?? (last && [...last, last[0]]);
		if (!entry || code > table.length) throw new Error(`code ${code} is not known yet`);
		out.push(...entry);
		if (last && table.length < 4096) table.push([...last, entry[0]]);
		if (table.length === 1 << bits && bits < 12) bits++;
		last = entry;
	}
}
