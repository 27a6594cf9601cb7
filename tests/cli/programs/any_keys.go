package main

import "fmt"

type P struct {
	X int
	S string
}

func main() {
	m := map[any]string{}
	m[1] = "int"
	m[int64(1)] = "int64"
	m["1"] = "string"
	m[1.0] = "float"
	m[true] = "bool"
	m[P{1, "a"}] = "struct"
	m[[2]int{1, 2}] = "array"
	m[nil] = "nil"
	fmt.Println(len(m), m[1], m[int64(1)], m["1"], m[1.0], m[true], m[P{1, "a"}], m[[2]int{1, 2}], m[nil])
	fmt.Println(m[int8(1)] == "", m[P{2, "a"}] == "")
	delete(m, 1)
	delete(m, nil)
	_, ok := m[1]
	fmt.Println(ok, len(m))
	values := []any{1, "x", 2.5, nil, P{3, "c"}, &P{}, []int{1}}
	for _, v := range values[:5] {
		fmt.Printf("%T %v|", v, v)
	}
	fmt.Println(values[0] == any(1), values[1] == "x")
}
