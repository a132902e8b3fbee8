/** What is asked about code. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch many still made';

export const codeFrames = [
  f('worst-file', ['file finding|worst|most', `finding worst most code open ${who}`], { slots: 'J' }),
  f('findings-by-project', ['finding byProject', `open code breakdown ${who}`], {}),
  f('findings-by-project', ['finding project most', `open code ${who}`], {}),
  f('health-advice', ['health raise', `advice project code ${who} most`], { slots: 'J' }),
  f('health-advice', ['health advice', `raise project code ${who}`], { slots: 'J' }),
  f('health', ['health', `project code ${who} state`], { slots: 'J' }),
  f('last-scan', ['scan last|when', `last when code project ${who} scan`], { slots: 'J' }),
  f('findings', ['finding open|severity', `open severity code ${who}`], { slots: 'J' }),
  f('newest-findings', ['new finding', `open code ${who} scan new`], { slots: 'J' }),
];
