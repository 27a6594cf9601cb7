package main

import "fmt"

func show(a, b int) { fmt.Println(a, b, a/b, a%b) }

func main() {
	for _, a := range []int{7, -7, 0, 1, 9223372036854775807, -9223372036854775808, 4294967296, -4294967297} {
		for _, b := range []int{2, -2, 3, 7, 1, -1, 4294967296, 9223372036854775807, -9223372036854775808} {
			show(a, b)
		}
	}
	var x, y uint64 = 18446744073709551615, 10
	fmt.Println(x/y, x%y, x/(y<<60), x%3)
	var u, v uint32 = 4294967295, 7
	fmt.Println(u/v, u%v)
	var s, t int8 = -128, -1
	fmt.Println(s/t, s%t)
	n := 12345
	fmt.Println(n/10, n%10, n/1000, -n/10, -n%10)
}
