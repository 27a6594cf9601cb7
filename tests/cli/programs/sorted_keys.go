package main

import "fmt"

func sorted(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	for i := 1; i < len(keys); i++ {
		for j := i; j > 0 && keys[j] < keys[j-1]; j-- {
			keys[j], keys[j-1] = keys[j-1], keys[j]
		}
	}
	return keys
}

func main() {
	m := map[string]int{"pear": 3, "apple": 5, "fig": 1, "date": 4, "cherry": 2, "banana": 6}
	for _, k := range sorted(m) {
		fmt.Printf("%-8s%3d\n", k, m[k])
	}
	fmt.Println(len(sorted(nil)))
}
