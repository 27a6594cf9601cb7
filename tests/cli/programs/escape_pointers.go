package main

import "fmt"

type Account struct {
	Name    string
	Balance int
}

func open(name string) *Account {
	a := Account{Name: name}
	return &a
}

func deposit(a *Account, n int) {
	a.Balance += n
}

func main() {
	accounts := map[string]*Account{}
	for _, n := range []string{"ann", "bob"} {
		accounts[n] = open(n)
	}
	deposit(accounts["ann"], 50)
	deposit(accounts["ann"], 25)
	accounts["bob"].Balance = 7
	fmt.Println(*accounts["ann"], *accounts["bob"], accounts["eve"] == nil)
	copy := *accounts["ann"]
	copy.Balance = 0
	fmt.Println(accounts["ann"].Balance, copy.Balance)
	var ptrs []*int
	for i := 0; i < 3; i++ {
		ptrs = append(ptrs, &i)
	}
	fmt.Println(*ptrs[0], *ptrs[1], *ptrs[2])
	x := 1
	px := &x
	pp := &px
	**pp = 5
	fmt.Println(x, *px == **pp)
	s := []int{1, 2, 3}
	ps := &s[1]
	s[1] = 20
	fmt.Println(*ps)
	s = append(s, 4)
	*ps = 99
	fmt.Println(s[1], *ps)
}
