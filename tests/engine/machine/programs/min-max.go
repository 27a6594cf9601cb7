package main

import "fmt"

func main() {
	a, b, c := 3, -5, 12
	fmt.Println(min(a, b), max(a, b), min(a, b, c), max(a, b, c), min(a), max(1, 2))
	x, y := 1.5, -0.5
	zero := 0.0
	fmt.Println(min(x, y), max(x, y), min(zero, -zero), max(x, zero/zero), min(zero/zero, x))
	fmt.Println(min("b", "a", "c"), max("b", "a", "c"))
	s := "m"
	fmt.Println(min(s, "n"), max(s, "a"))
	var u, v uint8 = 200, 100
	fmt.Println(min(u, v), max(u, v), min(u, 150))
	var f, g float32 = 0.1, 0.2
	fmt.Println(min(f, g), max(f, g))
	var p, q uint64 = 1 << 63, 1
	fmt.Println(min(p, q), max(p, q))
}
