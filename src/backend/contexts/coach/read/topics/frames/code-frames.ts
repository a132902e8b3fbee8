/** What is asked about code. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch many still made total codeSoft';

export const codeFrames = [
  f(
    'worst-file',
    ['file finding|worst|most|biggest|findingsRank', `among ranked firstOf cleanUp code open finding ${who}`],
    {
      slots: 'J',
    },
  ),
  f('worst-file', ['file cleanUp firstOf', `code ${who}`], { slots: 'J' }),
  f('findings-by-project', ['findingsRank project|byProject', `ranked open code ${who}`], {}),
  f('findings-by-project', ['finding byProject', `open code breakdown ranked most ${who}`], {}),
  f('findings-by-project', ['finding project most|pileUp', `open code pileUp ${who}`], {}),
  f('findings-by-project', ['finding project breakdown', `open code breakdown ranked ${who}`], {}),
  f('health-advice', ['health advice', `up raise low points most biggest firstOf project code ${who}`], {
    slots: 'J',
  }),
  f('health-advice', ['why low|faring', `ask advice health low faring project code`], { slots: 'J!' }),
  f('health-advice', ['health raise', `advice project code low points firstOf biggest ${who} most`], {
    slots: 'J',
  }),
  f('health-advice', ['points raise|advice', `points raise advice project ${who}`], { slots: 'J!' }),
  f('health-advice', ['health advice', `raise ${who}`], { slots: 'J' }),
  f('health', ['health', `project code points byProject faring condition ${who} state`], { slots: 'J' }),
  f('newest-findings', ['found new', `open code ${who} scan new found finding last`], { slots: 'J' }),
  f('last-scan', ['scan when|sinceWhen lacking', `scan last code project lacking because when ${who}`], {
    slots: 'J',
  }),
  f('last-scan', ['scan howLong agoWord', `scan howLong agoWord last code project ${who}`], { slots: 'J' }),
  f(
    'last-scan',
    ['scan last|when|lastScan', `lastScan scanMay last when code project howLong ageing ${who} scan`],
    { slots: 'J' },
  ),
  f('health', ['condition', `code project ask condition`], { slots: 'J!' }),
  f('health', ['faring project', `code ask faring most`], {}),
  f('health', ['faring', `ask faring project`], { slots: 'J!' }),
  f('requests', ['agent made', `agent ${who}`], {}),
  f(
    'requests',
    ['agent request|running|state|open|owe', `agent request running state open owe last ${who} when`],
    {
      slots: 'J',
    },
  ),
  f('findings', ['finding open|severity', `open severity code ${who}`], { slots: 'J' }),
  f('findings', ['scan found', `scan found code project ${who}`], { slots: 'J' }),
  f('findings', ['finding', `code severity ${who}`], { slots: 'J!' }),
  f('newest-findings', ['whatsNew scan', `code ${who}`], { slots: 'J' }),
  f('newest-findings', ['new finding', `open code found ${who} scan new`], { slots: 'J' }),
];
