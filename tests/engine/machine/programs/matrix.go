package main

import "fmt"

type Matrix [3][3]float64

func mul(a, b Matrix) (c Matrix) {
	for i := range 3 {
		for j := range 3 {
			for k := range 3 {
				c[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return
}

func trace(m *Matrix) float64 {
	t := 0.0
	for i := range m {
		t += m[i][i]
	}
	return t
}

func main() {
	a := Matrix{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	b := Matrix{{1}, {0, 1}, {0, 0, 1}}
	c := mul(a, a)
	fmt.Println(c, mul(a, b) == a, trace(&c))
	rows := make([][]float64, 4)
	for i := range rows {
		rows[i] = make([]float64, i+1)
		for j := range rows[i] {
			rows[i][j] = float64(i) / float64(j+1)
		}
	}
	fmt.Println(rows)
	rows[3][2] += 10
	rows[2], rows[3] = rows[3], rows[2]
	fmt.Println(rows[2][2], len(rows[3]))
}
