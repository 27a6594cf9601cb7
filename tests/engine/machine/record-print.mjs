// Records how real Go's println writes floats: `node record-print.mjs path/to/go > print-floats.jsonl`. A line is
// the bits of a float64, in hexadecimal, and the text.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = `package main

import ("fmt"; "math"; "os")

func main() {
	state := uint64(1)
	values := []float64{0, math.Copysign(0, -1), 1, -1, 0.1, 9.9999995, 99999995, 1e100, 5e-324, math.MaxFloat64, 0.5, 100, 123456789, math.NaN(), math.Inf(1), math.Inf(-1)}
	for i := 0; i < 300; i++ {
		state = state*6364136223846793005 + 1442695040888963407
		values = append(values, math.Float64frombits(state), float64(int64(state)>>20) / float64(int64(1) << (state % 40)))
	}
	for _, v := range values {
		fmt.Fprintf(os.Stdout, "%x\\n", math.Float64bits(v))
		println(v)
	}
}
`;

const folder = mkdtempSync(join(tmpdir(), 'print-'));
try {
	const file = join(folder, 'main.go');
	const binary = join(folder, 'main');
	writeFileSync(file, program);
	const env = { ...process.env, GO111MODULE: 'off', GOPROXY: 'off', GOFLAGS: '' };
	execFileSync(process.argv[2], ['build', '-o', binary, file], { env });
	const { stdout, stderr } = spawnSync(binary, { encoding: 'utf8' });
	const texts = stderr.trimEnd().split('\n');
	stdout
		.trimEnd()
		.split('\n')
		.forEach((bits, i) => console.log(JSON.stringify([bits, texts[i]])));
} finally {
	rmSync(folder, { recursive: true });
}
