package main

import "fmt"

func main() {
	s := "héllo, 世界"
	fmt.Println(len(s), s[1], s[0:1], s[7:], s[:5])
	for i, r := range s {
		fmt.Print(i, ":", string(r), "(", r, ") ")
	}
	fmt.Println()
	for i := range "añb" {
		fmt.Print(i, " ")
	}
	fmt.Println()
	t := s + "!" + s[:1]
	t += "?"
	fmt.Println(t, t == s, t > s, s < "i", "abc" < "abd", "" < "a", "b" >= "a", s != "")
	b := []byte(s)
	b[0] = 'H'
	fmt.Println(string(b), len(b), s)
	rs := []rune(s)
	rs[1] = 'e'
	fmt.Println(string(rs), len(rs))
	bad := "a\xffb\xe4\xb8"
	for i, r := range bad {
		fmt.Print(i, " ", r, "; ")
	}
	fmt.Println(len(bad))
	empty := ""
	fmt.Println(empty == "", len(empty), empty+"x"+empty)
	for range "abc" {
		empty += "."
	}
	fmt.Println(empty)
}
