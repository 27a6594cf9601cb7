package main

import "fmt"

type Point struct {
	X, Y int
}

type Cell struct {
	Name  string
	Count int
	At    Point
}

func main() {
	grid := map[Point]Cell{}
	for x := 0; x < 5; x++ {
		for y := 0; y < 5; y++ {
			p := Point{x, y}
			grid[p] = Cell{Name: fmt.Sprintf("c%d%d", x, y), Count: x * y, At: p}
		}
	}
	fmt.Println(len(grid), grid[Point{3, 4}], grid[Point{9, 9}])
	sum := 0
	for p, c := range grid {
		if p != c.At {
			fmt.Println("wrong", p, c)
		}
		sum += c.Count
	}
	fmt.Println(sum)
	c := grid[Point{1, 2}]
	c.Count = 100
	grid[Point{1, 2}] = c
	fmt.Printf("%v %+v\n", grid[Point{1, 2}], grid[Point{1, 1}])
	delete(grid, Point{0, 0})
	_, ok := grid[Point{0, 0}]
	fmt.Println(ok, len(grid))
}
