package main

import (
	"fmt"
	"runtime"
)

var s string
var before, after runtime.MemStats

func reverse(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

func main() {
	fmt.Println(reverse("hello"), len("héllo"), "abc" < "abd", "a"+"b" == "ab")
	runes := []rune("héλ")
	fmt.Println(len(runes), runes[1], string(runes[2]), string(runes))
	for i := 0; i < 5; i++ {
		runtime.ReadMemStats(&before)
		s += "0123456789"
		runtime.ReadMemStats(&after)
		fmt.Println(len(s), after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs)
	}
	fmt.Println(s[5:12], s[len(s)-1], s[:3]+s[47:])
	c := s
	s = "x"
	fmt.Println(len(c), s)
}
