// Reads a number literal: prefix, digits with separators, fraction, exponent, `i`. It takes in all that
// looks like one and then says what is wrong with it, as gc does.

import type { LiteralKind, ReportError } from './token.ts';

/** Where a literal ends, and whether it was reported as malformed. */
interface ScannedNumber {
	end: number;
	kind: LiteralKind;
	bad: boolean;
}

interface Base {
	readonly name: string;
	readonly digits: number;
	readonly prefix: number;
}

const decimal: Base = { name: 'decimal', digits: 10, prefix: 0 };
const legacyOctal: Base = { name: 'octal', digits: 8, prefix: 1 };
const prefixed: Readonly<Record<string, Base>> = {
	x: { name: 'hexadecimal', digits: 16, prefix: 2 },
	o: { name: 'octal', digits: 8, prefix: 2 },
	b: { name: 'binary', digits: 2, prefix: 2 },
};

/** Reads the number literal at `start`, whose first character is a digit, or a dot before one. */
export function scanNumber(text: string, start: number, report: ReportError): ScannedNumber {
	return new NumberScan(text, start, report).scan();
}

class NumberScan {
	private readonly text: string;
	private readonly start: number;
	private readonly report: ReportError;
	private base: Base = decimal;
	private at: number;
	private kind: LiteralKind = 'int';
	private bad = false;
	/** Offset of the first digit that the base does not have, or -1. */
	private invalid = -1;

	constructor(text: string, start: number, report: ReportError) {
		this.text = text;
		this.start = start;
		this.at = start;
		this.report = report;
	}

	scan(): ScannedNumber {
		this.findBase();
		this.at += this.base.prefix;
		let digits = this.digits() || this.base === legacyOctal;
		if (this.text[this.at] === '.') {
			this.kind = 'float';
			if (this.base.digits === 2 || (this.base.digits === 8 && this.base.prefix === 2))
				this.fail(this.at, `invalid radix point in ${this.base.name} literal`);
			this.at++;
			digits = this.digits() || digits;
		}
		if (!digits) this.fail(this.at, `${this.base.name} literal has no digits`);
		this.exponent();
		if (this.text[this.at] === 'i') {
			this.kind = 'imaginary';
			this.at++;
		}
		this.check();
		return { end: this.at, kind: this.kind, bad: this.bad };
	}

	private findBase(): void {
		if (this.text[this.start] !== '0') return;
		const letter = (this.text[this.start + 1] ?? '').toLowerCase();
		if (letter in prefixed) this.base = prefixed[letter];
		else if (letter !== '.') this.base = legacyOctal;
	}

	// Skips digits and separators; whether there was a digit.
	private digits(): boolean {
		let seen = false;
		const pattern = this.base.digits === 16 ? /[0-9a-fA-F]/ : /[0-9]/;
		for (; this.at < this.text.length; this.at++) {
			const char = this.text[this.at];
			if (char === '_') continue;
			if (!pattern.test(char)) break;
			seen = true;
			if (this.invalid < 0 && parseInt(char, 16) >= this.base.digits) this.invalid = this.at;
		}
		return seen;
	}

	private exponent(): void {
		const letter = (this.text[this.at] ?? '').toLowerCase();
		if (letter === 'e' || letter === 'p') {
			const hexadecimal = this.base.digits === 16;
			const written = `'${this.text[this.at]}'`;
			if (letter === 'e' && this.base.prefix === 2)
				this.fail(this.at, `${written} exponent requires decimal mantissa`);
			if (letter === 'p' && !hexadecimal)
				this.fail(this.at, `${written} exponent requires hexadecimal mantissa`);
			this.at++;
			this.kind = 'float';
			if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at++;
			const from = this.at;
			while (/[0-9_]/.test(this.text[this.at] ?? '')) this.at++;
			if (!/[0-9]/.test(this.text.slice(from, this.at))) this.fail(from, 'exponent has no digits');
		} else if (this.base.digits === 16 && this.kind === 'float')
			this.fail(this.at, "hexadecimal mantissa requires a 'p' exponent");
	}

	private check(): void {
		// 08.5 and 09i are decimal after all.
		const octalInt = this.base !== legacyOctal || this.kind === 'int';
		if (this.invalid >= 0 && octalInt)
			this.fail(
				this.invalid,
				`invalid digit '${this.text[this.invalid]}' in ${this.base.name} literal`,
			);
		const literal = this.text.slice(this.start, this.at);
		const separator = misplacedSeparator(literal);
		if (separator >= 0) this.fail(this.start + separator, "'_' must separate successive digits");
	}

	private fail(pos: number, message: string): void {
		if (!this.bad) this.report(pos, message);
		this.bad = true;
	}
}

// Index of the first `_` that does not stand between two digits (or behind a prefix), or -1.
function misplacedSeparator(literal: string): number {
	if (!literal.includes('_')) return -1;
	const isHex = /^0[xX]/.test(literal);
	const digit = isHex ? /[0-9a-fA-F]/ : /[0-9]/;
	for (let i = 0; i <= literal.length; i++) {
		const char = literal[i] ?? '';
		const before = literal[i - 1] ?? '';
		if (char === '_') {
			const afterPrefix = i === 2 && /^0[xXoObB]/.test(literal);
			if (!afterPrefix && !digit.test(before)) return i;
		} else if (before === '_' && !digit.test(char)) return i - 1;
	}
	return -1;
}
