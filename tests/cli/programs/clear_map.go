package main

import "fmt"

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	clear(m)
	fmt.Println(m, len(m))
	m["d"] = 4
	fmt.Println(m)
	s := []int{1, 2, 3}
	clear(s)
	fmt.Println(s, len(s), cap(s))
	f := map[float64]int{1.5: 1, 2.5: 2}
	clear(f)
	fmt.Println(len(f))
	var n map[int]int
	clear(n)
	fmt.Println(n == nil)
}
