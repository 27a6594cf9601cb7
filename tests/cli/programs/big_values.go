package main

import (
	"fmt"
	"runtime"
)

var small = make(map[int][128]byte, 8)
var large = make(map[int][129]byte, 8)
var keys = make(map[[200]byte]int, 8)
var before, after runtime.MemStats

func main() {
	var v128 [128]byte
	var v129 [129]byte
	var k200 [200]byte
	small[0], large[0], keys[k200] = v128, v129, 1
	runtime.ReadMemStats(&before)
	for i := 1; i < 8; i++ {
		small[i] = v128
	}
	runtime.ReadMemStats(&after)
	fmt.Println(after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
	runtime.ReadMemStats(&before)
	for i := 1; i < 8; i++ {
		large[i] = v129
	}
	runtime.ReadMemStats(&after)
	fmt.Println(after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
	runtime.ReadMemStats(&before)
	for i := 1; i < 8; i++ {
		k200[0] = byte(i)
		keys[k200] = i
	}
	runtime.ReadMemStats(&after)
	fmt.Println(after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc, len(keys))
	k200[0] = 5
	fmt.Println(keys[k200], len(large[3]), large[3] == v129)
}
