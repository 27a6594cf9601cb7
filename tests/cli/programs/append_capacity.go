package main

import "fmt"

type Wide struct {
	a, b, c int
}

func main() {
	var ints []int
	last := -1
	for i := 0; i < 5000; i++ {
		ints = append(ints, i)
		if cap(ints) != last {
			last = cap(ints)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	var bytes []byte
	last = -1
	for i := 0; i < 5000; i++ {
		bytes = append(bytes, byte(i))
		if cap(bytes) != last {
			last = cap(bytes)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	var wide []Wide
	last = -1
	for i := 0; i < 2000; i++ {
		wide = append(wide, Wide{i, i, i})
		if cap(wide) != last {
			last = cap(wide)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	var words []string
	last = -1
	for i := 0; i < 2000; i++ {
		words = append(words, "x")
		if cap(words) != last {
			last = cap(words)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	s := append([]int{1, 2, 3}, ints[:7]...)
	fmt.Println(len(s), cap(s), s)
	five := append([]int(nil), 1, 2, 3, 4, 5)
	fmt.Println(len(five), cap(five))
}
