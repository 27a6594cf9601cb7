package main

import "fmt"

func main() {
	i := -1
	a := [3]int{1, 2, 3}
	fmt.Println(a[i+1])
	fmt.Println(a[i])
}
