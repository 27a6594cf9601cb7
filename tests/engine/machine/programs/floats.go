package main

import "fmt"

func main() {
	x, y := 1.5, -0.25
	fmt.Println(x+y, x-y, x*y, x/y, -x)
	zero := 0.0
	inf := 1 / zero
	nan := zero / zero
	fmt.Println(inf, -inf, nan, -zero, 1/(-1*zero) < 0)
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, inf > 1e308)
	fmt.Println(!(nan < 1), !(nan >= 1), x < y, x >= y)
	if nan < 1 {
		fmt.Println("less")
	} else {
		fmt.Println("not less")
	}
	var f float32 = 0.1
	g := f * 3
	fmt.Println(f, g, float64(f), f+0.2, f/3, -f)
	f += 16777216
	fmt.Println(f)
	f++
	x--
	fmt.Println(f, x)
	sum := 0.0
	for i := 1; i <= 10; i++ {
		sum += 1 / float64(i)
	}
	fmt.Println(sum)
	fmt.Printf("%.3f %e %g %v\n", sum, sum, sum, float32(sum))
}
