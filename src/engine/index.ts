// The door of the engine: what the rest of the project may use of it, besides reading traces. Each name is
// loaded from its own module, so that who only runs programs does not load the compiler.

export { compile } from './compile.ts';
export { decodeProgram, encodeProgram } from './lang/encode.ts';
export { runHere, runInWorker } from './remote.ts';
export { defaultOptions, execute, run } from './run.ts';
