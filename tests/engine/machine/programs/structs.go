package main

import "fmt"

type Point struct{ X, Y int }

type Mixed struct {
	a int8
	b int64
	c bool
	d string
	e [3]byte
	f float32
	p Point
	q *Point
}

func move(p Point, dx int) Point {
	p.X += dx
	return p
}

func moveIt(p *Point, dx int) { p.X += dx }

func main() {
	p := Point{1, 2}
	q := p
	q.X = 9
	fmt.Println(p, q, p == q, p != q, move(p, 5), p)
	moveIt(&p, 7)
	fmt.Println(p)
	var m Mixed
	m.a = -3
	m.b = 1 << 40
	m.c = true
	m.d = "hi"
	m.e[1] = 200
	m.f = 1.5
	m.p = q
	m.p.Y++
	m.q = &Point{Y: 4}
	m.q.X = m.p.X
	n := m
	n.e[2] = 1
	n.q.Y = 77
	n.a *= 50
	fmt.Println(m.a, m.b, m.c, m.d, m.e, m.f, m.p, *m.q, n.a, n.e)
	r := Point{Y: 1}
	r = Point{r.Y, r.X}
	fmt.Println(r)
	anon := struct {
		name string
		n    int
	}{"x", 1}
	anon.n++
	fmt.Println(anon, Point{}, struct{}{})
	ps := []Point{{1, 2}, {3, 4}}
	ps[1].X = 30
	for i := range ps {
		ps[i].Y *= 2
	}
	for _, v := range ps {
		v.X = 0
	}
	fmt.Println(ps)
	pp := &ps[0]
	pp.X = 5
	ps = append(ps, *pp)
	fmt.Println(ps, *pp)
	type Inner struct{ v [2]Point }
	x := Inner{}
	x.v[1].Y = 3
	y := x
	k := 1
	y.v[k].X = 4
	fmt.Println(x, y, x == y)
}
