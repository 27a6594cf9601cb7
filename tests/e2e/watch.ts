// What a browser complains about while a page runs: errors, warnings, breaches of the content security policy.
import type { Page } from '@playwright/test';

/** Complaints so far. Call before the page is opened; a breach of the policy is one of the console's errors. */
export function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	return complaints;
}
