package main

import "fmt"

type Matrix [3][3]int

func mul(a, b Matrix) Matrix {
	var c Matrix
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			for k := 0; k < 3; k++ {
				c[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return c
}

func change(a [3]int) int {
	a[0] = 100
	return a[0]
}

func changeSlice(a []int) {
	a[0] = 100
}

func main() {
	a := Matrix{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	fmt.Println(mul(a, a))
	b := a
	b[0][0] = 50
	fmt.Println(a[0][0], b[0][0], a == b, a != b)
	v := [3]int{1, 2, 3}
	fmt.Println(change(v), v)
	s := v[:]
	changeSlice(s)
	fmt.Println(v, s, len(s), cap(s[1:]))
	w := [...]string{2: "two", 0: "zero"}
	fmt.Println(len(w), w, fmt.Sprintf("%q", w))
	set := map[[2]int]string{{1, 2}: "a", {3, 4}: "b"}
	fmt.Println(set[[2]int{3, 4}], set)
	for i, x := range v {
		v[2] = 9
		fmt.Print(i, x, " ")
	}
	fmt.Println(v)
}
