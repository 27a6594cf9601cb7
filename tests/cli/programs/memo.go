package main

import "fmt"

var memo = map[int]uint64{}

func fib(n int) uint64 {
	if n < 2 {
		return uint64(n)
	}
	if v, ok := memo[n]; ok {
		return v
	}
	v := fib(n-1) + fib(n-2)
	memo[n] = v
	return v
}

func collatz(n int, seen map[int]int) int {
	if n == 1 {
		return 0
	}
	if v, ok := seen[n]; ok {
		return v
	}
	next := n / 2
	if n%2 == 1 {
		next = 3*n + 1
	}
	steps := collatz(next, seen) + 1
	seen[n] = steps
	return steps
}

func main() {
	fmt.Println(fib(90), len(memo))
	seen := map[int]int{}
	best, at := 0, 0
	for i := 1; i < 3000; i++ {
		if s := collatz(i, seen); s > best {
			best, at = s, i
		}
	}
	fmt.Println(best, at, len(seen))
}
