package main

import "fmt"

func main() {
	x := 9223372036854775807
	x++
	fmt.Println(x)
	x--
	fmt.Println(x, -x, x*x, x+x)
	var i8 int8 = 127
	i8++
	fmt.Println(i8, -i8)
	var u8 uint8 = 0
	u8--
	fmt.Println(u8, u8*u8, ^u8)
	var i16 int16 = -32768
	i16 = -i16
	fmt.Println(i16, i16-1)
	var u16 uint16 = 65535
	u16 += 2
	fmt.Println(u16, u16<<15)
	var i32 int32 = 1 << 30
	i32 *= 4
	fmt.Println(i32, i32-1)
	var u32 uint32 = 1 << 31
	u32 += u32
	fmt.Println(u32, u32-1, ^u32)
	var u64 uint64 = 1 << 63
	u64 *= 2
	fmt.Println(u64, u64-1, ^u64>>1)
	var i64 int64 = -9223372036854775808
	fmt.Println(i64, -i64, i64-1, i64/-1, i64%-1)
}
