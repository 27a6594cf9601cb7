package main

import "fmt"

func two(p *int) int { *p += 2; return *p }

func main() {
	s := []int{1, 2, 3}
	var m map[string]int
	defer1()
	i := 5
	pi := &i
	fmt.Println(*pi+two(pi)**pi, i)
	x := *pi - two(pi)
	fmt.Println(x)
	*pi = 0
	s[*pi] = two(pi) - 1
	fmt.Println(s, *pi)
	*pi = 0
	s[*pi] += two(pi)
	fmt.Println(s)
	*pi = 0
	y := s[*pi] + two(pi)
	fmt.Println(y)
	*pi = 0
	z := s[*pi:two(pi)]
	fmt.Println(z)
	_ = m
	*pi = 2
	a := [2]int{*pi, two(pi)}
	b := *pi == two(pi)
	c := !(*pi < two(pi))
	d := -*pi + two(pi)
	e := float64(*pi) + float64(two(pi))
	fmt.Println(a, b, c, d, e)
	st := "v" + fmt.Sprint(*pi) + fmt.Sprint(two(pi))
	fmt.Println(st)
	var k any = *pi
	fmt.Println(k == two(pi), *pi, two(pi))
	g2 := map[int]string{*pi: fmt.Sprint(two(pi))}
	fmt.Println(len(g2), g2)
	h := min(*pi, two(pi))
	fmt.Println(h)
	n := make([]int, *pi, two(pi)+50)
	fmt.Println(len(n), cap(n))
	arr := [5]int{9, 8, 7, 6, 5}
	*pi = 0
	q := arr[*pi] + arr[two(pi)]
	fmt.Println(q)
	*pi = 0
	arr[two(pi)], *pi = *pi, 77
	fmt.Println(arr, *pi)
	u, v := *pi, two(pi)
	fmt.Println(u, v)
	fmt.Printf("%d %d %d\n", i, two(pi), i)
}
func defer1() {}
