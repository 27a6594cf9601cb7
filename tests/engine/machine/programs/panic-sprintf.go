package main

import "fmt"

func main() {
	panic(fmt.Sprintf("bad %d\nand %s", 1, "more"))
}
