package main

import "fmt"

func sqrt(x float64) float64 {
	z := 1.0
	for i := 0; i < 20; i++ {
		z -= (z*z - x) / (2 * z)
	}
	return z
}

func main() {
	fmt.Println(sqrt(2), 1.0/3, 0.1+0.2, 1e100, 1e-7, 100.0, 2.5e10)
	x := 7.9
	fmt.Println(int(x), int(-x), float64(7)/2, 7/2)
	var f float32 = 0.1
	fmt.Println(f, f*3, float64(f))
	fmt.Printf("%.2f %8.3e %g %6.1f|\n", x, x, x, x)
	zero := 0.0
	fmt.Println(1/zero, -1/zero, zero/zero, zero == -zero)
	println(x, 1.5, 100, "s", true, 'a')
}
