package main

import "fmt"

func fresh(s string) string { return s + "!" }

func churn() int {
	n := 0
	for i := 0; i < 9000; i++ {
		b := make([]byte, 512)
		b[i%512] = 1
		n += len(b)
	}
	return n
}

func two() (string, []int) {
	s := fresh("two")
	churn()
	return s, []int{churn(), 2}
}

type Box struct {
	name string
	next *Box
	list []string
}

func main() {
	s := fresh("a") + fresh("b") + fmt.Sprint(churn()) + fresh("c")
	fmt.Println(s)
	b := Box{fresh("x"), &Box{name: fresh("y")}, []string{fresh("1"), fmt.Sprint(churn()), fresh("2")}}
	churn()
	fmt.Println(b.name, b.next.name, b.list)
	m := map[string]string{fresh("k"): fmt.Sprint(churn()), fresh("l"): fresh("v")}
	churn()
	fmt.Println(m)
	t, l := two()
	churn()
	fmt.Println(t, l)
	p := &b
	q := &p.next.name
	p = nil
	b = Box{}
	churn()
	fmt.Println(*q)
	xs := []any{fresh("i"), churn(), fresh("j"), 12345678}
	churn()
	fmt.Println(xs...)
	for k, v := range map[string][]string{"a": {fresh("p")}, "b": {fresh("q")}} {
		churn()
		if k == "a" {
			fmt.Println(v)
		}
	}
	m["a"] = fresh("m") + fmt.Sprint(churn())
	for i, r := range fresh("日本") {
		churn()
		fmt.Print(i, string(r))
	}
	fmt.Println(m["a"])
}
