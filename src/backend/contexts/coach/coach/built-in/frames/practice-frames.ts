/** What is asked about the practice itself: its clients and projects. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;

export const practiceFrames = [
  f('count-clients', ['client listing', 'ask self still total'], {}),
  f('count-clients', ['client total|quantity', 'ask client total quantity self still'], {}),
  f('count-projects', ['project listing', 'ask self still total client runs open'], { slots: 'C' }),
  f('count-projects', ['project total|quantity', 'ask project total quantity self still runs'], {
    slots: 'C',
  }),
  f('help', ['helpMe', 'ask self helpMe coachNoun'], {}),
  f('help', ['ableTo|topics coachNoun', 'ask self ableTo topics can still'], {}),
  f('help', ['greeting', 'ask coachNoun'], {}),
  f(
    'help',
    [
      'helpNoun',
      `helpNoun helpMe coachNoun youWord ofCoach ableTo topics sundry can self ask listing made work what whatThing still`,
    ],
    {},
  ),
  f('help', ['youWord ofCoach', 'ask self what whatThing made still listing who can coachNoun sundry'], {}),
];
