package main

import "fmt"

func main() {
	x := 9223372036854775807
	x++
	fmt.Println(x, -x, x-1)
	fmt.Println(-7/2, -7%2, 7/-2, 7%-2, -8>>1, -7>>1)
	fmt.Println(1<<62, 0xff&^0x0f, 6^3, ^5, 6|9, 12&10)
	var u uint64 = 1<<64 - 1
	fmt.Println(u, u+1, u*u, u>>60)
	var b uint8 = 250
	b += 10
	fmt.Println(b, int8(b+130), uint16(70000&0xffff))
	h := uint64(14695981039346656037)
	for _, c := range []byte("hello") {
		h ^= uint64(c)
		h *= 1099511628211
	}
	fmt.Println(h)
	a, c := 1, 2
	a, c = c, a+c
	root := 3037000500
	fmt.Println(a, c, root*root, int32(-5)/2)
	s := uint(70)
	fmt.Println(1<<s == 0, int64(-1)>>s, x>>s)
	const big = 1 << 100
	fmt.Println(big>>98, float64(big))
	fmt.Printf("%d %x %b %o %c %U\n", 255, 255, 5, 8, 'G', 0x1F600)
}
