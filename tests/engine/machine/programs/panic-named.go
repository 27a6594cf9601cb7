package main

import "fmt"

type Code int
type Name string

func main() {
	var c Code = 7
	if c > 5 {
		panic(Name("x"))
	}
	fmt.Println(c)
}
