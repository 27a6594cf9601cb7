package main

import (
	"fmt"
	"runtime"
)

var m map[string]string
var keys []string
var before, after runtime.MemStats

func main() {
	for i := 0; i < 1000; i++ {
		keys = append(keys, fmt.Sprintf("key%d", i))
	}
	m = make(map[string]string)
	limit := uint64(0)
	for i, k := range keys {
		runtime.ReadMemStats(&before)
		m[k] = k
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
	fmt.Println(len(m), m["key7"], m["key999"])
}
