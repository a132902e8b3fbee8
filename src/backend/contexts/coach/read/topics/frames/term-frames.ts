/** What is asked about what is agreed on projects: budgets and rates. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch still made total';

export const termFrames = [
  f(
    'budget-pace',
    [
      'budget forecast',
      `forecast budget runOut used pace when howLong left expected hours project byWeek ${who}`,
    ],
    {
      slots: 'JF',
    },
  ),
  f('budget-pace', ['budget howLong', `used runOut pace left still expected hours ${who}`], { slots: 'JF' }),
  f('budget', ['can spendMore', `can spendMore used still hours what ${who}`], { slots: 'J!' }),
  f('budget-pace', ['moneyWord runOut howLong', `moneyWord runOut howLong ${who}`], { slots: 'J!' }),
  f('budget', ['budget', `project hours used still state open work ${who} many`], { slots: 'J' }),
  f('budget-pace', ['budget runOut', `when project pace left still expected hours ${who} begin runOut`], {
    slots: 'JF',
  }),
  f('effective-rate', ['effective rate', `work hours billable charging revenue expected ${who}`], {
    slots: 'PJC',
  }),
  f(
    'effective-rate',
    ['effectiveRate', `effectiveRate work hours billable charging revenue effective ${who}`],
    {
      slots: 'PJC',
    },
  ),
  f('effective-rate', ['effectively earning', `effectively earning hours ${who}`], { slots: 'PJ!' }),
  f('effective-rate', ['effectively earning', `effectively earning hours ${who}`], { slots: 'PC!' }),
  f(
    'effective-rate',
    ['effective rate including unpaidTime', `effective rate including unpaidTime hours work charging ${who}`],
    { slots: 'PJC' },
  ),
  f('effective-rate', ['proceeds dividedBy hours', `proceeds dividedBy hours work ${who}`], { slots: 'PJC' }),
  f('effective-rate', ['proceeds rate', `proceeds rate work ${who}`], { slots: 'PJC' }),
  f('rate', ['chargeFor', `${who} hours rate`], { slots: 'J!C!' }),
  f('rate', ['chargedAt', `chargedAt work charging hours off ${who}`], { slots: 'J!C!' }),
  f('rate', ['charging rate', `according ${who} hours`], { slots: 'J!C!' }),
  f('rate', ['rate', `${who} charging according work`], { slots: 'J!C!' }),
];
