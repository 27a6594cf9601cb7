package main

import "fmt"

const text = "the quick brown fox jumps over the lazy dog the fox sleeps and the dog barks at the fox"

func words(s string) []string {
	var out []string
	start := -1
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			if start >= 0 {
				out = append(out, s[start:i])
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return out
}

func main() {
	count := make(map[string]int)
	for _, w := range words(text) {
		count[w]++
	}
	fmt.Println(count)
	best, most := "", 0
	for w, n := range count {
		if n > most || n == most && w < best {
			best, most = w, n
		}
	}
	fmt.Printf("%s: %d of %d\n", best, most, len(words(text)))
	letters := make(map[rune]int)
	for _, r := range text {
		letters[r]++
	}
	fmt.Println(letters['o'], letters['t'], letters[' '], len(letters))
}
