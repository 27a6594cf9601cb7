package main

import "fmt"

func main() {
	n := 1
	fmt.Println(1 << n)
	n -= 2
	fmt.Println(1 << n)
}
