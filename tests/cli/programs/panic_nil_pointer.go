package main

type T struct {
	A, B int
}

func main() {
	var p *T
	println("before")
	println(p.B)
}
