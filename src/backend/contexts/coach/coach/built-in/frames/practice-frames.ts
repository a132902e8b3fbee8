/** What is asked about the practice itself: its clients and projects. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;

export const practiceFrames = [
  f('count-clients', ['client listing', 'self still total'], {}),
  f('count-projects', ['project listing', 'self still total client'], { slots: 'C' }),
];
