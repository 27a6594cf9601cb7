// The page that bench/browser/main.ts measures: the stage as it is, and beside it the plainest code that would
// put as much on the screen. Each function does a piece of work and tells what it cost.

import { flushSync, mount, unmount } from 'svelte';
import '#ui/styles/tokens.css';
import { replayOf } from '#gallery/record.ts';
import { pictureAt } from '#inspect/picture.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import type { EventName } from '#engine/trace/schema.ts';
import type { Replay } from '#engine/trace/replay.ts';
import type { Scene } from '#scene/scene.ts';
import { layoutStage } from '#scene/stage.ts';
import { tweening } from '#scene/tween.ts';
import SceneView from '#ui/stage/SceneView.svelte';
import { costOf, painted, type Cost } from './frame.ts';

const box = { width: 1100, height: 900 };
const place = document.querySelector('main')!; // stands in index.html

/** A view of a scene that can be given another one. */
function show(scene: Scene) {
	let shown = $state.raw(scene);
	const props = {
		get scene() {
			return shown;
		},
	};
	const view = mount(SceneView, { target: place, props });
	flushSync();
	return {
		set(next: Scene) {
			shown = next;
			flushSync();
		},
		remove: () => void unmount(view),
	};
}

function sceneOf(replay: Replay, index: number): Scene {
	return layoutStage(pictureAt(replay, index), box);
}

/** The stage is put on the page, and in turns its markup by itself. */
async function mountStage(script: string): Promise<{ stage: Cost; plain: Cost }> {
	const replay = replayOf(script);
	const scene = sceneOf(replay, replay.length - 2);
	let view: ReturnType<typeof show> | undefined;
	const stage = await costOf(() => (view = show(scene)));
	const html = place.innerHTML;
	view?.remove();
	place.replaceChildren();
	const plain = await costOf(() => (place.innerHTML = html));
	place.replaceChildren();
	return { stage, plain };
}

/** One step behind the nth event of a name: all of the work from the image in memory to the screen. */
async function step(script: string, event: EventName, count: number): Promise<Cost[]> {
	const replay = replayOf(script);
	const at = eventsNamed(replay.trace.events, event).slice(-count);
	const view = show(sceneOf(replay, at[0]));
	const costs: Cost[] = [];
	for (const index of at) costs.push(await costOf(() => view.set(sceneOf(replay, index + 1))));
	view.remove();
	return costs;
}

/** Milliseconds of script in each frame of a growth whose entries all move at once, and how many do. */
async function moving(script: string, frames: number) {
	const replay = replayOf(script);
	const { events } = replay.trace;
	const moves = eventsNamed(events, 'evacuate.slot');
	const grows = eventsNamed(events, 'grow.begin');
	const begin = grows[grows.length - 1];
	const inIt = moves.filter((index) => index > begin).slice(0, 512);
	const last = inIt[inIt.length - 1] + 1;
	const all: TraceEvent[] = inIt.map((index) => eventAt(events, index));
	const way = tweening(sceneOf(replay, begin + 1), sceneOf(replay, last), all);
	const view = show(way(0));
	const scripts: number[] = [];
	const stamps: number[] = [];
	for (let i = 1; i <= frames; i++) {
		stamps.push(await new Promise(requestAnimationFrame));
		const start = performance.now();
		view.set(way(i / (frames + 1)));
		scripts.push(performance.now() - start);
	}
	await painted();
	view.remove();
	return { moved: inIt.length, scripts, intervals: stamps.slice(1).map((t, i) => t - stamps[i]) };
}

/** The plainest animation of as many things: groups whose transform is written in every frame. */
async function plainMoving(things: number, frames: number) {
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	svg.setAttribute('width', String(box.width));
	svg.setAttribute('height', String(box.height));
	const groups = Array.from({ length: things }, (_, i) => {
		const g = document.createElementNS(svg.namespaceURI, 'g') as SVGGElement;
		g.innerHTML = `<rect width="40" height="14" rx="2" fill="#eef" stroke="#448"/><text y="10" font-size="10">${i}</text><text x="20" y="10" font-size="10">${i * i}</text>`;
		return g;
	});
	svg.append(...groups);
	place.append(svg);
	const scripts: number[] = [];
	for (let frame = 0; frame < frames; frame++) {
		await new Promise(requestAnimationFrame);
		const start = performance.now();
		groups.forEach((g, i) => {
			g.style.transform = `translate(${(i % 24) * 44 + frame}px, ${Math.floor(i / 24) * 20 + frame}px)`;
		});
		scripts.push(performance.now() - start);
	}
	await painted();
	svg.remove();
	return scripts;
}

/** A rectangle for every slot: what a density picture saves. */
async function rectPerSlot(slots: number): Promise<Cost> {
	const cost = await costOf(() => {
		const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
		for (let i = 0; i < slots; i++) {
			const rect = document.createElementNS(svg.namespaceURI, 'rect');
			rect.setAttribute('x', String(i % 1024));
			rect.setAttribute('y', String(i >> 10));
			rect.setAttribute('width', '1');
			rect.setAttribute('height', '1');
			svg.append(rect);
		}
		place.append(svg);
	});
	place.replaceChildren();
	return cost;
}

/** Elements on the page while it shows the end of a run. */
async function elements(script: string): Promise<number> {
	const replay = replayOf(script);
	const view = show(sceneOf(replay, replay.length - 2));
	const count = place.querySelectorAll('*').length;
	view.remove();
	return count;
}

export const work = { mountStage, step, moving, plainMoving, rectPerSlot, elements };
Object.assign(window, { work });
