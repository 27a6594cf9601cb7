import { replayGroup } from './recordings.ts';

replayGroup('random');
