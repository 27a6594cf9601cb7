// Two runs under one transport: that of the instrument, whose scenario they are, or are variants of. Each is
// aligned with the scenario's own run; the player of that one leads both.

import { untrack } from 'svelte';
import type { LessonVariants, Variant } from '#lessons/scenario.ts';
import { align, type Alignment } from '#inspect/align.ts';
import { runFigures, type RunFigures } from '#inspect/compare.ts';
import { overviewOf, type Overview } from '#inspect/overview.ts';
import {
	firstChoice,
	formatChoice,
	itself,
	parseChoice,
	programsOf,
	type Choice,
} from './choice.ts';
import { Follower } from './follower.ts';
import type { Instrument } from './instrument.svelte.ts';
import { Session } from './session.svelte.ts';
import { View } from './view.svelte.ts';

/** One of the runs that are compared. */
export class Run {
	readonly choice: Choice;
	/** What the program is called. */
	readonly title: string;
	readonly session: Session;
	readonly view: View;
	readonly follower: Follower;
	readonly #instrument: Instrument;

	constructor(instrument: Instrument, choice: Choice, run: Session) {
		const { player, scenario } = instrument;
		this.choice = choice;
		this.title = programsOf(scenario).find(({ name }) => name === choice.name)?.title ?? '';
		this.#instrument = instrument;
		this.session = run;
		this.follower = new Follower(player, () => this.#alignment);
		this.view =
			run === instrument.session ? instrument.view : new View(run, this.follower, scenario.first);
	}

	#alignment: Alignment | null = $derived.by(() => {
		const { replay: leader } = this.#instrument.session;
		const { replay } = this.session;
		return leader && replay && align(leader, replay);
	});

	/** The alignment of the scenario's run with this one, when both are there. */
	get alignment(): Alignment | null {
		return this.#alignment;
	}

	/** The run in numbers. */
	figures: RunFigures | null = $derived.by(() => {
		const { replay } = this.session;
		return replay && runFigures(replay);
	});

	/** The run at a glance. */
	overview: Overview | null = $derived.by(() => {
		const { replay } = this.session;
		return replay && overviewOf(replay);
	});
}

/** What is compared. */
export class Comparison {
	left: Run;
	right: Run;
	readonly #instrument: Instrument;
	/** What has been run, or is running, by program and seed. */
	readonly #sessions: Record<string, Session | undefined> = {};
	#variants: Promise<readonly Variant[]> | null = null;

	constructor(instrument: Instrument) {
		const { scenario } = instrument;
		this.#instrument = instrument;
		const wanted = parseChoice(instrument.versus, scenario) ?? firstChoice(scenario);
		const own = { name: itself, seed: scenario.options.seed };
		this.left = $state.raw(this.#run(parseChoice(instrument.left, scenario) ?? own));
		this.right = $state.raw(this.#run(wanted));
		instrument.versus = formatChoice(wanted, scenario);
	}

	/** Runs something else on one side. */
	choose(side: 'left' | 'right', choice: Choice): void {
		const { name, seed } = this[side].choice;
		if (choice.name === name && choice.seed === seed) return;
		const before = this[side].session;
		this[side] = this.#run(choice);
		if (
			before !== this.left.session &&
			before !== this.right.session &&
			before !== this.#instrument.session
		)
			before.withdraw();
		const { scenario } = this.#instrument;
		const isOwn = choice.name === itself && choice.seed === scenario.options.seed;
		if (side === 'right') this.#instrument.versus = formatChoice(choice, scenario);
		else this.#instrument.left = isOwn ? '' : formatChoice(choice, scenario);
	}

	/** Shows what `left` and `versus` say, if they say something. */
	follow(): void {
		const { versus, left, scenario } = this.#instrument;
		const own = { name: itself, seed: scenario.options.seed };
		const wanted = {
			left: parseChoice(left, scenario) ?? own,
			right: parseChoice(versus, scenario),
		};
		untrack(() => {
			this.choose('left', wanted.left);
			if (wanted.right) this.choose('right', wanted.right);
		});
	}

	#run(choice: Choice): Run {
		const own = this.#sessionOf(choice);
		void own.start();
		return new Run(this.#instrument, choice, own);
	}

	#sessionOf({ name, seed }: Choice): Session {
		const { scenario, session, surroundings } = this.#instrument;
		if (name === itself && seed === scenario.options.seed) return session;
		const key = `${name}:${seed}`;
		let own = this.#sessions[key];
		if (own === undefined) {
			own = new Session(async (signal) => {
				const { program, options } = await this.#programOf(name);
				return surroundings.run({ program, options: { ...options, seed } }, signal);
			});
			this.#sessions[key] = own;
		}
		return own;
	}

	async #programOf(name: string): Promise<Pick<Variant, 'program' | 'options'>> {
		const { scenario } = this.#instrument;
		if (name === itself) return scenario;
		const all = await this.#load();
		const found = all.find((variant) => variant.name === name);
		if (!found) throw new Error(`there is no variant ${name} of ${scenario.name}`);
		return found;
	}

	/** The programs of the variants; after a failure, another attempt. */
	#load(): Promise<readonly Variant[]> {
		this.#variants ??= fetchVariants(this.#instrument).catch((error: unknown) => {
			this.#variants = null;
			throw error;
		});
		return this.#variants;
	}
}

async function fetchVariants({ scenario }: Instrument): Promise<readonly Variant[]> {
	const answer = await fetch(scenario.variants?.file ?? '');
	if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
	const variants = (await answer.json()) as LessonVariants;
	return variants[scenario.name] ?? [];
}
