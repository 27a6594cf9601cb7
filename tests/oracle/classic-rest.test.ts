import { replayGroup } from './recordings.ts';

replayGroup('rest');
