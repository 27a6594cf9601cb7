package main

import "fmt"

func add(m map[string]map[string]int, a, b string, n int) {
	inner, ok := m[a]
	if !ok {
		inner = make(map[string]int)
		m[a] = inner
	}
	inner[b] += n
}

func main() {
	m := make(map[string]map[string]int)
	add(m, "x", "p", 1)
	add(m, "x", "q", 2)
	add(m, "y", "p", 3)
	add(m, "x", "p", 10)
	fmt.Println(m, len(m), len(m["x"]), len(m["z"]))
	fmt.Println(m["x"]["p"], m["z"]["p"])
	delete(m["x"], "p")
	fmt.Println(m)
	lists := map[string][]int{}
	for i := 0; i < 10; i++ {
		k := "odd"
		if i%2 == 0 {
			k = "even"
		}
		lists[k] = append(lists[k], i)
	}
	fmt.Println(lists, len(lists["odd"]), cap(lists["odd"]))
}
