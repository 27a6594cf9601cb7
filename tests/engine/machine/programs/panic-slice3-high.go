package main

import "fmt"

func main() {
	s := make([]int, 2, 4)
	n := 3
	fmt.Println(s[0:n:2])
}
