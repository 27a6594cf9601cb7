// Benchmarks: `npm run bench`. Ratios are between things measured in turns in this very run; where a goal is a
// number of milliseconds or nanoseconds, it is the one of the design, for a machine of 2.6 GHz.

import { hashRows } from './hash.ts';
import { heapRows } from './heap.ts';
import { loopRows } from './loop.ts';
import { mapRows, recordingRows } from './map.ts';
import { print } from './report.ts';
import { seekRows } from './seek.ts';

print('Hash', hashRows(9));
print('Map, unrecorded', mapRows(10_000, 41));
print('Map, unrecorded', mapRows(1_000_000, 5));
print('Recording', recordingRows(300_000, 5));
print('Seeking', seekRows());
print('Heap', heapRows(1_000_000, 3));
print('Machine', loopRows(9));
