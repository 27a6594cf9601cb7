package main

import "fmt"

type Inner struct {
	A int
	B string
}

type Outer struct {
	In   Inner
	P    *Inner
	L    []Inner
	M    map[string]Inner
	F    float64
	Any  any
	Done bool
}

func main() {
	in := Inner{1, "x"}
	o := Outer{In: in, L: []Inner{in, {2, "y"}}, M: map[string]Inner{"k": in}, F: 2.5, Any: in, Done: true}
	fmt.Println(o)
	fmt.Printf("%v\n%+v\n", o, o)
	fmt.Printf("%#v\n", o)
	fmt.Printf("%T %T %T\n", o, &o, o.M)
	fmt.Println(&in, &o.L, o.P == nil, o.P)
	fmt.Printf("%5d|%-5d|%05d|%x|%8.3f|%q|%v|%t\n", 42, 42, 42, "hi", 3.14159, "q", []string{"a"}, true)
	fmt.Printf("%d %s\n", "str", 5)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%d %d\n", 1)
	fmt.Print("a", 1, 2, "b", 3.5, "\n")
	s := fmt.Sprint(1, 2, "x", 3) + fmt.Sprintln("end", 4)
	fmt.Printf("%q\n", s)
}
