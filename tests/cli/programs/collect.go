package main

import (
	"fmt"
	"runtime"
)

type Big [1024]byte

var m = map[int]*Big{}
var s runtime.MemStats

func read() uint64 {
	runtime.GC()
	runtime.ReadMemStats(&s)
	return s.HeapAlloc
}

func main() {
	for i := 0; i < 64; i++ {
		m[i] = new(Big)
	}
	full := read()
	for i := 0; i < 32; i++ {
		delete(m, i)
	}
	half := read()
	for i := 32; i < 64; i++ {
		m[i] = nil
	}
	none := read()
	cycles := s.NumGC
	read()
	fmt.Println((full-half+512)>>10, (half-none+512)>>10, len(m), s.NumGC-cycles)
	runtime.KeepAlive(m)
}
