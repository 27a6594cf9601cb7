package main

import "fmt"

func main() {
	m := make(map[string]int)
	m["one"] = 1
	m["two"] = 2
	m["three"] = 3
	fmt.Println(len(m), m["one"], m["two"], m["four"])
	v, ok := m["three"]
	fmt.Println(v, ok)
	v, ok = m["four"]
	fmt.Println(v, ok)
	m["one"] += 10
	m["four"]++
	delete(m, "two")
	delete(m, "none")
	fmt.Println(m, len(m))
	if _, ok := m["two"]; !ok {
		fmt.Println("two is gone")
	}
	for k := range m {
		delete(m, k)
	}
	fmt.Println(m, len(m))
	var n map[string]int
	fmt.Println(n == nil, len(n), n["x"])
	lit := map[int]string{3: "c", 1: "a", 2: "b"}
	fmt.Println(lit)
	fmt.Printf("%v %d %q\n", lit, len(lit), lit)
}
