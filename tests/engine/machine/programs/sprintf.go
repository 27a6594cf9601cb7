package main

import "fmt"

func main() {
	s := fmt.Sprintf("%d-%s-%v-%t-%5.2f|%-5d|%05d|%x|%q|%c|%U", 42, "str", []int{1, 2}, true, 3.14159, 7, 42, 255, "q", 'x', 'x')
	fmt.Println(s, len(s))
	keys := []string{}
	for i := 0; i < 300; i++ {
		keys = append(keys, fmt.Sprintf("k%d", i))
	}
	fmt.Println(keys[0], keys[299], len(keys))
	fmt.Printf("%v %+v %T %T\n", struct{ A int }{1}, struct{ A int }{1}, 1, "s")
	n := 0
	for i := range 1000 {
		n += len(fmt.Sprint(i, "x", i*2))
	}
	fmt.Println(n, fmt.Sprintln("a", 1) == "a 1\n")
}
