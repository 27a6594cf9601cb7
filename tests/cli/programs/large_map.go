package main

import "fmt"

func main() {
	m := make(map[int]int)
	for i := 0; i < 100000; i++ {
		m[i*7] = i
	}
	sum := 0
	for k, v := range m {
		sum += k - v
	}
	hits := 0
	for i := 0; i < 200000; i++ {
		if _, ok := m[i]; ok {
			hits++
		}
	}
	fmt.Println(len(m), sum, hits)
	for i := 0; i < 50000; i++ {
		delete(m, i*14)
	}
	sum = 0
	for _, v := range m {
		sum += v
	}
	fmt.Println(len(m), sum)
}
