// How the runtime stops a program: a panic, which unwinds the goroutine and can be recovered, and a fatal
// error, which cannot.

/** A panic begun by the runtime itself. The machine unwinds with it; `message` is what Go prints behind `panic: `. */
export class GoPanic extends Error {
	/** Whether recover() yields a runtime.Error. */
	readonly runtimeError: boolean;

	constructor(message: string, runtimeError = true) {
		super(message);
		this.runtimeError = runtimeError;
	}
}

/** The end of the program: `message` is what Go prints behind `fatal error: `. */
export class GoFatal extends Error {}
