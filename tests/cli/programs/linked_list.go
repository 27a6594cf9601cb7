package main

import (
	"fmt"
	"runtime"
)

type Node struct {
	Value int
	Next  *Node
}

var head *Node

func main() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := 0; i < 1000; i++ {
		head = &Node{i, head}
	}
	runtime.ReadMemStats(&after)
	fmt.Println(after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc)
	sum := 0
	for n := head; n != nil; n = n.Next {
		sum += n.Value
	}
	fmt.Println(sum, head.Value, head.Next.Value)
	var prev *Node
	for n := head; n != nil; {
		next := n.Next
		n.Next = prev
		prev = n
		n = next
	}
	head = prev
	fmt.Println(head.Value, head.Next.Next.Value)
	runtime.GC()
	runtime.ReadMemStats(&before)
	head = nil
	runtime.GC()
	runtime.ReadMemStats(&after)
	fmt.Println((before.HeapObjects-after.HeapObjects+50)/100, (before.HeapAlloc-after.HeapAlloc+512)>>10)
}
