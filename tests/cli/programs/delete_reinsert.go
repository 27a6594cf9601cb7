package main

import (
	"fmt"
	"runtime"
)

var m = map[int]int{}

func heap() uint64 {
	var s runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&s)
	return s.HeapAlloc >> 12
}

func main() {
	base := heap()
	for i := 0; i < 50000; i++ {
		m[i] = i
	}
	full := heap() - base
	for i := 0; i < 50000; i++ {
		delete(m, i)
	}
	empty := heap() - base
	for i := 0; i < 50000; i++ {
		m[i] = -i
	}
	again := heap() - base
	fmt.Println(len(m), m[0], m[49999], full > 300, empty+60 > full, again < 2*full)
	m = nil
	fmt.Println(heap()-base < 5)
}
