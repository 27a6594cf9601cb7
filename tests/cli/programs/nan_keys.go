package main

import "fmt"

func main() {
	zero := 0.0
	nan := zero / zero
	m := map[float64]int{}
	for i := 0; i < 20; i++ {
		m[nan] = i
	}
	fmt.Println(len(m), m[nan])
	_, ok := m[nan]
	fmt.Println(ok)
	delete(m, nan)
	fmt.Println(len(m))
	sum := 0
	for k, v := range m {
		if k == k {
			fmt.Println("not a NaN", k)
		}
		sum += v
	}
	fmt.Println(sum)
	m[0] = 1
	negative := -zero
	m[negative] = 2
	m[1/negative] = 3
	fmt.Println(len(m), m[0], m[negative])
	clear(m)
	fmt.Println(len(m))
}
