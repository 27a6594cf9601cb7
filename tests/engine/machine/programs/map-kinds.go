package main

import "fmt"

type P struct{ x, y int32 }

func main() {
	b := map[bool]int{true: 1}
	b[false] += 2
	i8 := map[int8]string{-1: "m", 1: "p"}
	u16 := map[uint16]uint8{65535: 255}
	u16[65535]++
	u16[1]--
	r := map[rune]int{}
	for _, c := range "hello" {
		r[c]++
	}
	f := map[float64]int{1.5: 1, 0: 2}
	f[-0.0]++
	arr := map[[2]int]bool{{1, 2}: true}
	st := map[P]P{{1, 2}: {3, 4}}
	st[P{5, 6}] = P{7, 8}
	ptr := map[*int]int{}
	x, y := 1, 2
	ptr[&x] = 10
	ptr[&y] = 20
	ptr[&x]++
	e := map[string]struct{}{"a": {}}
	e["b"] = struct{}{}
	any1 := map[any]int{1: 1, "a": 2, 2.5: 3, P{1, 1}: 4, nil: 5}
	any1[int8(1)] = 6
	any1[1]++
	fmt.Println(b[true], b[false], i8[-1], i8[1], i8[0], u16[65535], u16[1], r['l'], r['z'])
	fmt.Println(f[0], f[1.5], arr[[2]int{1, 2}], arr[[2]int{2, 1}], st[P{1, 2}], st[P{5, 6}].y, st[P{}])
	fmt.Println(ptr[&x], ptr[&y], len(ptr), len(e), any1[1], any1["a"], any1[2.5], any1[P{1, 1}], any1[nil], any1[int8(1)], any1[uint8(1)])
	_, ok := e["a"]
	_, no := e["c"]
	fmt.Println(ok, no)
	mm := map[string]map[string]int{}
	for _, k := range []string{"a", "b", "a"} {
		if mm[k] == nil {
			mm[k] = map[string]int{}
		}
		mm[k]["n"]++
	}
	fmt.Println(mm, len(mm["a"]), mm["zz"]["n"])
	big := map[int][20]int{}
	var v [20]int
	v[19] = 7
	big[1] = v
	fmt.Println(big[1][19], big[2][0])
	fn := map[string]float32{"a": 0.5}
	fn["a"] *= 3
	fmt.Println(fn["a"])
	mp := map[string]*P{"p": {1, 2}}
	mp["p"].x = 50
	fmt.Println(*mp["p"])
	ms := map[int]string{}
	ms[1] += "a"
	ms[1] += "b" + ms[2]
	fmt.Println(ms)
}
