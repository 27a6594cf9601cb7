// Records what the allocator of real Go does, for heap.test.ts:
//
//	GO111MODULE=off GODEBUG=cpu.aes=off go1.23 run heap.go > heap.txt
//
// Lines, all numbers being differences of runtime.MemStats around what the line describes:
//
//	alloc SIZE scan|noscan TotalAlloc Mallocs HeapAlloc HeapObjects
//	tiny SIZES TotalAlloc Mallocs Frees HeapObjects
//	span SLOT scan|noscan OBJECTS PAGES
//	keep SIZE scan|noscan COUNT EVERY TotalAlloc Mallocs Frees HeapAlloc HeapObjects
//	many SIZE scan|noscan COUNT TotalAlloc Mallocs HeapAlloc HeapObjects
package main

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"runtime/debug"
)

var (
	before, after runtime.MemStats
	bytes         []byte
	pointers      []*int
	keptBytes     [][]byte
	keptPointers  [][]*int
	out           = bufio.NewWriterSize(os.Stdout, 1<<20)
)

func word(scan bool) string {
	if scan {
		return "scan"
	}
	return "noscan"
}

func alloc(size int, scan bool) {
	if scan {
		pointers = make([]*int, size/8)
	} else {
		bytes = make([]byte, size)
	}
}

func one(size int, scan bool) {
	runtime.ReadMemStats(&before)
	alloc(size, scan)
	runtime.ReadMemStats(&after)
	fmt.Fprintln(out, "alloc", size, word(scan), after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs,
		after.HeapAlloc-before.HeapAlloc, after.HeapObjects-before.HeapObjects)
}

func tiny(sizes []int) {
	runtime.ReadMemStats(&before)
	for _, size := range sizes {
		bytes = make([]byte, size)
	}
	runtime.ReadMemStats(&after)
	text := ""
	for i, size := range sizes {
		if i > 0 {
			text += ","
		}
		text += fmt.Sprint(size)
	}
	fmt.Fprintln(out, "tiny", text, after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs,
		after.Frees-before.Frees, after.HeapObjects-before.HeapObjects)
}

// A new span is taken when HeapInuse grows; what is allocated until it grows again fits into one span.
func span(slot int, scan bool) {
	size := slot
	if scan && slot > 512 {
		size -= 8
	}
	objects, beginnings, inuse := 0, 0, uint64(0)
	for beginnings < 3 {
		runtime.ReadMemStats(&before)
		alloc(size, scan)
		runtime.ReadMemStats(&after)
		if grown := after.HeapInuse - before.HeapInuse; grown > 0 {
			beginnings++
			if beginnings == 2 {
				inuse = grown
			}
		}
		if beginnings == 2 {
			objects++
		}
	}
	fmt.Fprintln(out, "span", slot, word(scan), objects, inuse/8192)
}

// Allocates COUNT objects, keeps one of EVERY, collects.
func keep(size int, scan bool, count, every int) {
	bytes, pointers = nil, nil
	keptBytes, keptPointers = make([][]byte, 0, count), make([][]*int, 0, count)
	for i := 0; i < 3; i++ {
		runtime.GC()
	}
	runtime.ReadMemStats(&before)
	for i := 0; i < count; i++ {
		alloc(size, scan)
		if i%every == 0 && scan {
			keptPointers = append(keptPointers, pointers)
		} else if i%every == 0 {
			keptBytes = append(keptBytes, bytes)
		}
	}
	bytes, pointers = nil, nil
	runtime.GC()
	runtime.ReadMemStats(&after)
	fmt.Fprintln(out, "keep", size, word(scan), count, every, after.TotalAlloc-before.TotalAlloc,
		after.Mallocs-before.Mallocs, after.Frees-before.Frees, int64(after.HeapAlloc-before.HeapAlloc),
		int64(after.HeapObjects-before.HeapObjects))
}

func many(size int, scan bool, count int) {
	runtime.ReadMemStats(&before)
	for i := 0; i < count; i++ {
		alloc(size, scan)
	}
	runtime.ReadMemStats(&after)
	fmt.Fprintln(out, "many", size, word(scan), count, after.TotalAlloc-before.TotalAlloc,
		after.Mallocs-before.Mallocs, after.HeapAlloc-before.HeapAlloc, after.HeapObjects-before.HeapObjects)
}

var slots = []int{8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352,
	384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200,
	3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432,
	19072, 20480, 21760, 24576, 27264, 28672, 32768}

func main() {
	debug.SetGCPercent(-1)
	runtime.GOMAXPROCS(1)
	for i := 0; i < 100; i++ {
		runtime.ReadMemStats(&before)
	}
	for _, scan := range []bool{false, true} {
		for _, slot := range slots {
			if !scan && slot < 16 || scan && slot == 32768 || !scan && slot == 32768 {
				continue
			}
			span(slot, scan)
		}
	}
	for size := 0; size <= 40; size++ {
		one(size, false)
		if size%8 == 0 {
			one(size, true)
		}
	}
	for _, slot := range slots {
		for _, d := range []int{-16, -9, -8, -7, -1, 0, 1, 7, 8, 9} {
			if size := slot + d; size > 40 {
				one(size, false)
				if size%8 == 0 {
					one(size, true)
				}
			}
		}
	}
	for _, size := range []int{32752, 32760, 32761, 32769, 40000, 40960, 40961, 65528, 65536, 65537, 100000, 1000000, 1 << 22} {
		one(size, false)
		if size%8 == 0 {
			one(size, true)
		}
	}
	random := rand.New(rand.NewSource(1))
	for i := 0; i < 200; i++ {
		sizes := make([]int, 1+random.Intn(30))
		for j := range sizes {
			sizes[j] = 1 + random.Intn(18)
		}
		tiny(sizes)
	}
	for _, size := range []int{8, 24, 48, 100, 512, 520, 1000, 5000, 30000, 33000, 100000} {
		for _, scan := range []bool{false, true} {
			if scan && size%8 != 0 || size < 16 && !scan {
				continue
			}
			for _, every := range []int{1, 2, 3, 10, 1000} {
				keep(size, scan, 3000/(1+size/1000), every)
			}
			many(size, scan, 2000/(1+size/1000))
		}
	}
	out.Flush()
}
