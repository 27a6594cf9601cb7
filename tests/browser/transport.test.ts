import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/base.css';
import '#ui/styles/tokens.css';
import Transport from '#ui/Transport.svelte';
import { overview, samplePlayer } from './samples.ts';

async function transport(position = 0) {
	await page.viewport(1200, 800);
	const player = samplePlayer(position);
	const screen = await render(Transport, { player, overview });
	return { player, screen };
}

describe('the transport', () => {
	test('steps on and back', async () => {
		const { player, screen } = await transport(3);
		await screen.getByRole('button', { name: 'Step', exact: true }).click();
		expect(player.position).toBe(4);
		await screen.getByRole('button', { name: 'Step back' }).click();
		await screen.getByRole('button', { name: 'Step back' }).click();
		expect(player.position).toBe(2);
	});

	test('keeps the focus on a button that has come to the end', async () => {
		const { player, screen } = await transport(19);
		const step = screen.getByRole('button', { name: 'Step', exact: true });
		await step.click();
		await expect.element(step).toHaveAttribute('aria-disabled', 'true');
		await expect.element(step).toHaveFocus();
		await step.click({ force: true });
		expect(player.position).toBe(20);
	});

	test('turns the play button into one that pauses', async () => {
		const { player, screen } = await transport();
		await screen.getByRole('button', { name: 'Play' }).click();
		expect(player.playing).toBe(true);
		await screen.getByRole('button', { name: 'Pause' }).click();
		expect(player.playing).toBe(false);
	});

	test('shows the level that the player is at, and changes it', async () => {
		const { player, screen } = await transport();
		player.changeLevel(1);
		await expect.element(screen.getByRole('radio', { name: 'operation' })).toBeChecked();
		await screen.getByRole('radio', { name: 'line' }).click({ force: true });
		expect(player.level).toBe('line');
	});

	test('has only targets of 24 pixels and more', async () => {
		const { screen } = await transport();
		const targets = screen.container.querySelectorAll('button, label, select, [role=slider]');
		expect(targets.length).toBeGreaterThan(10);
		for (const target of targets) {
			const { width, height } = target.getBoundingClientRect();
			expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
		}
	});
});

describe('the scrubber', () => {
	test('is a slider that says where the run is', async () => {
		const { screen } = await transport(7);
		const slider = screen.getByRole('slider');
		await expect.element(slider).toHaveAttribute('aria-valuenow', '7');
		await expect.element(slider).toHaveAttribute('aria-valuetext', '7 of 20');
	});

	test('follows the pointer, and comes to a stop', async () => {
		const { player, screen } = await transport();
		const track = screen.getByRole('slider').element();
		const { left, top, width } = track.getBoundingClientRect();
		const at = (share: number, type: string) =>
			track.dispatchEvent(
				new PointerEvent(type, {
					pointerId: 1,
					button: 0,
					clientX: left + 8 + share * (width - 16),
					clientY: top + 9,
					bubbles: true,
				}),
			);
		// A pointer that is not really down cannot be captured: the press alone moves the player.
		track.setPointerCapture = () => {};
		at(0.5, 'pointerdown');
		expect(player.position).toBe(10);
		at(0.252, 'pointerdown');
		expect(player.position).toBe(5);
	});

	test('goes by pages with the keyboard', async () => {
		const { player, screen } = await transport(4);
		(screen.getByRole('slider').element() as HTMLElement).focus();
		await userEvent.keyboard('{PageUp}');
		expect(player.position).toBe(6);
		await userEvent.keyboard('{ArrowDown}');
		expect(player.position).toBe(5);
	});

	test('puts the thumb and the marks where they belong', async () => {
		const { screen } = await transport(5);
		const thumb = screen.container.querySelector('.thumb')?.getBoundingClientRect();
		const mark = screen.container.querySelector('.growth path')?.getBoundingClientRect();
		const middle = (box?: DOMRect) => (box ? box.left + box.width / 2 : NaN);
		expect(middle(thumb)).toBeCloseTo(middle(mark), 0);
	});
});
