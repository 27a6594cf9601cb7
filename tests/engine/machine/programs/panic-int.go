package main

import "fmt"

func fail(n int) { panic(n) }

func main() {
	fmt.Println("a")
	fail(42)
}
