package main

import (
	"fmt"
	"runtime"
)

var a map[uint8]uint8
var b map[int32]int32
var c map[string]bool
var d map[[3]int]string
var e map[float64]float32
var before, after runtime.MemStats

func main() {
	runtime.ReadMemStats(&before)
	a = make(map[uint8]uint8, 100)
	runtime.ReadMemStats(&after)
	fmt.Println(after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs)
	runtime.ReadMemStats(&before)
	b = make(map[int32]int32, 1000)
	runtime.ReadMemStats(&after)
	fmt.Println(after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs)
	runtime.ReadMemStats(&before)
	c = make(map[string]bool, 777)
	runtime.ReadMemStats(&after)
	fmt.Println(after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs)
	runtime.ReadMemStats(&before)
	d = make(map[[3]int]string, 300)
	runtime.ReadMemStats(&after)
	fmt.Println(after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs)
	runtime.ReadMemStats(&before)
	e = make(map[float64]float32, 65536)
	runtime.ReadMemStats(&after)
	fmt.Println(after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs)
	for i := 0; i < 256; i++ {
		a[uint8(i)] = uint8(255 - i)
		b[int32(-i)] = int32(i * i)
		c[fmt.Sprint(i)] = i%3 == 0
		d[[3]int{i, i + 1, i + 2}] = "v"
		e[float64(i)/4] = float32(i) / 8
	}
	fmt.Println(len(a), len(b), len(c), len(d), len(e), a[7], b[-9], c["33"], d[[3]int{1, 2, 3}], e[2.5])
}
