// The door of the engine: what the rest of the project may use of it, besides reading traces. Each name is
// loaded from its own module, so that who only runs programs does not load the compiler.

export { compile, type Compilation } from './compile.ts';
export { decodeProgram, encodeProgram, type EncodedProgram } from './lang/encode.ts';
export { runHere, runInWorker, type RunHooks, type RunnerPort } from './remote.ts';
export { defaultOptions, execute, run } from './run.ts';
