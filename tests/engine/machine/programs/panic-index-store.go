package main

import "fmt"

func f() int { fmt.Println("evaluated"); return 1 }

func main() {
	var s []int
	s[2] = f()
}
