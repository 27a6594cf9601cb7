// What is loaded when it is needed cannot be: the rest goes on, and nothing stays away when the network is back.

import { expect, test } from '@playwright/test';
import { bucket, open, positionOf } from './states.ts';
import { complaintsOf } from './watch.ts';

/** What a browser says of a download that fails. */
const failed = /net::ERR_/;

test('the instrument goes on without its parts, and has them when the page is loaded anew', async ({
	page,
	context,
}) => {
	const complaints = complaintsOf(page);
	await open(page);
	const end = Number(await positionOf(page).getAttribute('aria-valuemax'));
	const link = `#growth@${end}&level=line&expert&loop=3-${end}`;
	await context.setOffline(true);
	await positionOf(page).press('End');
	await bucket(page).press('Enter');
	await bucket(page).press('ArrowDown');
	await page.keyboard.press('+');
	await page.getByRole('tab', { name: 'Costs', exact: true }).click();
	await expect(page.getByRole('tabpanel')).toContainText('could not be loaded');
	await positionOf(page).press('i');
	await expect(page.locator('.told')).toContainText('could not be loaded');
	await page.evaluate((hash) => (location.hash = hash), link);
	await expect(page.locator('.told')).toContainText('could not be loaded');
	await positionOf(page).press('ArrowLeft');
	await expect(positionOf(page)).toHaveAttribute('aria-valuenow', String(end - 1));
	await positionOf(page).press('End');
	await expect(page).toHaveURL(new RegExp(`${link}$`));

	await context.setOffline(false);
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByRole('slider', { name: 'End of the loop' })).toBeVisible();
	await expect(page.getByRole('radio', { name: 'line', exact: true })).toBeChecked();
	await page.getByRole('tab', { name: 'Costs', exact: true }).click();
	await expect(page.getByRole('tabpanel')).toContainText('tophashes read');
	await bucket(page).press('+');
	await expect(page.getByRole('button', { name: 'Follow the action' })).toBeVisible();
	expect(complaints.filter((text) => !failed.test(text))).toEqual([]);
});

test('a lesson whose script cannot be loaded can be read', async ({ page }) => {
	const complaints = complaintsOf(page);
	await page.route(/\/scenario-[^/]*\.js$/, (route) => route.abort());
	await page.goto('learn/growing/growth/', { waitUntil: 'networkidle' });
	await expect(page.locator('svg.scene').first()).toBeVisible();
	await expect(page.locator('.narration').first()).not.toBeEmpty();
	expect(complaints.filter((text) => !failed.test(text))).toEqual([]);
});
