package main

import "fmt"

var g = 1

func f() int { g *= 10; return g }

type T struct{ a, b int }

var t T
var arr [4]int
var sl = []int{1, 2, 3, 4}
var mp = map[string]int{"a": 1}

func ft() int { t.a += 5; arr[1]++; sl[0] += 7; mp["a"]++; return 1 }

func set(s *string) string { *s += "x"; return *s }

func three() (int, int) { g++; return g, g * 2 }

func show(a, b, c int) { fmt.Println(a, b, c) }

func main() {
	fmt.Println(g, f(), g)
	g = 1
	x := g + f()
	fmt.Println(x)
	g = 1
	x = g + f() + g
	fmt.Println(x)
	g = 1
	x = f() + g
	fmt.Println(x)
	g = 1
	show(g, f(), g)
	g = 1
	y := []int{g, f(), g}
	fmt.Println(y)
	g = 1
	z := T{g, f()}
	fmt.Println(z)
	g = 1
	a, b := g, f()
	fmt.Println(a, b)
	fmt.Println(t.a, ft(), t.a, arr[1], sl[0], mp["a"])
	fmt.Println(t.a+ft(), arr[1]+ft(), sl[0]+ft(), mp["a"]+ft())
	t.a = 1
	p := &t
	fmt.Println(p.a + ft())
	w := p.a*100 + ft()
	fmt.Println(w)
	s := "a"
	fmt.Println(s + set(&s) + s)
	q := s + set(&s) + s
	fmt.Println(q)
	n := 1
	pn := &n
	inc := func2(pn)
	fmt.Println(n, inc, n)
	m := n + func2(pn)
	fmt.Println(m)
	if n < func2(pn) {
		fmt.Println("less", n)
	}
	i := 0
	pi := &i
	arr2 := [3]int{1, 2, 3}
	arr2[i] = func2(pi)
	fmt.Println(arr2, i)
	sl2 := []int{1, 2, 3}
	sl2[i], sl2[func2(pi)] = 50, 60
	fmt.Println(sl2, i)
	mm := map[int]int{}
	i = 0
	mm[i] = func2(pi)
	mm[i] += func2(pi)
	fmt.Println(mm, i)
	i = 0
	mm2 := map[int]int{i: func2(pi), i + 10: func2(pi)}
	fmt.Println(mm2)
	k, l := three()
	fmt.Println(k, l)
	i = 0
	c, d := i, func2(pi)
	fmt.Println(c, d)
	i = 0
	fmt.Println(ret(pi))
	i = 0
	for j, v := range [3]int{func2(pi), i, func2(pi)} {
		fmt.Print(j, v, " ")
	}
	fmt.Println()
	i = 3
	switch i + func2(pi) {
	case 7:
		fmt.Println("7")
	case 8:
		fmt.Println("8")
	}
	sl = []int{1, 2, 3}
	fmt.Println(len(sl), grow(), len(sl))
	e := len(sl) + grow()
	fmt.Println(e)
	sl = append(sl, grow(), len(sl))
	fmt.Println(sl)
	var pp *T
	r := rec()
	fmt.Println(r, pp == nil)
	b1 := g > 0 && f() > g
	fmt.Println(b1)
	arrp := &arr
	arr[2] = 5
	u := arrp[2] - ft2(arrp)
	fmt.Println(u)
	str := fmt.Sprint(g) + fmt.Sprint(f())
	fmt.Println(str)
}

func ft2(p *[4]int) int { p[2] = 100; return 1 }
func rec() int          { return g }
func grow() int         { sl = append(sl, 9); return len(sl) }
func func2(p *int) int  { *p++; return *p }
func ret(p *int) (int, int) {
	return *p, func2(p)
}
