package main

import "fmt"

func main() {
	fmt.Println("going down")
	panic(fmt.Sprintf("bad value %d", 42))
}
