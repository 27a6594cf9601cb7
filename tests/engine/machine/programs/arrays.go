package main

import "fmt"

func sum(a [4]int) int {
	s := 0
	for i := 0; i < len(a); i++ {
		s += a[i]
		a[i] = 0
	}
	return s
}

func main() {
	a := [4]int{1, 2, 3, 4}
	b := a
	b[0] = 10
	fmt.Println(a, b, a == b, a != b, sum(a), a)
	var c [3][2]int
	for i := 0; i < 3; i++ {
		for j := range 2 {
			c[i][j] = i*10 + j
		}
	}
	fmt.Println(c, c[2][1], len(c), len(c[0]))
	d := [...]string{2: "c", 0: "a"}
	fmt.Println(len(d), d)
	for i, v := range a {
		a[3-i] = v * 100
		fmt.Print(v, " ")
	}
	fmt.Println(a)
	var e [5]byte
	for i := range e {
		e[i] = byte('a' + i)
	}
	e[1]++
	k := 2
	e[k] += 3
	fmt.Println(e, string(e[:]))
	var f [2]bool
	f[k-1] = true
	fmt.Println(f)
	type pair struct{ x, y int16 }
	var g [3]pair
	g[k].y = 7
	g[0] = pair{1, 2}
	h := g
	h[k].x = 5
	fmt.Println(g, h, g == h)
	var z [0]int
	fmt.Println(z, len(z))
	m := [2][2]string{{"a", "b"}, {"c", "d"}}
	i, j := 1, 0
	m[i][j] += "!"
	fmt.Println(m, m[i])
}
