/** What is asked about the coach itself. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;

export const helpFrames = [
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
