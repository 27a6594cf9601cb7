// Programs as nobody writes them, by what is odd about them. Each is valid Go, and runs as real Go runs it.

export const programs: Readonly<Record<string, string>> = {
	'300,000 inserts': `package main

func main() {
	m := make(map[int]int)
	for i := 0; i < 300000; i++ {
		m[i] = i
	}
	println(len(m))
}
`,
	'strings of every kind': `package main

func main() {
	long := "x"
	for len(long) < 10000 {
		long += long
	}
	m := map[string]string{}
	keys := []string{
		"😀", "👩\\u200d👩\\u200d👧\\u200d👦", "🇩🇪", "עִבְרִית", "العربية", "\\u202eabc", "\\u2066x", "e\\u0301\\u0302\\u0303", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
		"\\"", "'", "\\\\", "<script>alert(1)</script>", "</svg>", "&amp;", "]]>", "\\x00\\x01\\x1b\\x7f", "\\n\\r\\t", "\\xff\\xfe", "\\u2028", "\\ufeff", "", " ", "\\u3000",
		long, long + "y", "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", "WWWWWWWWWWWWWWWWWWWWWWWWWW", "漢字漢字漢字漢字漢字漢字", "﷽﷽",
	}
	for _, k := range keys {
		m[k] = k
	}
	for _, k := range keys {
		if m[k] != k {
			panic("lost " + k)
		}
	}
	for k := range m {
		println(len(k))
	}
	delete(m, "😀")
	println(m["<script>alert(1)</script>"])
}
`,
	'NaN and its neighbours': `package main

func main() {
	zero := 0.0
	nan := zero / zero
	m := map[float64]int{}
	for i := 0; i < 40; i++ {
		m[nan] = i
	}
	m[1/zero] = 1
	m[-1/zero] = 2
	m[-zero] = 3
	m[5e-324] = 4
	m[1.7976931348623157e308] = 5
	delete(m, nan)
	_, ok := m[nan]
	n := 0
	for range m {
		n++
	}
	println(len(m), ok, n)
	clear(m)
}
`,
	'an interface of everything': `package main

type pair struct {
	x int
	s string
}

func main() {
	zero := 0.0
	p := &pair{1, "p"}
	m := map[any]any{}
	m[1] = "int"
	m[int8(1)] = "int8"
	m["1"] = 1
	m[1.5] = nil
	m[true] = false
	m[nil] = "nil"
	m[pair{1, "a"}] = pair{2, "b"}
	m[[2]int{1, 2}] = [3]string{"a", "b", "c"}
	m[p] = p
	m['x'] = 'x'
	m[zero/zero] = "NaN"
	m[struct{}{}] = struct{}{}
	m[uint64(1<<64-1)] = []int{1, 2, 3}
	m["map"] = map[string]int{"a": 1}
	for k, v := range m {
		_ = k
		_ = v
	}
	delete(m, nil)
	m[[]int{1}] = "panics"
}
`,
	'50 maps': `package main

var all []map[int]string

func main() {
	for i := 0; i < 50; i++ {
		m := make(map[int]string, i)
		for j := 0; j < i; j++ {
			m[j] = "map"
		}
		all = append(all, m)
	}
	for i := range all {
		all[i][1000]= "touched"
	}
	println(len(all))
}
`,
	'a nil map that is read, then written': `package main

func main() {
	var m map[string]int
	println(m["a"], len(m))
	delete(m, "a")
	for range m {
	}
	m["a"] = 1
}
`,
	'a megabyte of output': `package main

import "fmt"

func main() {
	m := map[int]int{}
	line := ""
	for len(line) < 1000 {
		line += "0123456789<&>é😀"
	}
	for i := 0; i < 1000; i++ {
		m[i%10]++
		fmt.Println(line)
	}
	fmt.Print("no newline at the end")
}
`,
	'large keys and elems': `package main

type point struct {
	x, y int
	name string
	in struct{ a, b bool }
	_ int
	f float32
}

func main() {
	m := map[point][200]byte{}
	for i := 0; i < 20; i++ {
		var b [200]byte
		b[i] = byte(i)
		m[point{x: i, y: -i, name: "p"}] = b
	}
	delete(m, point{x: 3, y: -3, name: "p"})
	big := map[[200]byte]int{}
	for i := 0; i < 20; i++ {
		var b [200]byte
		b[199] = byte(i)
		big[b] = i
	}
	none := map[struct{}]struct{}{}
	none[struct{}{}] = struct{}{}
	println(len(m), len(big), len(none))
}
`,
	'arrays of strings as keys': `package main

func main() {
	m := map[[2]string][]string{}
	for i := 0; i < 30; i++ {
		k := [2]string{string(rune('a' + i)), "second"}
		m[k] = append(m[k], k[0], k[1])
	}
	println(len(m))
}
`,
	'maps of maps': `package main

func main() {
	m := map[string]map[int]map[bool]string{}
	for _, s := range []string{"a", "b", "c"} {
		m[s] = map[int]map[bool]string{}
		for i := 0; i < 10; i++ {
			m[s][i] = map[bool]string{true: "yes", false: "no"}
		}
	}
	println(m["a"][3][true], m["z"][3][true])
}
`,
	'nothing at all': `package main

func main() {}
`,
	'no map': `package main

func main() {
	s := 0
	for i := 0; i < 100; i++ {
		s += i
	}
	println(s)
}
`,
	'no end': `package main

func main() {
	m := map[int]int{}
	for {
		m[1]++
	}
}
`,
	'no end, and no event': `package main

func main() {
	for {
	}
}
`,
	'all the memory': `package main

var keep [][]byte

func main() {
	m := map[int][]byte{}
	for i := 0; ; i++ {
		m[i] = make([]byte, 1<<20)
	}
}
`,
	'calls without end': `package main

func f(m map[int]int, n int) int {
	m[n] = n
	return f(m, n+1) + 1
}

func main() {
	println(f(map[int]int{}, 0))
}
`,
	'long names and lines': `package main

func main() {
	aVeryLongNameOfAVariableThatNobodyWouldEverWriteButSomebodyMayWellTry := map[string]int{"a": 1}
	// ${'x'.repeat(2000)}
	aVeryLongNameOfAVariableThatNobodyWouldEverWriteButSomebodyMayWellTry["🦊"] = 1 // <b>bold</b> עברית
	s := "${'y'.repeat(3000)}"
	println(aVeryLongNameOfAVariableThatNobodyWouldEverWriteButSomebodyMayWellTry["a"], len(s))
}
`,
	'a panic with an odd text': `package main

func main() {
	m := map[int]string{1: "😀<b>\\x00\\u202e"}
	panic(m[1])
}
`,
};
