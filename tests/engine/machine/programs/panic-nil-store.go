package main

import "fmt"

func main() {
	var p *int
	fmt.Println("x")
	*p = 5
}
