package main

import "fmt"

func main() {
	s := make([]int, 2, 4)
	n := -1
	fmt.Println(s[n:])
}
