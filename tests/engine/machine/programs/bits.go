package main

import "fmt"

func main() {
	a, b := 0x0ff0f0f0f0f0f0f0, 0x00ffff00ff00ff00
	fmt.Println(a&b, a|b, a^b, a&^b, ^a, -a)
	fmt.Println(a&0xff, a&-2, a^-1, a^1, a&^0xf0)
	var u uint32 = 0xdeadbeef
	fmt.Println(u&0xf0f0f0f0, u|1, u^0xffffffff, ^u, u&^0xffff)
	var c uint8 = 0xa5
	c &= 0x0f
	c |= 0x80
	c ^= 0xff
	c &^= 0x02
	fmt.Println(c)
	fmt.Printf("%x %b %o %#x\n", a, c, u, u)
}
