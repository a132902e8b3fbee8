/** What runs or waits: the timer, time sheets, agents and findings. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self still nowWord';

const timerFrames = [
  f('timer', [
    'timer',
    `running state says made doing atWork leftRunning forgot lacking finish or over howLong ageing when sinceWhen whichProject whatThing howMuch quantity hours taking timeGone steht used atIt ${who}`,
  ]),
  f('timer', [
    'nowWord taking',
    `hours work doing effort running over whichProject whatThing timeGone ${who} taking`,
  ]),
  f('timer', ['atIt', `howLong hours whichProject project whatThing state ${who}`]),
];

const sheetFrames = [
  f(
    'timesheets',
    ['timesheet submitted approved', `rejected week weeks many open owe lacking left state ${who}`],
    {
      slots: 'P',
    },
  ),
  f('timesheets', ['timesheet submitted rejected', `week weeks many open owe ${who}`], { slots: 'P' }),
  f(
    'timesheets',
    [
      'timesheet approved',
      `toWork need advice awaiting lacking left owe open many week weeks who request state ${who}`,
    ],
    { slots: 'P', set: { action: 'approve' } },
  ),
  f(
    'timesheets',
    [
      'timesheet submitted|loose',
      `toWork need advice awaiting lacking left owe open many week weeks who request state ${who}`,
    ],
    { slots: 'P', set: { action: 'submit' } },
  ),
  f('timesheets', ['approved toWork|advice|owe|awaiting', `what ${who} many`], {
    set: { action: 'approve' },
  }),
  f('timesheets', ['submitted toWork', `what ${who}`], { slots: 'P', set: { action: 'submit' } }),
  f(
    'timesheets',
    ['week|weeks approved', `awaiting owe request left lacking toWork need who many state ${who}`],
    {
      set: { action: 'approve' },
    },
  ),
  f(
    'timesheets',
    ['week|weeks submitted|loose', `awaiting owe request left lacking toWork need who many state ${who}`],
    {
      set: { action: 'submit' },
    },
  ),
  f('timesheets', ['submitted approved', `week state ${who}`], { slots: 'P!', set: { action: 'submit' } }),
  f('timesheets', ['approved', `week state ${who}`], { slots: 'P!', set: { action: 'approve' } }),
  f('timesheets', ['submitted', `week state ${who}`], { slots: 'P!', set: { action: 'submit' } }),
  f(
    'timesheets',
    [
      'timesheet state|owe|open|lacking|left|rejected|awaiting|still|handedState',
      `many week weeks request handedState used ${who}`,
    ],
    { slots: 'P' },
  ),
];

const requestFrames = [
  f(
    'requests',
    ['taskNoun owe|open|pending|still|request|unfinished', `agent many state running finish lacking ${who}`],
    {
      slots: 'J',
    },
  ),
  f('requests', ['pendingAlone', who]),
  f('requests', ['inQueue', `what whatThing many steht ${who}`]),
  f(
    'requests',
    [
      'agent atWork|taskNoun|running|owe|listing|request',
      `request state doing many done their faring made howMuch work lacking ${who} running`,
    ],
    {
      slots: 'J',
    },
  ),
  f('requests', ['agent', who], { slots: 'J' }),
];

const findingFrames = [
  f('findings-by-project', ['findingNoun|finding whichProject many|howMuch', `owe open code ${who} listing`]),
  f(
    'findings',
    [
      'findingNoun',
      `finding many howMuch owe open state severity worst poor found scan codeSoft code made whichProject agent ${who}`,
    ],
    { slots: 'J' },
  ),
  f(
    'findings',
    [
      'finding code|found|worst|scan',
      `many owe open code found worst poor scan codeSoft severity made whichProject howMuch ${who}`,
    ],
    {
      slots: 'J',
    },
  ),
  f('findings', ['findingNoun|finding toFix toWork|need', `code many ${who}`], { slots: 'J' }),
  f('findings', ['agent found', `scan howMuch made code ${who}`], { slots: 'J' }),
  f('findings', ['gravity', `code severity steht ask gravity`], { slots: 'J!' }),
];

export const stateFrames = [...timerFrames, ...sheetFrames, ...requestFrames, ...findingFrames];
