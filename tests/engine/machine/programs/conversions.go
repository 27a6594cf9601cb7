package main

import "fmt"

func main() {
	x := 300
	fmt.Println(int8(x), uint8(x), int16(-x), uint16(-x), int32(x), uint32(-x), uint64(-x), float64(x))
	f := -3.99
	fmt.Println(int(f), int32(f), int64(f), uint8(int(f)))
	big := 1e18
	fmt.Println(int(big), uint64(big*10), int64(big))
	var u uint64 = 18446744073709551615
	fmt.Println(float64(u), int(u), uint32(u), int8(u))
	var i int64 = 9007199254740993
	fmt.Println(float64(i), float32(i), int64(float64(i)))
	var r rune = 'é'
	fmt.Println(string(r), r, byte('a'), string(rune(0x1F600)), string(rune(-1)))
	type Celsius float64
	c := Celsius(36.6)
	fmt.Println(c, float64(c)+1, Celsius(2)*c)
	n := uint8(200)
	fmt.Println(int8(n), int(int8(n)), int(n)<<1, n<<1)
}
