package main

import "fmt"

func main() {
	for _, n := range []uint{0, 1, 31, 32, 33, 63, 64, 65, 200} {
		x := -6148914691236517206
		u := uint64(12297829382473096710)
		fmt.Println(n, x<<n, x>>n, u<<n, u>>n, 1<<n, int32(-5)>>n, int8(77)<<n, uint16(60000)>>n)
	}
	var s int8 = -128
	fmt.Println(s>>1, s>>7, s<<1, uint8(s)>>7)
	k := 3
	fmt.Println(1<<k, 1<<k-1, 100>>k, -100>>k)
	var big uint64 = 1 << 40
	fmt.Println(5<<big, -5>>big)
}
