package main

import "fmt"

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func divmod(a, b int) (int, int) { return a / b, a % b }

func named(n int) (sum int, text string) {
	for i := 0; i <= n; i++ {
		sum += i
	}
	text = "done"
	if n > 5 {
		return
	}
	return sum * 10, "early"
}

func swapped(a, b string) (x, y string) {
	x, y = a, b
	return y, x
}

func variadic(prefix string, xs ...int) int {
	s := 0
	for i, x := range xs {
		s += (i + 1) * x
	}
	fmt.Println(prefix, len(xs), xs == nil, s)
	return s
}

func pass(a int, b string, c float64, d bool, e []int, f [2]int, g map[string]int) {
	f[0] = 99
	e[0] = 99
	g["k"] = 99
	fmt.Println(a, b, c, d, e, f, g["k"])
}

func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}

func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1)
}

func apply(f func(int, int) (int, int), a, b int) int {
	x, y := f(a, b)
	return x*100 + y
}

func main() {
	fmt.Println(fib(15))
	q, r := divmod(17, 5)
	fmt.Println(q, r)
	fmt.Println(divmod(-17, 5))
	fmt.Println(named(3))
	fmt.Println(named(7))
	fmt.Println(swapped("a", "b"))
	variadic("none")
	variadic("three", 1, 2, 3)
	variadic("slice", []int{4, 5}...)
	e, f, g := []int{1}, [2]int{1, 2}, map[string]int{}
	pass(1, "two", 3.5, true, e, f, g)
	fmt.Println(e, f, g)
	fmt.Println(even(100), odd(7))
	fmt.Println(fib(divide(20, 2)), apply(divmod, 7, 2))
	h := divmod
	a, _ := h(9, 4)
	fmt.Println(a, h != nil)
}

func divide(a, b int) int { return a / b }
