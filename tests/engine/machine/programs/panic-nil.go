package main

import "fmt"

func main() {
	fmt.Println("nil")
	panic(nil)
}
