package main

import "fmt"

func main() {
	for i := range 3 {
		fmt.Print(i, " ")
	}
	n := 0
	for n < 5 {
		n += 2
	}
	for {
		n++
		if n > 10 {
			break
		}
	}
	fmt.Println(n)
outer:
	for i := 0; i < 5; i++ {
		for j := 0; j < 5; j++ {
			if j == 3 {
				continue outer
			}
			if i == 3 {
				break outer
			}
			fmt.Print(i*j, ",")
		}
	}
	fmt.Println()
	for i, r := range "héλ\xff!" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	for i := range []string{"a", "b"} {
		fmt.Print(i)
	}
	for range 2 {
		fmt.Print("x")
	}
	var total int
	for k, v := range map[int]int{1: 10, 2: 20} {
		total += k * v
	}
	fmt.Println(total)
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, ";")
	}
	fmt.Println()
}
