package main

func main() {
	s := make([]int, 3, 10)
	n := 11
	println(len(s[:5]), cap(s[2:4]))
	println(len(s[2:n]))
}
