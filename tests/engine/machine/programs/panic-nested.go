package main

import "fmt"

func a(n int) int { return b(n) + 1 }

func b(n int) int {
	if n == 0 {
		var s []int
		return s[n]
	}
	return a(
		n - 1)
}

func main() {
	fmt.Println("deep")
	x := 1 +
		a(2)
	fmt.Println(x)
}
