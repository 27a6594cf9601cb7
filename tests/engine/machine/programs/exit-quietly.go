package main

func main() {
	s := 0
	for i := 0; i < 100000; i++ {
		if i%3 == 0 {
			s += i
		} else {
			s ^= i
		}
	}
	println(s)
}
