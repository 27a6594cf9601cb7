package main

import "fmt"

type T struct{ a, b int }

func get(t *T) int { return t.b }

func main() {
	var t *T
	fmt.Println(t == nil)
	fmt.Println(get(t))
}
