package main

import "fmt"

type Rec struct {
	name string
	n    int
}

func less(a, b Rec) bool { return a.n < b.n || a.n == b.n && a.name < b.name }

func sort(rs []Rec) {
	for i := 1; i < len(rs); i++ {
		for j := i; j > 0 && less(rs[j], rs[j-1]); j-- {
			rs[j], rs[j-1] = rs[j-1], rs[j]
		}
	}
}

func quick(a []int) {
	if len(a) < 2 {
		return
	}
	p := a[len(a)/2]
	i, j := 0, len(a)-1
	for i <= j {
		for a[i] < p {
			i++
		}
		for a[j] > p {
			j--
		}
		if i <= j {
			a[i], a[j] = a[j], a[i]
			i++
			j--
		}
	}
	quick(a[:j+1])
	quick(a[i:])
}

func main() {
	rs := []Rec{{"b", 2}, {"a", 2}, {"z", 1}, {"m", 3}}
	sort(rs)
	fmt.Println(rs)
	x := uint32(12345)
	a := make([]int, 500)
	for i := range a {
		x = x*1664525 + 1013904223
		a[i] = int(x >> 16)
	}
	quick(a)
	ok := true
	for i := 1; i < len(a); i++ {
		ok = ok && a[i-1] <= a[i]
	}
	fmt.Println(ok, a[0], a[250], a[499])
}
