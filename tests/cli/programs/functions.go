package main

import "fmt"

var counter = start()

func start() int { return 10 }

func divmod(a, b int) (q, r int) {
	q = a / b
	r = a % b
	return
}

func swap(a, b string) (string, string) { return b, a }

func bump(p *int, by int) int {
	*p += by
	return *p
}

func ackermann(m, n int) int {
	if m == 0 {
		return n + 1
	}
	if n == 0 {
		return ackermann(m-1, 1)
	}
	return ackermann(m-1, ackermann(m, n-1))
}

func depth(n int) int {
	if n == 0 {
		return 0
	}
	return 1 + depth(n-1)
}

func main() {
	q, r := divmod(17, 5)
	fmt.Println(q, r)
	a, b := swap("x", "y")
	fmt.Println(a, b, counter)
	n := 5
	p := &n
	fmt.Println(bump(p, 3), n, bump(&counter, 1), counter)
	fmt.Println(ackermann(2, 3), depth(100000))
	_, r = divmod(9, 4)
	fmt.Println(r)
}
