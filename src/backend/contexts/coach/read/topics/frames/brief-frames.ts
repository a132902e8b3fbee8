/** What is asked about time and money in fewer words than the other frames need: after all of them. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self still nowWord';

export const briefFrames = [
  f('overtime', ['hours tooMuch anyWork|work', `many listing ${who}`], { slots: 'P!' }),
  f('budget', ['budget used|left|share', `share eachOne project projects whichProject howMuch ${who}`], {
    slots: 'JC',
  }),
  f('budget', ['budget nearby', `project projects whichProject their used ${who}`]),
  f('budget', ['left hours', `hours many used howMuch ${who}`], { slots: 'J!' }),
];
