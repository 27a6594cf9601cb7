package main

import "fmt"

func primes(n int) []int {
	composite := make([]bool, n+1)
	var ps []int
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		ps = append(ps, i)
		for j := i * i; j <= n; j += i {
			composite[j] = true
		}
	}
	return ps
}

func main() {
	ps := primes(2000)
	fmt.Println(len(ps), ps[len(ps)-1], ps[:10])
	count := map[int]int{}
	for i := 1; i < len(ps); i++ {
		count[ps[i]-ps[i-1]]++
	}
	fmt.Println(count)
}
