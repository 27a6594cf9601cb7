package main

import "fmt"

func f(s string, v int) int { fmt.Print(s, " "); return v }

func pair() (int, string) { return 4, "four" }

func main() {
	a, b := 1, 2
	a, b = b, a
	fmt.Println(a, b)
	s := []int{10, 20, 30}
	i := 0
	i, s[i] = 2, 99
	fmt.Println(i, s)
	s[0], s[1], s[2] = s[2], s[0], s[1]
	fmt.Println(s)
	s[f("i", 1)] = f("v", 5)
	fmt.Println(s)
	m := map[string]int{}
	m["x"], m["y"] = f("1", 1), f("2", 2)
	fmt.Println(m["x"], m["y"])
	var t string
	a, t = pair()
	_, u := pair()
	fmt.Println(a, t, u)
	x, y := 1, 2
	y, z := 3, 4
	fmt.Println(x, y, z)
	var p struct{ a, b int }
	p.a, p.b = 1, p.a+5
	q := &p
	q.a, q = 9, nil
	fmt.Println(p, q == nil)
	var g, h int = 3, 4
	g += h
	h -= g
	g *= h
	g /= 2
	g %= 4
	g <<= 3
	h >>= 1
	g |= 1
	h &= 6
	g ^= 15
	g &^= 2
	fmt.Println(g, h)
	arr := [3]int{1, 2, 3}
	j := 1
	arr[j], j = 50, 2
	arr[j] *= 3
	fmt.Println(arr, j)
	n := 5
	n, n2 := n+1, n*2
	fmt.Println(n, n2)
	_ = f("blank", 1)
	fmt.Println()
}
