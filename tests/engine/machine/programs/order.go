package main

import "fmt"

var g = 1

func f() int { g *= 10; return g }

func id(s string, n int) int { fmt.Print(s); return n }

type T struct{ a, b int }

func main() {
	fmt.Println(f(), f())
	arr := []int{id("a", 1), id("b", 2), id("c", 3)}
	t := T{b: id("x", 1), a: id("y", 2)}
	n := id("1", 1) + id("2", 2)*id("3", 3)
	fmt.Println(arr, t, n)
	arr[id("i", 0)] += id("j", 5)
	arr[id("k", 1)], arr[id("l", 2)] = id("m", 7), id("n", 8)
	fmt.Println(arr)
	x := f() - f()
	fmt.Println(x)
	if id("p", 1) < id("q", 2) && id("r", 3) > id("s", 2) {
		fmt.Println("yes")
	}
	var p *T = &t
	p.a, p.b = p.b, p.a
	fmt.Println(t, *p)
}
