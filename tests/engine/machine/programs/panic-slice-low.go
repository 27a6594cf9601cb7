package main

import "fmt"

func cut(s []int, i, j int) []int { return s[i:j] }

func main() {
	fmt.Println(cut([]int{1, 2, 3}, 3, 2))
}
