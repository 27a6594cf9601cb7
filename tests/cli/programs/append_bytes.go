package main

import (
	"fmt"
	"runtime"
)

var s []int
var p []*int
var before, after runtime.MemStats

func main() {
	total := uint64(0)
	objects := uint64(0)
	for i := 0; i < 100; i++ {
		runtime.ReadMemStats(&before)
		s = append(s, i)
		runtime.ReadMemStats(&after)
		if after.Mallocs != before.Mallocs {
			fmt.Println(i, cap(s), after.TotalAlloc-before.TotalAlloc)
		}
		total += after.TotalAlloc - before.TotalAlloc
		objects += after.Mallocs - before.Mallocs
	}
	fmt.Println(total, objects)
	total, objects = 0, 0
	for i := 0; i < 100; i++ {
		runtime.ReadMemStats(&before)
		p = append(p, nil)
		runtime.ReadMemStats(&after)
		total += after.TotalAlloc - before.TotalAlloc
		objects += after.Mallocs - before.Mallocs
	}
	fmt.Println(total, objects, cap(p))
}
