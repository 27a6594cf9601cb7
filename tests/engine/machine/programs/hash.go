package main

import "fmt"

func fnv(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return h
}

func xorshift(x uint64) uint64 {
	x ^= x << 13
	x ^= x >> 7
	x ^= x << 17
	return x
}

func crc(data []byte) uint32 {
	c := ^uint32(0)
	for _, b := range data {
		c ^= uint32(b)
		for range 8 {
			if c&1 == 1 {
				c = c>>1 ^ 0xedb88320
			} else {
				c >>= 1
			}
		}
	}
	return ^c
}

func main() {
	fmt.Println(fnv(""), fnv("a"), fnv("hello world"))
	x := uint64(88172645463325252)
	for range 1000 {
		x = xorshift(x)
	}
	fmt.Println(x, int64(x), uint32(x), int16(x))
	fmt.Println(crc([]byte("123456789")))
	n := 1
	for i := 1; i <= 25; i++ {
		n *= i
	}
	fmt.Println(n, uint(n)%1000003, n%1000003)
}
