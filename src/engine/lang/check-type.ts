// Checks type expressions: what type `map[string][]Point` denotes.

import type { GoType } from '../abi/type.ts';
import { emptyInterface, mapOf, pointerTo, sliceOf } from '../abi/type.ts';
import type {
	ArrayTypeExpr,
	Expr,
	Ident,
	MapTypeExpr,
	SelectorExpr,
	Signature,
	StructTypeExpr,
} from './ast.ts';
import type { Obj } from './object.ts';
import { CheckerBase } from './check-base.ts';
import { exprText } from './expr-text.ts';
import { TypeMaker } from './layout.ts';
import type { Operand } from './operand.ts';
import { operandText } from './operand.ts';
import type { Entry } from './scope.ts';
import { brokenType, isComparable, isInteger, isUntyped, typeText } from './types.ts';

/** Larger arrays would not fit into the memory of the machine. */
const maxArrayBytes = 2 ** 28;

/** The part of the checker that understands types. */
export abstract class TypeChecker extends CheckerBase {
	protected readonly types = new TypeMaker();
	/** Types whose declaration is wrong. */
	protected readonly brokenTypes = new Set<GoType>([brokenType]);

	/** Structs with fields that are not supported: others may be found there. */
	protected readonly partialTypes = new Set<GoType>();

	/** An expression with exactly one value. */
	abstract expr(x: Expr): Operand;
	/** Checks the declaration of a package-level name, if that has not happened yet. */
	protected abstract resolve(obj: Obj): void;

	/** The type that an expression denotes; null if it denotes none, which has been reported. */
	type(x: Expr): GoType | null {
		const type = this.typeOf(x);
		if (type) x.type = type;
		return type;
	}

	private typeOf(x: Expr): GoType | null {
		switch (x.kind) {
			case 'Ident':
				return this.typeName(x);
			case 'SelectorExpr':
				return this.packageType(x);
			case 'ParenExpr':
				return this.type(x.x);
			case 'StarExpr': {
				const elem = this.type(x.x);
				return elem && pointerTo(elem);
			}
			case 'ArrayType':
				return this.arrayType(x);
			case 'MapType':
				return this.mapType(x);
			case 'StructType':
				return this.structType(x);
			case 'InterfaceType':
				if (x.empty) return emptyInterface;
				this.unsupported(x, 'interface with methods');
				return null;
			case 'FuncType':
				return this.signatureType(x.signature);
			case 'ChanType':
				this.unsupported(x, 'channel type');
				return null;
			case 'BadExpr':
				if (x.what !== undefined) this.unsupported(x, x.what);
				return null;
			case 'IndexExpr':
				return this.indexedType(x.x, x);
		}
		this.error(x, `${exprText(x)} is not a type`);
		return null;
	}

	/** The type of a function with these parameters and results. */
	protected abstract signatureType(signature: Signature): GoType;

	private typeName(x: Ident): GoType | null {
		if (x.name === '_') {
			this.error(x, 'cannot use _ as value or type');
			return null;
		}
		const entry = this.scope.lookup(x.name);
		if (!entry) {
			this.undefinedName(x, x.name);
			return null;
		}
		return this.typeOfEntry(x, entry);
	}

	private typeOfEntry(x: Ident, entry: Entry): GoType | null {
		switch (entry.kind) {
			case 'type':
				x.obj = entry;
				this.resolve(entry);
				return this.brokenTypes.has(entry.type) ? null : entry.type;
			case 'broken':
				if (entry.what !== null) this.unsupported(x, entry.what);
				return null;
			case 'package':
				this.error(x, `${x.name} is not a type`);
				return null;
			case 'var':
				entry.used = true;
		}
		this.error(x, `${x.name} is not a type`);
		return null;
	}

	private packageType(x: SelectorExpr): GoType | null {
		const operand = this.anyExpr(x);
		if (operand.mode === 'invalid') return null;
		if (operand.mode === 'type') return operand.type as GoType;
		this.error(x, `${operandText(operand)} is not a type`);
		return null;
	}

	/** An expression of any kind: value, type, or built-in function. */
	protected abstract anyExpr(x: Expr): Operand;

	// `T[A]`: only a generic type could be indexed, and those are reported where they are declared.
	private indexedType(generic: Expr, whole: Expr): null {
		const entry = generic.kind === 'Ident' ? this.scope.lookup(generic.name) : null;
		if (entry?.kind === 'broken') return null;
		if (this.type(generic)) this.error(whole, `${exprText(generic)} is not a generic type`);
		return null;
	}

	// ------------------------------------------------------------ arrays and maps

	private arrayType(x: ArrayTypeExpr): GoType | null {
		if (x.length === null) {
			const elem = this.type(x.elem);
			return elem && sliceOf(elem);
		}
		if (x.length === 'auto') {
			this.error(x, 'invalid use of [...] array (outside a composite literal)');
			this.type(x.elem);
			return null;
		}
		const length = this.arrayLength(x.length);
		const elem = this.type(x.elem);
		return elem && length !== null ? this.array(x, elem, length) : null;
	}

	/** `[length]elem`, if it is not too large. */
	protected array(x: Expr, elem: GoType, length: number): GoType | null {
		const bytes = Math.max(elem.size, 1) * length;
		if (bytes <= maxArrayBytes) return this.types.array(elem, length);
		this.unsupported(x, `array of ${bytes} bytes`);
		return null;
	}

	private arrayLength(x: Expr): number | null {
		if (x.kind === 'Ident' && x.name !== '_') {
			const entry = this.scope.lookup(x.name);
			if (!entry) {
				this.error(x, `undefined array length ${x.name} or missing type constraint`);
				return null;
			}
			if (entry.kind !== 'const' && entry.kind !== 'broken') {
				this.error(x, `invalid array length ${x.name}`);
				return null;
			}
		}
		const length = this.expr(x);
		if (length.mode === 'invalid') return null;
		if (length.mode !== 'constant') {
			this.error(x, `array length ${operandText(length)} must be constant`);
			return null;
		}
		if (typeof length.value !== 'bigint' || !(isUntyped(length.type) || isInteger(length.type))) {
			this.error(x, `array length ${operandText(length)} must be integer`);
			return null;
		}
		if (length.value >= 0n && length.value < 1n << 63n) return Number(length.value);
		this.error(x, `invalid array length ${operandText(length)}`);
		return null;
	}

	private mapType(x: MapTypeExpr): GoType | null {
		const key = this.type(x.key);
		const elem = this.type(x.elem);
		if (!key || !elem) return null;
		// The key may be a type whose declaration is still open.
		this.later(() => {
			if (!isComparable(key)) this.error(x.key, `invalid map key type ${typeText(key)}`);
		});
		return mapOf(key, elem);
	}

	// ------------------------------------------------------------ structs

	private structType(x: StructTypeExpr): GoType {
		const fields: { name: string; type: GoType }[] = [];
		const seen = new Map<string, Ident>();
		for (const decl of x.fields) {
			const type = this.type(decl.typ) ?? brokenType;
			if (decl.tag && decl.tag.lit !== 'string') {
				const text = JSON.stringify(decl.tag.text);
				this.error(decl.tag, `invalid syntax tree: incorrect tag syntax: ${text}`);
			}
			if (decl.embedded) this.unsupported(decl.typ, 'embedded field');
			for (const name of decl.names)
				if (this.declareField(name, seen)) fields.push({ name: name.name, type });
		}
		const struct = this.types.struct(fields);
		if (x.fields.some((decl) => decl.embedded)) this.partialTypes.add(struct);
		return struct;
	}

	private declareField(name: Ident, seen: Map<string, Ident>): boolean {
		const other = seen.get(name.name);
		if (name.name !== '_') seen.set(name.name, other ?? name);
		if (!other) return true;
		const place = `${this.place(other.pos)}: other declaration of ${name.name}`;
		this.error(name, `${name.name} redeclared\n\t${place}`);
		return false;
	}
}
