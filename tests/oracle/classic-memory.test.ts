import { replayGroup } from './recordings.ts';

replayGroup('memory');
