// Checks composite literals: structs, arrays, slices and maps, with inner literals whose type is left out.

import type { GoType } from '../abi/type.ts';
import { basicTypes } from '../abi/type.ts';
import type { CompositeLit, Expr } from './ast.ts';
import { IndexChecker } from './check-index.ts';
import type { ConstantValue } from './constant.ts';
import { constantText } from './constant.ts';
import { exprText } from './expr-text.ts';
import type { Operand } from './operand.ts';
import { invalid } from './operand.ts';
import { isFloat, isUntyped, typeText, underlying } from './types.ts';

const inStruct = 'struct literal';
const inList = 'array or slice literal';
const inMap = 'map literal';

/** The part of the checker that checks composite literals. */
export abstract class LiteralChecker extends IndexChecker {
	protected override compositeLit(x: CompositeLit, hint: GoType | null): Operand {
		if (x.typ?.kind === 'ArrayType' && x.typ.length === 'auto')
			return this.openArray(x, x.typ.elem);
		const type = x.typ ? this.type(x.typ) : hint;
		if (!type) {
			if (!x.typ) this.error(x, 'missing type in composite literal');
			this.useElements(x);
			return invalid(x);
		}
		// The type that is left out may be a pointer's: `[]*T{{…}}` is `[]*T{&T{…}}`.
		const isPointer = type.kind === 'pointer' && type.elem !== undefined;
		const base = x.typ ? type : isPointer ? (type.elem as GoType) : underlying(type);
		return this.elements(x, base, type) ? { mode: 'value', expr: x, type } : invalid(x);
	}

	// `[...]T{…}`
	private openArray(x: CompositeLit, elemType: Expr): Operand {
		const elem = this.type(elemType);
		if (!elem) {
			this.useElements(x);
			return invalid(x);
		}
		const length = this.listElements(x, elem, -1);
		const type = this.array(x, elem, length);
		if (type && x.typ) x.typ.type = type;
		return type ? { mode: 'value', expr: x, type } : invalid(x);
	}

	private elements(x: CompositeLit, base: GoType, type: GoType): boolean {
		switch (base.kind) {
			case 'struct':
				this.structElements(x, base);
				return true;
			case 'array':
			case 'slice':
				this.listElements(x, base.elem as GoType, base.length ?? -1);
				return true;
			case 'map':
				this.mapElements(x, base);
				return true;
		}
		this.error(x, `invalid composite literal type ${typeText(type)}`);
		this.useElements(x);
		return false;
	}

	// Looks at the elements of a literal that is wrong, so that the variables in them count as used.
	private useElements(x: CompositeLit): void {
		// Where at least the kind of the literal is known, inner ones may go without a type.
		const { typ } = x;
		const isNamed = typ?.kind === 'Ident' && this.scope.lookup(typ.name)?.kind === 'type';
		const isKnown = isNamed || typ?.kind === 'ArrayType' || typ?.kind === 'MapType';
		for (const { elem } of x.elems) {
			if (isKnown && elem.kind === 'CompositeLit' && !elem.typ) this.useElements(elem);
			else this.anyExpr(elem);
		}
	}

	// ------------------------------------------------------------ structs

	private structElements(x: CompositeLit, struct: GoType): void {
		if (x.elems.length === 0) return;
		if (x.elems[0].key) this.namedFields(x, struct);
		else this.positionalFields(x, struct);
	}

	private namedFields(x: CompositeLit, struct: GoType): void {
		const fields = struct.fields ?? [];
		const seen = new Set<number>();
		for (const element of x.elems) {
			const { key, elem } = element;
			if (!key) {
				this.error(elem, `mixture of field:value and value elements in ${inStruct}`);
				continue;
			}
			if (key.kind !== 'Ident') {
				this.error(key, `invalid field name ${exprText(key)} in ${inStruct}`);
				continue;
			}
			const index = key.name === '_' ? -1 : fields.findIndex((f) => f.name === key.name);
			if (index < 0) {
				const text = `unknown field ${key.name} in ${inStruct} of type ${typeText(struct)}`;
				this.error(key, text);
				this.anyExpr(elem);
				continue;
			}
			element.index = index;
			this.element(elem, fields[index].type, inStruct);
			if (seen.has(index)) this.error(key, `duplicate field name ${key.name} in ${inStruct}`);
			seen.add(index);
		}
	}

	private positionalFields(x: CompositeLit, struct: GoType): void {
		const fields = struct.fields ?? [];
		for (const [i, element] of x.elems.entries()) {
			if (element.key) {
				this.error(element.elem, `mixture of field:value and value elements in ${inStruct}`);
				continue;
			}
			if (i >= fields.length) {
				this.error(element.elem, `too many values in ${inStruct} of type ${typeText(struct)}`);
				return;
			}
			element.index = i;
			this.element(element.elem, fields[i].type, inStruct);
		}
		if (x.elems.length < fields.length)
			this.errorAt(x.rbrace, `too few values in ${inStruct} of type ${typeText(struct)}`);
	}

	private element(x: Expr, type: GoType, context: string): Operand {
		return this.assignment(this.expr(x, type), type, context);
	}

	// ------------------------------------------------------------ arrays and slices

	// Checks the elements; gives the length, the greatest index plus one. `length` is -1 if it is open.
	private listElements(x: CompositeLit, elem: GoType, length: number): number {
		const seen = new Set<number>();
		let index = 0;
		let greatest = 0;
		for (const element of x.elems) {
			const { key } = element;
			if (key) {
				const found = this.elementIndex(key, length);
				if (found >= 0) {
					index = found;
					if (seen.has(index)) this.error(key, `duplicate index ${index} in ${inList}`);
				}
			} else if (length >= 0 && index >= length)
				this.error(element.elem, `index ${index} is out of bounds (>= ${length})`);
			element.index = index;
			seen.add(index++);
			greatest = Math.max(greatest, index);
			this.element(element.elem, elem, inList);
		}
		return greatest;
	}

	private elementIndex(key: Expr, length: number): number {
		const before = this.diagnostics.length;
		const index = this.indexValue(key, length);
		if (index < 0 && this.diagnostics.length === before)
			this.error(key, `index ${exprText(key)} must be integer constant`);
		return index;
	}

	// ------------------------------------------------------------ maps

	private mapElements(x: CompositeLit, map: GoType): void {
		const [keyType, elemType] = [map.key as GoType, map.elem as GoType];
		const seen = new Set<string>();
		for (const { key, elem } of x.elems) {
			if (!key) {
				this.error(elem, `missing key in ${inMap}`);
				continue;
			}
			const operand = this.element(key, keyType, inMap);
			if (operand.mode === 'constant' && operand.value !== undefined) {
				const id = keyId(operand, operand.value);
				const text = constantText(operand.value, isFloat(operand.type));
				if (seen.has(id)) this.error(key, `duplicate key ${text} in ${inMap}`);
				seen.add(id);
			}
			this.element(elem, elemType, inMap);
		}
	}
}

// Tells constant keys apart; keys of an interface type differ if their types do.
function keyId(x: Operand, value: ConstantValue): string {
	const type = x.type !== null && !isUntyped(x.type) ? x.type : basicTypes.int;
	return `${type.name} ${constantText(value)} ${typeof value === 'string' ? value : ''}`;
}
