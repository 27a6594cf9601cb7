package main

import "fmt"

func main() {
	var n uint8
	m := map[string]int{}
	m["a"] = 5
	fmt.Println(len(m))
	fmt.Println(uint8(7) % n)
}
