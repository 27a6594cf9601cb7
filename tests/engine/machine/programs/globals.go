package main

import "fmt"

var (
	a          = b + 1
	b          = c() * 2
	m          = map[string]int{"one": 1}
	s          = []int{1, 2, 3}
	arr        [4]int
	name, size = pair()
	z          int
	p          = &z
	point      struct{ x, y int8 }
)

const (
	k0 = iota
	k1
	k2 = "two"
	k3 = 1 << iota
)

func c() int { return 21 }

func pair() (string, int) { return "go", len(s) }

func bump() { z++; arr[z] = z * z; point.y -= 3 }

func main() {
	fmt.Println(a, b, m["one"], s, arr, name, size)
	bump()
	bump()
	*p += 10
	m["two"] = 2
	s = append(s, 4)
	fmt.Println(z, arr, len(m), s, point, k0, k1, k2, k3)
	z := 5
	z++
	fmt.Println(z, *p)
}
