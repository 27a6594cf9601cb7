package main

import "fmt"

var x = "global"

func main() {
	fmt.Println(x)
	x := 1
	{
		x := x + 1
		x++
		fmt.Println(x)
		if x := x * 2; x > 5 {
			fmt.Println(x)
			x := "inner"
			fmt.Println(x)
		}
	}
	for x := 0; x < 2; x++ {
		x := x * 10
		fmt.Print(x, " ")
	}
	fmt.Println(x)
	y, err := 1, "e"
	if y, err := 2, "f"; y > 1 {
		fmt.Println(y, err)
	}
	fmt.Println(y, err)
}
