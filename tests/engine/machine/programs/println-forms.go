package main

type T struct{ x int }

func main() {
	println(1, -2, "three", true, 'a', 4.5, float32(0.1))
	println()
	print("no newline", 1, 2, "\n")
	var u8 uint8 = 255
	var i8 int8 = -128
	println(u8, i8, uint64(1<<63), int64(-1)<<63)
	println(1e100, -1e-7, 0.0, 1.0/3)
	var p *int
	var m map[string]int
	println(p, m == nil, p == nil)
	var s []int
	println(len(s), cap(s), s == nil)
	zero := 0.0
	println(1/zero, -1/zero, zero/zero)
	println("a" + "b")
}
