package main

import "fmt"

var calls int

func yes(s string) bool { calls++; fmt.Print(s); return true }
func no(s string) bool  { calls++; fmt.Print(s); return false }

func main() {
	a := yes("1") && no("2") || yes("3") && !no("4")
	b := no("5") && yes("6") || no("7")
	c := !(yes("8") || yes("9")) == no("a")
	fmt.Println(a, b, c, calls)
	if yes("x") && !no("y") {
		fmt.Println("both")
	}
	for i := 0; i < 3 && yes("."); i++ {
	}
	x, y := 3, 4
	d := x < y
	e := x == y || x != 3
	fmt.Println(d, e, d == e, d != e, !d, x >= y, x <= y, x > y)
	var u, v uint64 = 1 << 63, 1
	fmt.Println(u > v, u < v, u >= v, u <= v, u == v, u > 5, v < 18446744073709551615)
	var s, t int8 = -1, 1
	fmt.Println(s < t, s > t, uint8(s) > uint8(t), s == -1)
	var p, q *int
	fmt.Println(p == q, p == nil, nil != q)
}
