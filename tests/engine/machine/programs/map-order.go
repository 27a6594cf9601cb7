package main

import "fmt"

func f(s string) string { fmt.Print(s, " "); return s }
func g(n int) int       { fmt.Print(n, " "); return n }
func h() map[string]int { fmt.Print("map "); return map[string]int{"k": 10} }

func main() {
	m := map[string]int{}
	m[f("k")] = g(1)
	m[f("k")] += g(2)
	h()[f("k")] = g(3)
	x := h()[f("k")] + g(4)
	v, ok := h()[f("z")]
	fmt.Println(x, v, ok, m)
	m[f("a")], m[f("b")] = g(5), g(6)
	delete(h(), f("k"))
	l := map[string]int{f("p"): g(7), f("q"): g(8)}
	fmt.Println(l)
	m["n"] = len(m)
	fmt.Println(m["n"])
}
