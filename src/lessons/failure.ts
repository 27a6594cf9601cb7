// What is wrong with a lesson, and where. Thrown while the site is built: the build stops with it.

/** A mistake in a lesson. The message begins with `file:line:`. */
export class LessonError extends Error {
	readonly line: number;

	/** `line` counts from 1, in the markdown file. */
	constructor(file: string, line: number, problem: string) {
		super(`${file}:${line}: ${problem}`);
		this.name = 'LessonError';
		this.line = line;
	}
}

/** Runs `action`; what it throws becomes a mistake at this line. */
export function at<T>(file: string, line: number, action: () => T): T {
	try {
		return action();
	} catch (error) {
		if (error instanceof LessonError) throw error;
		throw new LessonError(file, line, error instanceof Error ? error.message : String(error));
	}
}
