package main

import (
	"fmt"
	"runtime"
)

type Node struct {
	left, right *Node
	data        [4]int
}

func build(d int) *Node {
	if d == 0 {
		return nil
	}
	return &Node{left: build(d - 1), right: build(d - 1), data: [4]int{d, d, d, d}}
}

func check(n *Node) int {
	if n == nil {
		return 0
	}
	return n.data[3] + check(n.left) + check(n.right)
}

func main() {
	keep := build(8)
	total := 0
	for i := 0; i < 40; i++ {
		total += check(build(9))
	}
	fmt.Println(total, check(keep))
	m := map[string][]string{}
	for i := 0; i < 10000; i++ {
		k := fmt.Sprintf("k%d", i%100)
		m[k] = append(m[k], fmt.Sprintf("value %d", i))
		if len(m[k]) > 50 {
			m[k] = nil
		}
	}
	n := 0
	for _, v := range m {
		for _, s := range v {
			n += len(s)
		}
	}
	fmt.Println(len(m), n, check(keep))
	runtime.GC()
	s := ""
	for i := 0; i < 400; i++ {
		s += string(rune('a' + i%26))
	}
	fmt.Println(len(s), s[1990:])
}
