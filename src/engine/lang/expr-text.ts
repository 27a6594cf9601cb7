// Prints expressions the way gc shows them in error messages: blanks around every binary operator, bodies
// of functions and elements of literals left out.

import type { Expr, Param, Signature } from './ast.ts';
import type { Stmt } from './ast-stmt.ts';

/** The expression as error messages show it. */
export function exprText(x: Expr): string {
	switch (x.kind) {
		case 'Ident':
			return x.name;
		case 'BasicLit':
			return x.text;
		case 'CompositeLit':
			return `${x.typ ? exprText(x.typ) : ''}{${x.elems.length > 0 ? '…' : ''}}`;
		case 'FuncLit':
			return `func${signatureText(x.signature)} {…}`;
		case 'ParenExpr':
			return `(${exprText(x.x)})`;
		case 'SelectorExpr':
			return `${exprText(x.x)}.${x.sel.name}`;
		case 'IndexExpr':
			return `${exprText(x.x)}[${exprText(x.index)}]`;
		case 'SliceExpr': {
			const max = x.max ? `:${exprText(x.max)}` : '';
			return `${exprText(x.x)}[${optional(x.low)}:${optional(x.high)}${max}]`;
		}
		case 'StarExpr':
			return `*${exprText(x.x)}`;
		case 'UnaryExpr':
			return x.op + exprText(x.x);
		case 'BinaryExpr':
			return `${exprText(x.x)} ${x.op} ${exprText(x.y)}`;
		case 'CallExpr':
			return `${exprText(x.fun)}(${x.args.map(exprText).join(', ')}${x.ellipsis ? '...' : ''})`;
		case 'TypeAssertExpr':
			return `${exprText(x.x)}.(${x.typ ? exprText(x.typ) : 'type'})`;
		case 'BadExpr':
			return '_';
	}
	return typeText(x);
}

function typeText(x: Expr): string {
	switch (x.kind) {
		case 'ArrayType': {
			if (x.length === null) return `[]${exprText(x.elem)}`;
			return `[${x.length === 'auto' ? '...' : exprText(x.length)}]${exprText(x.elem)}`;
		}
		case 'MapType':
			return `map[${exprText(x.key)}]${exprText(x.elem)}`;
		case 'StructType': {
			const fields = x.fields.map((f) =>
				f.embedded ? exprText(f.typ) : `${f.names.map(exprText).join(', ')} ${exprText(f.typ)}`,
			);
			return `struct{${fields.join('; ')}}`;
		}
		case 'InterfaceType':
			return x.empty ? 'interface{}' : 'interface{…}';
		case 'FuncType':
			return `func${signatureText(x.signature)}`;
		case 'ChanType':
			return `chan ${exprText(x.elem)}`;
	}
	return '';
}

function optional(x: Expr | null): string {
	return x ? exprText(x) : '';
}

/** `(x int) string`: parameters and results as they are written. */
export function signatureText(signature: Signature): string {
	const params = signature.params.map(paramText);
	if (signature.variadic && params.length > 0) {
		const last = signature.params[params.length - 1];
		const name = last.name ? `${last.name.name} ` : '';
		params[params.length - 1] = `${name}...${exprText(last.typ)}`;
	}
	if (signature.results.length === 0) return `(${params.join(', ')})`;
	return `(${params.join(', ')}) ${resultsText(signature)}`;
}

/** The results as they are written; in parentheses if there are several, or names. */
export function resultsText({ results }: Signature): string {
	const text = results.map(paramText).join(', ');
	return results.length === 1 && results[0].name === null ? text : `(${text})`;
}

function paramText(param: Param): string {
	return param.name ? `${param.name.name} ${exprText(param.typ)}` : exprText(param.typ);
}

/** A simple statement as error messages show it. */
export function stmtText(stmt: Stmt): string {
	switch (stmt.kind) {
		case 'ExprStmt':
			return exprText(stmt.x);
		case 'AssignStmt':
			return `${stmt.lhs.map(exprText).join(', ')} ${stmt.op}= ${stmt.rhs.map(exprText).join(', ')}`;
		case 'DefineStmt':
			return `${stmt.lhs.map(exprText).join(', ')} := ${stmt.rhs.map(exprText).join(', ')}`;
		case 'IncDecStmt':
			return exprText(stmt.x) + stmt.op;
	}
	return '';
}
