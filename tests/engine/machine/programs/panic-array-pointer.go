package main

import "fmt"

func main() {
	var p *[4]int
	fmt.Println(len(p))
	i := 2
	fmt.Println(p[i])
}
