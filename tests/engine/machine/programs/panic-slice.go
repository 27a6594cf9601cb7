package main

import "fmt"

func cut(s []int, i, j int) []int { return s[i:j] }

func main() {
	s := make([]int, 3, 5)
	fmt.Println(cut(s, 1, 5))
	fmt.Println(cut(s, 2, 6))
}
