// How strconv.Quote writes bytes, given in hexadecimal: `go run quotes.go >quotes.json`.
package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
)

func main() {
	all := []string{"", "go", "say \"go\"\\", "'", "\a\b\f\n\r\t\v\x00\x1b\x7f", "\x80\xff", "a\xe2\x82", "\xe2\x28\xa1", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\x80", "\ufffd", "a\ufffd\xff", "é", "e\u0301", "漢字", "😀", "👩\u200d👧", "\u202eabc\u202c", "\u2028\u2029", "\ufeffx", "\u00a0\u3000\u00ad", "עברית", "العربية", "\U000e0041", "\ue000", "\U0010ffff", "\xf0\x9f\x98", "x\xf0\x9f\x98\x80\xf0", "﷽", "`"}
	out := [][2]string{}
	for _, s := range all {
		out = append(out, [2]string{hex.EncodeToString([]byte(s)), strconv.Quote(s)})
	}
	b, err := json.MarshalIndent(out, "", "\t")
	if err != nil {
		panic(err)
	}
	fmt.Println(string(b))
}
