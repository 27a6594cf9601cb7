package main

import "fmt"

type Node struct {
	val  int
	next *Node
}

func push(head *Node, v int) *Node { return &Node{v, head} }

func set(p *int, v int) { *p = v }

func swap(a, b *int) { *a, *b = *b, *a }

func counter() *int {
	n := 0
	return &n
}

func main() {
	var head *Node
	for i := 0; i < 5; i++ {
		head = push(head, i*i)
	}
	for n := head; n != nil; n = n.next {
		fmt.Print(n.val, " ")
	}
	fmt.Println()
	x, y := 1, 2
	set(&x, 10)
	swap(&x, &y)
	fmt.Println(x, y)
	p := &x
	q := &x
	*p += 5
	*q++
	fmt.Println(x, p == q, p == &y, *p, *q)
	pp := &p
	**pp = 3
	*pp = &y
	*p = 4
	fmt.Println(x, y)
	c, d := counter(), counter()
	*c++
	fmt.Println(*c, *d)
	a := [3]int{1, 2, 3}
	pa := &a[1]
	*pa = 20
	b := &a
	b[2] = 30
	fmt.Println(a, len(b))
	n := new(int)
	*n = 8
	s := new(string)
	fmt.Println(*n, *s == "", n == nil)
	pn := &Node{val: 1}
	pn.next = &Node{val: 2}
	pv := &pn.next.val
	*pv = 22
	fmt.Println(pn.next.val, (*pn).val)
	i := 0
	ptrs := []*int{}
	for i = 0; i < 3; i++ {
		ptrs = append(ptrs, &i)
	}
	fmt.Println(*ptrs[0], *ptrs[2])
	ptrs = nil
	for j := 0; j < 3; j++ {
		ptrs = append(ptrs, &j)
	}
	for _, k := range []int{7, 8} {
		ptrs = append(ptrs, &k)
	}
	for _, r := range ptrs {
		fmt.Print(*r, " ")
	}
	fmt.Println()
}
