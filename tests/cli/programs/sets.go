package main

import (
	"fmt"
	"runtime"
)

var set map[int]struct{}
var bools map[int]bool
var before, after runtime.MemStats

func main() {
	runtime.ReadMemStats(&before)
	set = make(map[int]struct{}, 10000)
	runtime.ReadMemStats(&after)
	fmt.Println(after.TotalAlloc - before.TotalAlloc)
	runtime.ReadMemStats(&before)
	bools = make(map[int]bool, 10000)
	runtime.ReadMemStats(&after)
	fmt.Println(after.TotalAlloc - before.TotalAlloc)
	for i := 0; i < 20000; i++ {
		set[i%7000] = struct{}{}
		bools[i%5000] = i%2 == 0
	}
	fmt.Println(len(set), len(bools), bools[4998], bools[4999])
	_, in := set[6999]
	_, out := set[7000]
	fmt.Println(in, out, set[3], struct{}{} == set[3])
}
