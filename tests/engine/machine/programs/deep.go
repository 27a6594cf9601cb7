package main

import "fmt"

func depth(n int) int {
	var pad [10]int
	pad[n%10] = n
	if n == 0 {
		return pad[0]
	}
	return depth(n-1) + pad[n%10] - n + 1
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

func text(n int) string {
	if n == 0 {
		return ""
	}
	return text(n-1) + "x"
}

func main() {
	fmt.Println(depth(6000), ackermann(2, 20), len(text(500)))
	x := 5
	p := &x
	depth(9000)
	*p = 6
	fmt.Println(x)
}
