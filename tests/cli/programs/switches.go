package main

import "fmt"

func name(n int) string {
	switch n {
	case 0:
		return "zero"
	case 1, 2, 3:
		return "few"
	default:
		return "many"
	}
}

func size(n int) string {
	switch {
	case n < 10:
		return "S"
	case n < 100:
		return "M"
	}
	return "L"
}

func main() {
	for _, n := range []int{0, 2, 5, 50, 500} {
		fmt.Println(name(n), size(n))
	}
	switch x := 5; x {
	case 5:
		fmt.Println("five")
		fallthrough
	case 6:
		fmt.Println("six")
	case 7:
		fmt.Println("seven")
	}
}
