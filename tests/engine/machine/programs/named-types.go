package main

import "fmt"

type Celsius float64
type Names []string
type Grid [2][2]int
type Table map[string]Names
type ID uint8
type Op func(int) int

func double(n int) int { return n * 2 }

func main() {
	c := Celsius(20)
	c += 0.5
	var ns Names
	ns = append(ns, "a", "b")
	g := Grid{{1, 2}, {3, 4}}
	g[1][0]++
	t := Table{"x": ns}
	t["y"] = append(t["y"], "c")
	var id ID = 255
	id++
	var op Op = double
	fmt.Println(c, ns, g, len(t), t["y"], id, op(21))
	fmt.Printf("%T %T %T %T %v\n", c, ns, g, id, t["x"])
	type local struct{ v ID }
	l := local{7}
	l.v--
	fmt.Println(l)
}
