package main

import (
	"fmt"
	"runtime"
)

var sinkInts []int
var sinkMap map[int]int
var sinkText string

func allocated(a, b *runtime.MemStats) uint64 { return b.TotalAlloc - a.TotalAlloc }

func main() {
	var a, b runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&a)
	sinkInts = make([]int, 1000)
	runtime.ReadMemStats(&b)
	fmt.Println(allocated(&a, &b), b.Mallocs-a.Mallocs)
	runtime.ReadMemStats(&a)
	sinkMap = make(map[int]int, 100)
	runtime.ReadMemStats(&b)
	fmt.Println(allocated(&a, &b), b.Mallocs-a.Mallocs)
	runtime.ReadMemStats(&a)
	for i := range 100 {
		sinkMap[i] = i
	}
	runtime.ReadMemStats(&b)
	fmt.Println(b.NumGC - a.NumGC)
	runtime.ReadMemStats(&a)
	for i := range 10 {
		sinkText += string(rune('a' + i))
	}
	runtime.ReadMemStats(&b)
	fmt.Println(b.Mallocs - a.Mallocs)
	runtime.GC()
	runtime.ReadMemStats(&a)
	sinkInts = nil
	runtime.GC()
	runtime.ReadMemStats(&b)
	fmt.Println(int64(b.HeapAlloc)-int64(a.HeapAlloc) <= -8192, b.NumGC-a.NumGC)
	runtime.KeepAlive(sinkMap)
}
