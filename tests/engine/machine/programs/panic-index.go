package main

import "fmt"

func at(s []int, i int) int { return s[i] }

func main() {
	fmt.Println("before")
	at([]int{1, 2, 3}, 5)
}
