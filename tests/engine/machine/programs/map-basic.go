package main

import "fmt"

func main() {
	m := make(map[string]int)
	m["a"] = 1
	m["b"]++
	m["b"] += 5
	m["c"] -= 2
	v, ok := m["a"]
	w, ok2 := m["zz"]
	fmt.Println(v, ok, w, ok2, m["b"], m["c"], len(m))
	delete(m, "a")
	delete(m, "nope")
	_, ok = m["a"]
	fmt.Println(ok, len(m))
	if x, there := m["b"]; there {
		fmt.Println("b", x)
	}
	var n map[string]int
	fmt.Println(n == nil, len(n), n["x"], m != nil)
	delete(n, "x")
	for range n {
		fmt.Println("never")
	}
	lit := map[int]string{3: "three", 1: "one", 2: "two"}
	fmt.Println(lit, len(lit))
	clear(lit)
	fmt.Println(lit, len(lit))
	type key struct {
		a int
		b string
	}
	sm := map[key][]int{}
	sm[key{1, "x"}] = append(sm[key{1, "x"}], 5)
	sm[key{1, "x"}] = append(sm[key{1, "x"}], 6, 7)
	sm[key{2, "x"}] = append(sm[key{2, "x"}], 8)
	fmt.Println(sm[key{1, "x"}], sm[key{2, "x"}], sm[key{3, "x"}] == nil, len(sm))
	q := m
	q["shared"] = 1
	fmt.Println(m["shared"])
}
