package main

import "fmt"

type T struct{ a, b int }

var (
	sl       = []int{1, 2, 3}
	st       = "abc"
	mp       = map[string]int{"a": 1}
	arr      = [4]int{1, 2, 3, 4}
	t        = T{1, 2}
	n        = 1
	f64      = 1.5
	pn       = &n
	bl       = false
	an  any  = 1
	b8  byte = 1
)

func change() int {
	sl = append(sl, 9)
	sl[0] += 10
	st += "z"
	mp["a"]++
	mp[st] = 1
	arr[1] += 10
	t.a += 10
	n++
	f64++
	bl = !bl
	b8++
	an = n
	return 0
}

func two(a int, b ...any) { fmt.Println(a, b) }
func ii(a, b int)         { fmt.Println(a, b) }
func ss(a string, b int)  { fmt.Println(a, b) }
func ll(a []int, b int)   { fmt.Println(a, b) }
func aa(a any, b int)     { fmt.Println(a, b) }
func tt(a T, b int)       { fmt.Println(a, b) }
func ff(a float64, b int) { fmt.Println(a, b) }
func bb(a bool, b int)    { fmt.Println(a, b) }

func main() {
	ii(len(sl), change())
	ii(cap(sl), change())
	ii(len(st), change())
	ii(len(mp), change())
	ii(mp["a"], change())
	ii(arr[1], change())
	ii(sl[0], change())
	ii(n+0, change())
	ii(-n, change())
	ii(n*2+1, change())
	ii(int(f64), change())
	ii(int(st[len(st)-1]), change())
	ss(st, change())
	ss(st+"!", change())
	ss(st[1:], change())
	ss(string(st[0])+st, change())
	ll(sl, change())
	ll(sl[1:], change())
	ll(arr[:2], change())
	aa(n, change())
	aa(st, change())
	aa(t, change())
	aa(t.a, change())
	aa(len(sl), change())
	aa(mp["a"], change())
	aa(n+1, change())
	aa(arr, change())
	aa(*pn, change())
	aa(an, change())
	aa(sl, change())
	aa(st+"x", change())
	aa(bl, change())
	aa(b8, change())
	tt(t, change())
	tt(T{n, t.a}, change())
	ff(f64, change())
	ff(f64*2, change())
	ff(float64(n), change())
	bb(bl, change())
	bb(!bl, change())
	bb(n > 5, change())
	bb(n%2 == 0 && true, change())
	bb(st == "abc", change())
	bb(an == 1, change())
	two(n, n, change(), n, t, len(sl), sl[0])
	x := len(sl) + change()
	y := len(st) + change()
	z := len(mp) + change()
	w := mp["a"] + change()
	fmt.Println(x, y, z, w)
	x, y = len(sl), change()
	z, w = mp["a"], change()
	fmt.Println(x, y, z, w)
	x, y = n, change()
	z, w = n+1, change()
	fmt.Println(x, y, z, w)
	s := []int{len(sl), n, mp["a"], change(), len(sl), n, mp["a"]}
	fmt.Println(s)
	u := T{len(sl), change()}
	fmt.Println(u)
	fmt.Println(fmt.Sprint(n, len(sl)), change(), n)
	var q [3]int
	q[n%3], q[len(sl)%3] = change(), 5
	fmt.Println(q)
	q[len(sl)%3] = change() + 7
	fmt.Println(q)
	mm := map[int]int{}
	mm[len(sl)] = change()
	mm[n] = change()
	fmt.Println(mm, len(sl), n)
	switch len(sl) {
	case change() + len(sl):
		fmt.Println("late")
	default:
		fmt.Println("early")
	}
	fmt.Println(ret())
	fmt.Println(ret2())
	k := min(n, change()+1000)
	l := max(len(sl), change())
	fmt.Println(k, l)
	o := append(sl[:len(sl)], change())
	fmt.Println(len(o), len(sl))
	a1 := sl[n%3] + sl[change()]
	fmt.Println(a1, n)
	c1 := n == change() || n < change()
	fmt.Println(c1)
	r := make([]int, n, n+change()+5)
	fmt.Println(len(r), cap(r))
	v := st[len(st)-1:][change():]
	fmt.Println(v)
	st2 := st + fmt.Sprint(change()) + st
	fmt.Println(st2)
	g := T{a: n}.a + change()
	fmt.Println(g)
	h := [2]int{n, len(sl)}[change()] + [2]int{n, len(sl)}[1]
	fmt.Println(h)
	fmt.Println(len(sl), n, change(), len(sl), n)
	an = 5
	e := an == any(change()+n)
	fmt.Println(e)
	d := *pn + *pn*change() + *pn
	fmt.Println(d)
	i := -(n + change()) - n
	fmt.Println(i)
	j := len(sl[1:]) + change()
	fmt.Println(j)
	p := &sl[0]
	i2 := *p + change() + *p
	fmt.Println(i2)
}

func ret() (int, int, int)  { return len(sl), n, change() }
func ret2() (any, any, any) { return len(sl), n, change() }
