package main

import "fmt"

func classify(n int) string {
	switch {
	case n < 0:
		return "negative"
	case n == 0:
		return "zero"
	case n < 10:
		return "small"
	}
	return "large"
}

func kind(s string) int {
	switch s {
	case "a", "b":
		return 1
	default:
		return 3
	case "c":
		return 2
	}
}

func main() {
	for _, n := range []int{-1, 0, 5, 50} {
		fmt.Print(classify(n), " ")
	}
	fmt.Println(kind("a"), kind("b"), kind("c"), kind("d"))
	switch x := 5; x {
	case 5:
		fmt.Print("five ")
		fallthrough
	case 6:
		fmt.Print("six ")
	case 7:
		fmt.Print("seven ")
	}
	fmt.Println()
outer:
	for i := 0; i < 5; i++ {
		for j := 0; j < 5; j++ {
			switch {
			case j == 3:
				continue outer
			case i == 3:
				break outer
			case j == 1:
				continue
			}
			if i == 2 {
				break
			}
			fmt.Print(i, j, " ")
		}
		fmt.Print("| ")
	}
	fmt.Println()
	i := 0
	for i < 3 {
		fmt.Print(i, " ")
		i++
	}
	for {
		i++
		if i > 10 {
			break
		}
	}
	fmt.Println(i)
	if x := i * 2; x > 100 {
		fmt.Println("big")
	} else if y := x + 1; y > 20 {
		fmt.Println("medium", x, y)
	} else {
		fmt.Println("small")
	}
	k := 0
	for k < 3 {
		k++
	}
	var t bool
	switch t = k == 3; t {
	case true:
		fmt.Println("three", !t, t && k > 5, t || k > 5)
	}
	switch {
	}
	for i := range 3 {
		i *= 2
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x")
	}
	fmt.Println()
}
