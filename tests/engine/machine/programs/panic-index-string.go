package main

import "fmt"

func main() {
	s := "abc"
	n := 3
	fmt.Println(s[n-1])
	fmt.Println(s[n])
}
