// What Go makes of literals, and how it orders strings: `go run literals.go >literals.json`.
package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"math"
	"os"
	"strconv"
)

var texts = []string{
	"0", "17", "-17", "+17", "1_000", "0x1F", "0X1f", "-0x1", "0x_1F", "0b101", "0B1_1", "0o17", "0O17", "017", "0_17",
	"1__0", "1_", "_1", "08", "0b2", "0o8", "0xg", "0x", "0b", "9223372036854775807", "18446744073709551615",
	"-9223372036854775808", "123456789012345678901234567890",
	"1.5", "-1.5", "1.", ".5", "-.5", "1e3", "1e+3", "1E-3", "1_0.2_5", "1._5", "1_.5", "1e", "1e+", "1.5e1", "08.5",
	"0x1p4", "0x1.8p1", "0x.8p-1", "-0x1p-2", "0x1.8", "0X1P+2", "0x_1p1", "0x1_0.8_0p0", "0xp1", "1e400", "-0.0",
	"0.1", "1e22", "1e23", "1p4",
	"'a'", "'é'", "'😀'", `'\n'`, `'\''`, `'\"'`, `'\x41'`, `'\101'`, `'\u00e9'`, `'\U0001f600'`, "''", "'ab'", `'\400'`,
	`'\ud800'`,
	`""`, `"go"`, `"say \"go\""`, `"\'"`, `"\a\b\f\n\r\t\v\\"`, `"\x41\xff"`, `"\101\377"`, `"\400"`, `"\u00e9"`, `"\ud800"`,
	`"\U0001F600"`, `"\U00110000"`, `"\x4"`, `"\q"`, `"\"`, `"é😀"`, "`raw \\n \"`", "``", "\"a\nb\"", "`a\nb`", "`a\r\nb`",
	"true", "false", "nil", "NIL", "True", "go",
}

var ordered = []string{
	`""`, `"a"`, `"aa"`, `"b"`, `"B"`, `"é"`, `"z"`, `"\xff"`, `"\uffff"`, `"😀"`, `"\x00"`, `"a\x00"`, "`e\u0301`",
}

type literal struct {
	Text string `json:"text"`
	// Kind is empty for what Go refuses, and for numbers that no float64 holds.
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

func read(text string) literal {
	refused := literal{Text: text}
	tv, err := types.Eval(token.NewFileSet(), nil, token.NoPos, text)
	if err != nil || tv.IsNil() {
		if err == nil {
			refused.Kind = "nil"
		}
		return refused
	}
	value := tv.Value
	switch value.Kind() {
	case constant.Bool:
		return literal{text, "bool", value.ExactString()}
	case constant.String:
		return literal{text, "string", hex.EncodeToString([]byte(constant.StringVal(value)))}
	case constant.Int, constant.Float:
		if whole := constant.ToInt(value); whole.Kind() == constant.Int {
			if f, _ := constant.Float64Val(value); math.IsInf(f, 0) {
				return refused
			}
			return literal{text, "int", whole.ExactString()}
		}
		f, _ := constant.Float64Val(value)
		return literal{text, "float", strconv.FormatFloat(f, 'g', -1, 64)}
	}
	return refused
}

func main() {
	var answer struct {
		Literals []literal `json:"literals"`
		// Ascending are string literals in the order of Go.
		Ascending []string `json:"ascending"`
	}
	for _, text := range texts {
		answer.Literals = append(answer.Literals, read(text))
	}
	answer.Ascending = append(answer.Ascending, ordered...)
	for i := range answer.Ascending {
		for j := i; j > 0 && less(answer.Ascending[j], answer.Ascending[j-1]); j-- {
			answer.Ascending[j], answer.Ascending[j-1] = answer.Ascending[j-1], answer.Ascending[j]
		}
	}
	out, err := json.MarshalIndent(answer, "", "\t")
	if err != nil {
		panic(err)
	}
	fmt.Fprintln(os.Stdout, string(out))
}

func less(a, b string) bool {
	tv, err := types.Eval(token.NewFileSet(), nil, token.NoPos, a+" < "+b)
	if err != nil {
		panic(err)
	}
	return constant.BoolVal(tv.Value)
}
