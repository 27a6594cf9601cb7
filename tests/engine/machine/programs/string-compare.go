package main

import "fmt"

func order(a, b string) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

func main() {
	words := []string{"", "a", "aa", "ab", "b", "ba", "\xff", "z\x00", "z"}
	for _, a := range words {
		for _, b := range words {
			fmt.Print(order(a, b), a == b, a <= b, a >= b, a != b, " ")
		}
		fmt.Println()
	}
}
