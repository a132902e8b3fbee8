/** What is asked about code. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch many still made total';

export const codeFrames = [
  f('worst-file', ['file finding|worst|most|biggest', `biggest finding worst most code open ${who}`], {
    slots: 'J',
  }),
  f('findings-by-project', ['finding byProject', `open code breakdown ${who}`], {}),
  f('findings-by-project', ['finding project most', `open code ${who}`], {}),
  f('health-advice', ['why low|faring', `ask advice health low faring project code`], { slots: 'J!' }),
  f('health-advice', ['health raise', `advice project code ${who} most`], { slots: 'J' }),
  f('health-advice', ['health advice', `up raise project code ${who}`], { slots: 'J' }),
  f('health', ['health', `project code ${who} state`], { slots: 'J' }),
  f('newest-findings', ['found new', `open code ${who} scan new found finding last`], { slots: 'J' }),
  f('last-scan', ['scan last|when', `last when code project howLong ageing ${who} scan`], { slots: 'J' }),
  f('health', ['condition', `code project ask condition`], { slots: 'J!' }),
  f('health', ['faring project', `code ask faring most`], {}),
  f('health', ['faring', `ask faring project`], { slots: 'J!' }),
  f(
    'requests',
    ['agent request|running|state|open|owe', `agent request running state open owe last ${who} when`],
    {
      slots: 'J',
    },
  ),
  f('findings', ['finding open|severity', `open severity code ${who}`], { slots: 'J' }),
  f('newest-findings', ['new finding', `open code found ${who} scan new`], { slots: 'J' }),
];
