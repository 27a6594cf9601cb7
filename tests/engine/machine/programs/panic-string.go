package main

import "fmt"

func main() {
	fmt.Println("a")
	panic("something went " + "wrong")
}
