package main

import (
	"fmt"
	"runtime"
)

var m map[int]int
var before, after runtime.MemStats

func main() {
	m = make(map[int]int)
	limit := uint64(0)
	for i := 0; i < 3000; i++ {
		runtime.ReadMemStats(&before)
		m[i] = i
		runtime.ReadMemStats(&after)
		d := after.TotalAlloc - before.TotalAlloc
		if d > limit {
			size := 1 // an overflow bucket more or less does not count
			for n := d; n > 1; n /= 2 {
				size *= 2
			}
			fmt.Println("insert", i+1, "allocated at least", size, "bytes")
			limit = d + d/2
		}
	}
	fmt.Println(len(m))
}
