// The tools of the instrument: what a reader may open beside the picture, in its place, or in front of it. Each
// is loaded when it is opened, so that a page costs no more for having it.

import type { Component } from 'svelte';
import type { Instrument } from '#player/instrument.svelte.ts';

/** What every tool is given. */
export interface ToolProps {
	instrument: Instrument;
}

/** A tool, by its module. */
export type Tool = () => Promise<{ default: Component<ToolProps> }>;

/** Beside the stage, in the order of their tabs, behind `memory`, which is there from the beginning. */
export const sides: Readonly<Record<string, Tool>> = {
	ask: () => import('./ask/AskPane.svelte'),
	costs: () => import('./costs/CostsPane.svelte'),
	time: () => import('./time/TimePane.svelte'),
};

/** In the place of the picture. */
export const faces: Readonly<Record<string, Tool>> = {
	table: () => import('./table/TableFace.svelte'),
	compare: () => import('./compare/Compare.svelte'),
};

/** Faces that take the whole instrument between its head and its controls, and say themselves what happens. */
export const wholeFaces: ReadonlySet<string> = new Set(['compare']);

/** In front of the page, as dialogs; they close by `instrument.dialog = ''`. */
export const dialogs: Readonly<Record<string, Tool>> = {
	export: () => import('./export/ExportDialog.svelte'),
	keys: () => import('./keys/KeysDialog.svelte'),
};

/** At the foot of the picture, in the place of the words. */
export const modes: Readonly<Record<string, Tool>> = {
	practice: () => import('./quiz/Practice.svelte'),
};

/** The questions that a scenario stops for: loaded at the first of them. */
export const quiz: Tool = () => import('./quiz/Quiz.svelte');

/** The maps of a program that has several. */
export const mapShelf: Tool = () => import('./overview/MapShelf.svelte');
