package main

import "fmt"

func main() {
	a := []int{0, 1, 2, 3, 4, 5, 6, 7}
	b := a[2:5]
	fmt.Println(b, len(b), cap(b))
	c := b[1:4:5]
	fmt.Println(c, len(c), cap(c))
	c[0] = 100
	fmt.Println(a, b)
	c = append(c, 200)
	fmt.Println(a, c)
	c = append(c, 300)
	c[0] = 7
	fmt.Println(a, c)
	d := make([]int, 3, 10)
	n := copy(d, a)
	fmt.Println(n, d, copy(d[1:], d), d)
	fmt.Println(len(a[:0]), cap(a[:0]), len(a[8:]), cap(a[8:]), a[3:3])
	var e []int
	fmt.Println(e == nil, len(e), cap(e), e[:0] == nil, a[:0] == nil)
	arr := [5]int{1, 2, 3, 4, 5}
	f := arr[1:3]
	f[0] = 9
	f = append(f, 8)
	fmt.Println(arr, f, len(f), cap(f))
	g := [][]int{{1}, {2, 3}, nil, {}}
	g[2] = append(g[2], 5)
	fmt.Println(g, len(g[3]))
	clear(a)
	fmt.Println(a)
	bs := make([]byte, 4)
	fmt.Println(copy(bs, "hello"), string(bs))
	p := &arr
	for i := range p {
		p[i] *= 2
	}
	fmt.Println(arr, len(p), p[1:2])
}
