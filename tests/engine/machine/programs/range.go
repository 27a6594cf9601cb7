package main

import "fmt"

func main() {
	s := []int{1, 2, 3}
	for i, v := range s {
		if i == 0 {
			s = append(s, 4)
			s[1] = 50
		}
		fmt.Print(i, v, " ")
	}
	fmt.Println(s)
	t := []int{1, 2, 3}
	for i, v := range t {
		if i == 0 {
			t[2] = 30
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
	var i, v int
	for i, v = range t {
	}
	fmt.Println(i, v)
	var a [3]int
	k := 0
	for k, a[k] = range t {
	}
	fmt.Println(k, a)
	for _, p := range []struct{ x, y int }{{1, 2}, {3, 4}} {
		fmt.Print(p.x*p.y, " ")
	}
	for i := range 0 {
		fmt.Println("never", i)
	}
	n := 3
	for i := range n {
		n = 10
		fmt.Print(i, " ")
	}
	var u uint8 = 3
	for i := range u {
		fmt.Printf("%T%d ", i, i)
	}
	fmt.Println()
	var np *[3]int
	for i := range np {
		fmt.Print(i, " ")
	}
	for i := range len(t) {
		fmt.Print(t[i], " ")
	}
	m := map[string]int{"one": 1}
	for k, v := range m {
		fmt.Print(k, v, " ")
	}
	var key string
	for key = range m {
	}
	fmt.Println(key)
	b := []byte("xyz")
	for i, c := range b {
		b[2-i] = c
	}
	fmt.Println(string(b))
	var iface any
	for _, iface = range []int{4, 5} {
	}
	fmt.Println(iface)
}
