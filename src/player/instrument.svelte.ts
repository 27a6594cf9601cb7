// The instrument: one scenario with everything that is known of it on the page. Every pane and tool gets it
// whole, so that none has to be handed what another one knows.

import type { SlotAt } from '#inspect/operation.ts';
import type { Mark } from '#inspect/overview.ts';
import type { Trace } from '#engine/trace/trace.ts';
import type { Scenario } from '#lessons/scenario.ts';
import type { Scene } from '#scene/scene.ts';
import { Claims } from './claims.svelte.ts';
import type { Pace } from './course.ts';
import { Player } from './player.svelte.ts';
import { Session } from './session.svelte.ts';
import { View } from './view.svelte.ts';

/** What the instrument is given by the page around it. */
export interface Surroundings {
	/** Runs a program somewhere: in a worker, or here. */
	run(scenario: Pick<Scenario, 'program' | 'options'>, signal: AbortSignal): Promise<Trace>;
	/** Milliseconds that the move over some events takes at speed 1. */
	moveTime(events: Trace['events'] | undefined, from: number, to: number): number;
}

const noHalts = Int32Array.of();

/** A mark of the reader's own on the scrubber. */
export interface Pin {
	/** A position: of a bookmark it need not be whole. */
	readonly state: number;
	readonly kind: 'bookmark' | 'breakpoint';
}

/** A condition on which playing stops: see inspect/condition.ts. */
export interface Breakpoint {
	readonly text: string;
	readonly on: boolean;
}

/** A scenario: its run, the position in it, what is shown, and what the reader has opened. */
export class Instrument {
	readonly scenario: Scenario;
	readonly surroundings: Surroundings;
	readonly session: Session;
	readonly player: Player;
	readonly view: View;
	/** Show addresses, offsets and seeds. */
	expert = $state(false);
	/** The tool beside the stage. */
	side = $state('memory');
	/** The tool in the place of the picture. */
	face = $state('picture');
	/** The tool that is open in a dialog; empty: none. */
	dialog = $state('');
	/** What the run is compared with, as links have it: see player/choice.ts. */
	versus = $state('');
	/** What stands on the left of it; empty: the scenario itself. */
	left = $state('');
	/** The tool at the foot of the picture; empty: none. */
	mode = $state('');
	/** What tools add to the picture. */
	readonly overlay = new Claims<(scene: Scene) => Scene>();
	/** A tool speaks in the place of the narration. */
	speaking = $state(false);
	/** A question is open here, and nothing is shown of what comes behind; Infinity: none is. */
	horizon = $state(Infinity);
	/** Conditions on which playing stops. */
	breakpoints: readonly Breakpoint[] = $state.raw([]);
	/** The reader's marks on the scrubber. The timekeeper, which is loaded when it is needed, puts them there. */
	pins: readonly Pin[] = $state.raw([]);
	/** The states at which a question waits, ascending. */
	questions: Int32Array = $state.raw(Int32Array.of());
	/** What links carry behind the position; the timekeeper's, too. */
	rest = $state('');
	/** Something to be told once, as that a link could not be followed in all it says. */
	note = $state('');
	/**
	 * Who is told of a slot that the reader points at, before it is chosen: a question that waits for an answer.
	 * Returns whether it took the place for itself.
	 */
	readonly onpick = new Claims<(place: SlotAt) => boolean>();
	/** Choosing a slot opens what is said about it. */
	#opensAsk = true;

	constructor(scenario: Scenario, surroundings: Surroundings) {
		this.scenario = scenario;
		this.surroundings = surroundings;
		this.session = new Session((signal) => surroundings.run(scenario, signal));
		const pace: Pace = (from, to) =>
			surroundings.moveTime(this.session.replay?.trace.events, from, to);
		this.player = new Player({
			length: scenario.overview.events + 1,
			position: scenario.first.index,
			level: scenario.level,
			pace,
		});
		this.questions = Int32Array.from(scenario.questions ?? [], ({ at }) => at).sort();
		this.view = new View(this.session, this.player, scenario.first);
	}

	/** The reader points at a slot (slot -1: the bucket as a whole). Doing so twice lets go of it. */
	pick(place: SlotAt): void {
		if (this.onpick.top?.(place)) return;
		const { selected } = this.view;
		const isSame = selected?.bucket === place.bucket && selected.slot === place.slot;
		this.view.selected = isSame ? null : place;
		if (!isSame && this.#opensAsk) this.side = 'ask';
	}

	/** Questions are asked on the picture, while nothing else stands at its foot. */
	get isAsking(): boolean {
		return this.mode === '' && this.face === 'picture';
	}

	/** Where going on stops: at the questions, as long as they are asked. */
	get halts(): Int32Array {
		return this.isAsking ? this.questions : noHalts;
	}

	/** Whether a state would answer a question that is still open. */
	isHidden(state: number): boolean {
		return this.scenario.overview.marks.some(
			({ state: asked, until = 0 }) =>
				asked < state && state <= until && this.questions.includes(asked),
		);
	}

	/** The marks of the run, but for those that would answer a question that is still open. */
	get marks(): readonly Mark[] {
		return this.scenario.overview.marks.filter(({ state }) => !this.isHidden(state));
	}

	/** The reader opens a tool beside the stage. Who turns away from the slot is not brought back to it. */
	openSide(name: string): void {
		this.#opensAsk = name === 'ask' || (this.#opensAsk && this.side !== 'ask');
		this.side = name;
	}

	/** Sets a breakpoint, or turns it on or off. */
	setBreakpoint(text: string, on: boolean): void {
		const isThere = this.breakpoints.some((one) => one.text === text);
		this.breakpoints = isThere
			? this.breakpoints.map((one) => (one.text === text ? { text, on } : one))
			: [...this.breakpoints, { text, on }];
	}

	/** Takes a breakpoint away. */
	removeBreakpoint(text: string): void {
		this.breakpoints = this.breakpoints.filter((one) => one.text !== text);
	}

	/** Sets the breakpoint on a line, or takes it away. One that is off is turned on. */
	toggleLine(line: number): void {
		const text = `line ${line}`;
		if (this.breakpoints.some((one) => one.on && one.text === text)) this.removeBreakpoint(text);
		else this.setBreakpoint(text, true);
	}
}
