// Checks jumps, when a function has been parsed: that break and continue stand where they can, and that labels exist and are used.

import type { BranchStmt, LabeledStmt, Stmt } from './ast-stmt.ts';

/** Reports an error about a stretch of source. */
type Report = (at: { pos: number; end: number }, message: string) => void;

/** Where a statement stands. */
interface Surroundings {
	inLoop: boolean;
	/** In a loop or a switch. */
	breakable: boolean;
	/** Labels of the statements around this one, inside last. */
	labels: readonly LabeledStmt[];
	/** The statement is the last of a clause of a switch: `last` clause, or another. */
	clauseEnd: 'last' | 'other' | null;
}

/** What the check needs of the checker. */
interface Reporter {
	error: Report;
	/** A position as messages show it. */
	place: (pos: number) => string;
}

/** Checks the jumps in the body of a function. */
export function checkLabels(body: readonly Stmt[], reporter: Reporter): void {
	const check = new LabelCheck(reporter);
	check.list(body, { inLoop: false, breakable: false, labels: [], clauseEnd: null });
	check.finish();
}

class LabelCheck {
	private readonly report: Report;
	private readonly place: (pos: number) => string;
	private readonly declared = new Map<string, LabeledStmt>();
	private readonly used = new Set<string>();
	private readonly gotos: BranchStmt[] = [];

	constructor({ error, place }: Reporter) {
		this.report = error;
		this.place = place;
	}

	finish(): void {
		for (const stmt of this.gotos) {
			const { label } = stmt;
			if (!label) continue;
			if (this.declared.has(label.name)) this.used.add(label.name);
			else this.report(label, `label ${label.name} not defined`);
		}
		for (const [name, { label }] of this.declared)
			if (!this.used.has(name)) this.report(label, `label ${name} defined and not used`);
	}

	list(stmts: readonly Stmt[], around: Surroundings): void {
		stmts.forEach((stmt, i) => {
			const isLast = i === stmts.length - 1;
			this.stmt(stmt, isLast ? around : { ...around, clauseEnd: null });
		});
	}

	private stmt(stmt: Stmt, around: Surroundings): void {
		const inside = { ...around, clauseEnd: null };
		switch (stmt.kind) {
			case 'Block':
				return this.list(stmt.stmts, inside);
			case 'IfStmt':
				this.list(stmt.then.stmts, inside);
				if (stmt.else) this.stmt(stmt.else, inside);
				return;
			case 'ForStmt':
			case 'RangeStmt':
				return this.list(stmt.body.stmts, { ...inside, inLoop: true, breakable: true });
			case 'SwitchStmt':
				stmt.cases.forEach((clause, i) => {
					const clauseEnd = i === stmt.cases.length - 1 ? 'last' : 'other';
					this.list(clause.body, { ...inside, breakable: true, clauseEnd });
				});
				return;
			case 'LabeledStmt':
				return this.labeled(stmt, around);
			case 'BranchStmt':
				return this.branch(stmt, around);
		}
	}

	private labeled(stmt: LabeledStmt, around: Surroundings): void {
		const { label } = stmt;
		const other = this.declared.get(label.name);
		if (label.name === '_') this.stmt(stmt.stmt, around);
		else if (other) {
			const where = this.place(other.label.pos);
			this.report(label, `label ${label.name} already defined at ${where}`);
		} else this.declared.set(label.name, stmt);
		this.stmt(stmt.stmt, { ...around, labels: [...around.labels, stmt] });
	}

	private branch(stmt: BranchStmt, around: Surroundings): void {
		if (stmt.tok === 'goto') {
			this.gotos.push(stmt);
			return;
		}
		if (stmt.tok === 'fallthrough') {
			if (around.clauseEnd === null) this.report(stmt, 'fallthrough statement out of place');
			else if (around.clauseEnd === 'last')
				this.report(stmt, 'cannot fallthrough final case in switch');
			return;
		}
		if (stmt.label) this.labeledBranch(stmt, stmt.label, around);
		else if (stmt.tok === 'break' && !around.breakable)
			this.report(stmt, 'break is not in a loop, switch, or select');
		else if (stmt.tok === 'continue' && !around.inLoop)
			this.report(stmt, 'continue is not in a loop');
	}

	private labeledBranch(
		stmt: BranchStmt,
		label: { name: string; pos: number; end: number },
		around: Surroundings,
	): void {
		const target = around.labels.findLast((labeled) => labeled.label.name === label.name);
		if (!target) {
			// Known, but not around this statement; a label further down is not known yet.
			if (this.declared.has(label.name)) {
				this.used.add(label.name);
				this.report(label, `invalid ${stmt.tok} label ${label.name}`);
			} else this.report(label, `${stmt.tok} label not defined: ${label.name}`);
			return;
		}
		this.used.add(label.name);
		const { kind } = target.stmt;
		const isLoop = kind === 'ForStmt' || kind === 'RangeStmt';
		const valid = isLoop || (stmt.tok === 'break' && kind === 'SwitchStmt');
		const unsupported = kind === 'UnsupportedStmt';
		const isDeclared = this.declared.get(label.name) === target;
		if ((!valid && !unsupported) || !isDeclared)
			this.report(label, `invalid ${stmt.tok} label ${label.name}`);
	}
}
