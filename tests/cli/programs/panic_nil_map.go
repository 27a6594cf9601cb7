package main

import "fmt"

func fill(m map[string]int) {
	m["x"] = 1
}

func main() {
	fmt.Println("before")
	var m map[string]int
	fill(m)
	fmt.Println("never")
}
