package main

import "fmt"

type T struct{ a, b int }
type MyInt int

func show(xs ...any) {
	for _, x := range xs {
		fmt.Print(x, " ")
	}
	fmt.Println(len(xs))
}

func main() {
	var a any
	fmt.Println(a == nil, a)
	a = 5
	fmt.Println(a == nil, a, a == 5, a == "5", a == int64(5))
	a = "text"
	b := a
	fmt.Println(a == b, b)
	b = T{1, 2}
	fmt.Println(b == T{1, 2}, b == any(T{1, 3}), b)
	show(1, "a", 2.5, true, nil, 'x', T{3, 4}, []int{1}, map[string]int{"k": 1}, MyInt(7), [2]bool{true})
	xs := []any{1, "b"}
	show(xs...)
	p := &T{1, 1}
	var c, d any = p, p
	fmt.Println(c == d, c == any(&T{1, 1}))
	m := map[string]any{"n": 1, "s": "str"}
	m["f"] = 1.5
	fmt.Println(m["n"], m["s"], m["f"], m["x"], m["n"] == 1, len(m))
	big := 123456789
	var e any = big
	big++
	fmt.Println(e, e == 123456789)
	var i8 any = int8(-5)
	fmt.Println(i8, i8 == int8(-5))
	var z any = struct{}{}
	fmt.Println(z == struct{}{}, MyInt(1) == 1)
	switch e {
	case 1:
		fmt.Println("one")
	case 123456789:
		fmt.Println("big")
	}
}
