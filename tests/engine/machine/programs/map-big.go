package main

import "fmt"

func main() {
	m := make(map[int]int)
	for i := 0; i < 20000; i++ {
		m[i*7919%100003] = i
	}
	sum := 0
	for k, v := range m {
		sum += k ^ v
	}
	fmt.Println(len(m), sum)
	for i := 0; i < 20000; i += 3 {
		delete(m, i*7919%100003)
	}
	fmt.Println(len(m))
	hits := 0
	for i := 0; i < 100003; i++ {
		if _, ok := m[i]; ok {
			hits++
		}
	}
	fmt.Println(hits)
	s := map[string]int{}
	for i := range 5000 {
		s[fmt.Sprintf("key-%d", i%3000)] += i
	}
	fmt.Println(len(s), s["key-0"], s["key-2999"], s["key-3000"])
	for k := range s {
		delete(s, k)
	}
	fmt.Println(len(s))
	for k := range m {
		if k%2 == 0 {
			delete(m, k)
		}
	}
	odd := true
	for k := range m {
		odd = odd && k%2 == 1
	}
	fmt.Println(odd)
	g := map[int]bool{1: true}
	for k := range g {
		if k < 1000 {
			g[k+1000] = true
		}
	}
	fmt.Println(g[1], g[1001])
}
