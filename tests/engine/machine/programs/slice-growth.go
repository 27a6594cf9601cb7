package main

import "fmt"

func main() {
	var s []int
	last := -1
	for i := 0; i < 3000; i++ {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			fmt.Print(len(s), "/", last, " ")
		}
	}
	fmt.Println(s[0], s[2999])
	var b []byte
	last = -1
	for i := 0; i < 5000; i++ {
		b = append(b, byte(i))
		if cap(b) != last {
			last = cap(b)
			fmt.Print(len(b), "/", last, " ")
		}
	}
	fmt.Println()
	var t []string
	last = -1
	for i := 0; i < 2000; i++ {
		t = append(t, "x")
		if cap(t) != last {
			last = cap(t)
			fmt.Print(len(t), "/", last, " ")
		}
	}
	fmt.Println()
	type three struct{ a, b, c int32 }
	var u []three
	last = -1
	for i := 0; i < 1000; i++ {
		u = append(u, three{int32(i), 2, 3})
		if cap(u) != last {
			last = cap(u)
			fmt.Print(len(u), "/", last, " ")
		}
	}
	fmt.Println(u[999])
	var e []struct{}
	e = append(e, struct{}{}, struct{}{})
	fmt.Println(len(e))
	v := append([]int{1, 2, 3}, 4, 5, 6, 7)
	fmt.Println(len(v), cap(v), v)
	w := append([]int(nil), v...)
	fmt.Println(len(w), cap(w))
	w = append(w, w...)
	fmt.Println(len(w), cap(w), w)
	x := append([]byte("abc"), "defg"...)
	fmt.Println(string(x), len(x))
	y := append([]int32{}, 1, 2, 3)
	fmt.Println(len(y), cap(y))
}
