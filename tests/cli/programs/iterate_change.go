package main

import "fmt"

func main() {
	m := map[int]bool{}
	for i := 0; i < 1000; i++ {
		m[i] = true
	}
	seen := 0
	for k := range m {
		seen++
		delete(m, k)
	}
	fmt.Println(seen, len(m))
	for i := 0; i < 100; i++ {
		m[i] = true
	}
	seen = 0
	for k := range m {
		if k < 100 {
			seen++
			m[k+1000] = true
		}
	}
	fmt.Println(seen, len(m))
	pairs := map[int]int{}
	for i := 0; i < 64; i++ {
		pairs[i] = i ^ 1
	}
	got := 0
	for k := range pairs {
		delete(pairs, k^1)
		got++
	}
	fmt.Println(got, len(pairs))
	order := map[string]bool{}
	small := map[int]int{1: 1, 2: 2, 3: 3, 4: 4}
	for i := 0; i < 200; i++ {
		s := ""
		for k := range small {
			s += fmt.Sprint(k)
		}
		order[s] = true
	}
	fmt.Println(len(order) > 1)
}
