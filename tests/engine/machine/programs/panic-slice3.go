package main

import "fmt"

func main() {
	s := make([]int, 2, 4)
	n := 5
	fmt.Println(len(s[0 : 1 : n-1]))
	fmt.Println(s[0:1:n])
}
