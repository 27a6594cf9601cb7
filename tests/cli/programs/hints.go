package main

import (
	"fmt"
	"runtime"
)

var m map[int]int
var s map[string]int
var w map[uint8]bool

func main() {
	var before, after runtime.MemStats
	for _, n := range []int{0, 1, 8, 9, 13, 14, 26, 27, 52, 53, 104, 105, 208, 209, 416, 1000, 5000, 10000} {
		runtime.ReadMemStats(&before)
		m = make(map[int]int, n)
		runtime.ReadMemStats(&after)
		ints := after.TotalAlloc - before.TotalAlloc
		runtime.ReadMemStats(&before)
		s = make(map[string]int, n)
		runtime.ReadMemStats(&after)
		strings := after.TotalAlloc - before.TotalAlloc
		objects := after.Mallocs - before.Mallocs
		runtime.ReadMemStats(&before)
		w = make(map[uint8]bool, n)
		runtime.ReadMemStats(&after)
		fmt.Println(n, ints, strings, objects, after.TotalAlloc-before.TotalAlloc)
	}
}
