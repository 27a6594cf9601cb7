// The defined types of the corpus, as Go declares them; the operands refer to them by name.
export const declarations = {
	Celsius: 'int',
	Kelvin: 'float64',
	Word: 'string',
	Flag: 'bool',
	Words: '[]string',
	Blob: '[]uint8',
	Ages: 'map[string]int',
	Point: 'struct { X int; Y int }',
	Person: 'struct { Name string; age int; At Point; Tags []string }',
	Boxed: 'struct { A interface {}; b interface {} }',
	Mixed: 'struct { P *int; L []int; M map[string]int; F func() }',
	Outer: 'struct { Point; Z int }',
	Bytes: 'struct { A []uint8; b [2]uint8 }',
};
