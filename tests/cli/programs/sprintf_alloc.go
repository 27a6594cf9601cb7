package main

import (
	"fmt"
	"runtime"
)

type Pair struct {
	A, B int
}

var text string
var box any
var before, after runtime.MemStats

func report(what string) {
	runtime.ReadMemStats(&after)
	fmt.Println(what, after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
	runtime.ReadMemStats(&before)
}

func main() {
	text = fmt.Sprintf("%d %s %v", 1, "warm up", Pair{})
	n, f, s, p := 100, 1.5, "text", Pair{1, 2}
	runtime.ReadMemStats(&before)
	report("nothing")
	text = fmt.Sprintf("k%d", n)
	report("a small number")
	text = fmt.Sprintf("k%d", n*1000)
	report("a large number")
	text = fmt.Sprintf("%s", s)
	report("a string")
	text = fmt.Sprintf("%20d", n)
	report("wide")
	text = fmt.Sprint("")
	report("empty")
	box = n
	report("a small box")
	box = n * 1000
	report("a large box")
	box = f
	report("a float box")
	box = s
	report("a string box")
	box = p
	report("a struct box")
	box = &n
	report("a pointer box")
	box = byte(n)
	report("a byte box")
	box = n > 5
	report("a bool box")
	fmt.Println(len(text), box)
}
