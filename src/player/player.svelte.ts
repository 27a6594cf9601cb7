// The player: where we are in a run. One number, the position, says it; the screen follows from it. The
// player moves along a course of states, in its own time (playing), on its way to a state it was sent
// to (gliding), or under the reader's finger (seeking). It knows no clock: `advance` is told the time.

import { stepOut, stepOver, stopsOf } from '#engine/trace/navigate.ts';
import type { Level } from '#engine/trace/schema.ts';
import type { EventColumns } from '#engine/trace/trace.ts';
import {
	advanced,
	courseBetween,
	courseFrom,
	draggedTo,
	nextIn,
	placeOf,
	spanAt,
	timeAlong,
	type Loop,
	type Pace,
	type Span,
} from './course.ts';

/** The speeds on offer; index = the digit on the keyboard. */
export const speeds: readonly number[] = [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256];

/** The step levels, from fine to coarse. */
export const levels: readonly Level[] = ['micro', 'operation', 'line'];

/** The longest way to a far state takes this many moves, each of `hopTime` ms. */
const mostHops = 8;
const hopTime = 200;

/** While playing, moves are merged until they take this many ms together: about four frames. */
const shortestMove = 60;

/** On its way to a state. */
interface Glide {
	readonly target: number;
	/** States per ms, negative on the way back. */
	readonly velocity: number;
}

/** What a player starts from. */
export interface PlayerStart {
	/** States of the run, if known before it: events + 1. */
	length: number;
	position: number;
	level: Level;
	pace: Pace;
}

/** The position in a run and everything that changes it. */
export class Player {
	/** State index + t. */
	position = $state(0);
	/** At which stops steps end. */
	level: Level = $state('micro');
	/** How many times as fast as the pace of speed 1. */
	speed = $state(1);
	/** Moving by itself. */
	playing = $state(false);
	/** The reader has done something. */
	touched = $state(false);
	/** The reader wants no motion: t snaps. */
	reducedMotion = $state(false);

	/** It was playing, and stopped at one of them. */
	halted = false;

	#loop = $state.raw<Loop | null>(null);
	#halts: Int32Array = $state.raw(Int32Array.of());
	/** States at which playing stops, ascending. */
	#breaks: Int32Array = $state.raw(Int32Array.of());
	#events = $state.raw<EventColumns | null>(null);
	#glide = $state.raw<Glide | null>(null);
	#course: Int32Array = $state.raw(Int32Array.of(0));
	#length = $state(1);
	#stops: Int32Array = $derived(
		this.#events ? stopsOf(this.#events, this.level) : Int32Array.of(0),
	);
	readonly #pace: Pace;
	/** Playing ends here. */
	#until = Infinity;
	/** Commands that wait for the run. */
	#waiting: (() => void)[] = [];

	constructor({ length, position, level, pace }: PlayerStart) {
		this.#length = length;
		this.position = position;
		this.level = level;
		this.#pace = pace;
	}

	/** Index of the last state. */
	get end(): number {
		return this.#length - 1;
	}

	/** The states at which steps end on the present level; none before the run. */
	get stops(): Int32Array {
		return this.#stops;
	}

	/** Whether the position changes with time. */
	get moving(): boolean {
		return this.#events !== null && (this.playing || this.#glide !== null);
	}

	/** The move on the screen. At rest on a state it is that state. */
	get span(): Span {
		return this.#span;
	}

	/**
	 * The state whose words and numbers are shown: the one that the move on the screen leads to. On the way to a
	 * state they are there before the picture, so that they are said once.
	 */
	get index(): number {
		if (this.#glide) return this.#glide.target;
		return this.#span.t === 0 ? this.#span.from : this.#span.to;
	}

	/** The stop before `index` on the present level: what changes are measured against. */
	get before(): number {
		const place = placeOf(this.#stops, this.index - 1);
		return place < 0 ? 0 : this.#stops[place];
	}

	#span: Span = $derived.by(() => {
		const at = this.position;
		if (!this.#events || (!this.moving && Number.isInteger(at)))
			return { from: Math.floor(at), to: Math.floor(at), t: 0 };
		const span = spanAt(this.#course, at);
		return this.reducedMotion ? { ...span, t: 0 } : span;
	});

	/** Takes the run; whatever was asked for before it was there happens now. */
	load(events: EventColumns): void {
		this.#events = events;
		this.#length = events.length + 1;
		this.position = Math.min(this.position, this.end);
		this.#course = this.#stops;
		if (this.playing) this.#start();
		for (const command of this.#waiting.splice(0)) command();
	}

	/** Lets `ms` milliseconds pass. */
	advance(ms: number): void {
		if (!this.moving) return;
		if (this.#glide) this.#glideFor(this.#glide, ms);
		else this.position = advanced(this.#course, this.position, ms * this.speed, this.#timeOf);
		if (this.playing && this.position >= this.#course[this.#course.length - 1]) this.#arrive();
	}

	/** What playing does where its course ends: it stops, unless that is the end of the loop. */
	#arrive(): void {
		const loop = this.#liveLoop;
		const turns = this.position === loop?.to && !this.#breaks.includes(loop.to);
		if (turns) this.position = loop.from;
		if (turns && !this.#breaks.includes(loop.from)) this.#plan();
		else {
			this.playing = false;
			this.halted = this.halts.includes(this.position);
		}
	}

	/** Plays on from here, until a breakpoint; at the end, from the beginning; in a loop, from where that begins. */
	play(): void {
		this.touched = true;
		this.#settle();
		this.#until = Infinity;
		this.playing = true;
		if (this.#events) this.#start();
	}

	/** Playing begins. */
	#start(): void {
		const loop = this.#liveLoop;
		if (loop && (this.position < loop.from || this.position >= loop.to)) this.position = loop.from;
		if (this.position >= this.end) this.position = 0;
		this.#plan();
	}

	/** The part of the run that playing goes through again and again, or null. */
	get loop(): Loop | null {
		return this.#loop;
	}

	set loop(loop: Loop | null) {
		this.#loop = loop && loop.from < loop.to ? loop : null;
		if (this.playing && this.#events) this.#plan();
	}

	/** The loop, if it is on and holds for what is being played. */
	get #liveLoop(): Loop | null {
		return this.#loop?.on && this.#until === Infinity ? this.#loop : null;
	}

	/** See #breaks. */
	get breaks(): Int32Array {
		return this.#breaks;
	}

	set breaks(states: Int32Array) {
		this.#breaks = states;
		if (this.playing && this.#events) this.#plan();
	}

	/** States at which going on, by playing or by steps, stops, ascending. */
	get halts(): Int32Array {
		return this.#halts;
	}

	set halts(states: Int32Array) {
		this.#halts = states;
		if (this.playing && this.#events) this.#plan();
	}

	/** To the next breakpoint, or the one before; where there is none, to the end, or the beginning. */
	resume(by: 1 | -1): void {
		this.#command(() => this.#glideAlong(this.#breaks, by));
	}

	/** Into what comes next, or, backwards, into what came last: one micro stop, whatever the level. */
	into(by: 1 | -1): void {
		this.#command(() => this.#glideTo(this.#within(this.#at(by) + by)));
	}

	/** Stops where it is, in the middle of a move if need be. */
	pause(): void {
		this.playing = false;
		this.#glide = null;
	}

	toggle(): void {
		if (this.playing) this.pause();
		else this.play();
	}

	/** To the next stop (by = 1) or the one before (by = -1). */
	step(by: 1 | -1): void {
		this.#command(() => this.#glideAlong(this.#stops, by));
	}

	/** Over what the next event begins, or, backwards, over what the last one ended. */
	over(by: 1 | -1): void {
		this.#command((events) => this.#glideOn(stepOver(events, this.#stops, this.#at(by), by)));
	}

	/** Out of the call or operation at hand: behind its end, or, backwards, before its beginning. */
	out(by: 1 | -1): void {
		this.#command((events) => this.#glideOn(stepOut(events, this.#stops, this.#at(by), by)));
	}

	/** To a state, in a few moves. */
	goTo(index: number): void {
		this.#command(() => this.#glideTo(this.#within(index)));
	}

	/** To `from` at once, and from there on playing until `to`. */
	playBetween(from: number, to: number): void {
		this.#command(() => {
			this.position = this.#within(from);
			this.#until = this.#within(to);
			this.playing = this.position < this.#until;
			this.#plan();
		});
	}

	/** To a position, at once. */
	seek(position: number): void {
		this.#command(() => {
			this.position = Math.min(Math.max(position, 0), this.end);
			this.#course = this.#stops;
		});
	}

	/** To where a finger on the scrubber points; `resolution` is states per pixel. */
	drag(position: number, resolution: number): void {
		this.#command(() => {
			const finger = Math.min(Math.max(position, 0), this.end);
			const coarse = this.reducedMotion ? Infinity : resolution;
			this.position = draggedTo(this.#stops, this.position, finger, coarse);
			this.#course = this.#stops;
		});
	}

	/** Steps on another level; the picture stays. */
	setLevel(level: Level): void {
		this.#settle();
		this.level = level;
		if (this.playing && this.#events) this.#plan();
	}

	/** To the next coarser (by = 1) or finer (by = -1) level, if there is one. */
	changeLevel(by: 1 | -1): void {
		const next = levels[levels.indexOf(this.level) + by];
		if (next) this.setLevel(next);
	}

	/** Plays at another speed. */
	setSpeed(speed: number): void {
		this.speed = speed;
		if (this.playing && this.#events) this.#plan();
	}

	/** The state of the run nearest to a number. */
	#within(state: number): number {
		return Math.min(Math.max(Math.round(state), 0), this.end);
	}

	/** Every command but play stops what was going on, and waits for the run if it is not there yet. */
	#command(action: (events: EventColumns) => void): void {
		this.touched = true;
		this.#settle();
		this.playing = false;
		this.halted = false;
		const run = () => this.#events && action(this.#events);
		if (this.#events) run();
		else this.#waiting.push(run);
	}

	/** Arrives at once where it was going. */
	#settle(): void {
		if (this.#glide) this.position = this.#glide.target;
		this.#glide = null;
	}

	/** The state at hand: the one behind the position, or, going back from the middle of a move, the one ahead. */
	#at(by: 1 | -1): number {
		return by > 0 ? Math.floor(this.position) : Math.ceil(this.position);
	}

	#glideTo(target: number): void {
		const from = this.position;
		if (target === from) return;
		if (this.reducedMotion) {
			this.position = target;
			return;
		}
		const { from: a, to: b, t } = spanAt(this.#course, from);
		const isWithin = t > 0 && !Number.isInteger(from) && (target === a || target === b);
		const start = target > from ? Math.floor(from) : Math.ceil(from);
		if (!isWithin) this.#course = courseBetween(this.#stops, start, target, mostHops);
		const moves = this.#course.length - 1;
		const time = moves > 1 && !isWithin ? moves * hopTime : this.#timeOfOne(from, target);
		this.#glide = { target, velocity: (target - from) / time };
	}

	/** To the nearest of ascending states in a direction; where there is none, to the end of the run. */
	#glideAlong(states: Int32Array, by: 1 | -1): void {
		this.#glideOn(nextIn(states, this.position, by) ?? (by > 0 ? this.end : 0));
	}

	/** To a state, or to the first halt on the way on to it. */
	#glideOn(target: number): void {
		this.#glideTo(Math.min(target, nextIn(this.halts, this.position, 1) ?? target));
	}

	/** Milliseconds for the way to the end of the move at hand. */
	#timeOfOne(from: number, target: number): number {
		const { from: a, to: b } = spanAt(this.#course, (from + target) / 2);
		return (this.#pace(a, b) * (Math.abs(target - from) / (b - a))) / Math.max(this.speed, 1);
	}

	#glideFor({ target, velocity }: Glide, ms: number): void {
		const next = this.position + velocity * ms;
		const hasArrived = velocity > 0 ? next >= target : next <= target;
		this.position = hasArrived ? target : next;
		if (hasArrived) this.#glide = null;
	}

	/** Lays the course for playing: moves too short to be seen at this speed are merged. */
	#plan(): void {
		const at = this.position;
		const from = Number.isInteger(at) ? at : spanAt(this.#course, at).from;
		const least = shortestMove * this.speed;
		this.#course = courseFrom(this.#stops, from, this.#last, least, this.#pace);
	}

	/** Where playing from here ends, or turns back to the beginning of the loop. */
	get #last(): number {
		const { position } = this;
		const loop = this.#liveLoop;
		return Math.min(
			this.#until,
			nextIn(this.#breaks, position, 1) ?? this.end,
			nextIn(this.halts, position, 1) ?? this.end,
			loop && position < loop.to ? loop.to : this.end,
		);
	}

	/** Milliseconds that a move of the course takes at speed 1: as long as the moves merged in it. */
	readonly #timeOf: Pace = (from, to) => timeAlong(this.#stops, from, to, this.#pace);
}
