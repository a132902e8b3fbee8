/** What is asked about money, invoices and budgets. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';
import { termFrames } from './term-frames.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch still made total';

export const moneyFrames = [
  f(
    'invoice-state',
    [
      'ask|state|when|until|invoice|due|howMuch|payDone|toPay|owe|still|issued|who|client',
      `invoice state when until due howMuch payDone toPay need owe still issued who client overdue unsent sent lacking open or share ${who}`,
    ],
    { slots: 'I!C' },
  ),
  f('invoice-state', ['lookUp', `ask`], { slots: 'I!' }),
  f(
    'late-payers',
    ['client|who late|punctual pays', 'late punctual pays habit most ask self client invoice takeTo'],
    {},
  ),
  f('late-payers', ['latePayer', `latePayer habit client toPay among when payments who ${who}`]),
  f('late-payers', ['late|poor payer', `late poor payer habit client toPay pays who ${who}`]),
  f('late-payers', ['client|who poor payTime', `client who poor payTime toPay ${who}`]),
  f('late-payers', ['client|who poor toPay|payments', `client who poor toPay payments habit ${who}`]),
  f('late-payers', [
    'client|who dawdle toPay|payments|habit|moneyWord',
    `client who dawdle toPay payments habit moneyWord need invoice their late ${who}`,
  ]),
  f('late-payers', [
    'client|who letWait waiting moneyWord|toPay|habit',
    `client who letWait waiting moneyWord toPay habit payments takeTo ${who}`,
  ]),
  f('late-payers', [
    'client|who pastTerm toPay|pays|payDone',
    `client who pastTerm toPay pays payDone habit issued invoice onlyThen their takeTo ${who}`,
  ]),
  f('late-payers', ['client|who term exceed', `client who term exceed habit their charging ${who}`]),
  f('late-payers', ['client|who term keepTerm', `client who term keepTerm lacking habit their ${who}`]),
  f('late-payers', ['client|who habit late', `client who habit late toPay pays invoice payments ${who}`]),
  f('late-payers', ['client|who habit overdue', `client who habit overdue need invoice ${who}`]),
  f('days-to-pay', ['punctual toPay', `punctual toPay takeTo invoice ${who}`], { slots: 'C!' }),
  f('days-to-pay', ['payTime', `average client many day ${who}`], { slots: 'C' }),
  f(
    'days-to-pay',
    [
      'afterDays toPay|payDone|payments',
      `afterDays toPay payDone payments average client invoice habit takeTo their ${who}`,
    ],
    { slots: 'C' },
  ),
  f(
    'days-to-pay',
    [
      'payDelay|day between invoice|issued payments|toPay',
      `payDelay between invoice issued payments toPay average many day client ${who}`,
    ],
    { slots: 'C' },
  ),
  f(
    'days-to-pay',
    ['payDelay toPay|payments', `payDelay invoice toPay payments payDone average client takeTo until ${who}`],
    { slots: 'C' },
  ),
  f('days-to-pay', ['howLong toPay', `average client takeTo invoice howLong toPay ${who} until`], {
    slots: 'C',
  }),
  f(
    'days-to-pay',
    ['average|many toPay day', `client takeTo invoice average habit payments ${who} many until`],
    {
      slots: 'C',
    },
  ),
  f(
    'ageing',
    [
      'ageing owe|invoice|payments|overdue',
      `owe invoice payments overdue ${who} breakdown byDay leadWord howLong`,
    ],
    {
      slots: 'C',
    },
  ),
  f(
    'ageing',
    ['overdue|owe furthest', `overdue owe furthest invoice client who payments toPay issued ${who}`],
    {
      slots: '',
    },
  ),
  f('ageing', ['ageing furthest', `owe invoice furthest overdue ${who}`], { slots: 'C' }),
  f('ageing', ['howLong owe', `howLong owe invoice payments breakdown ${who}`], { slots: 'C' }),
  f('ageing', ['ageing', `${who} owe breakdown leadWord`], { slots: 'C' }),
  f('deadlines', ['due|deadline', `untilWord next project need still nearby dayNoun theirs ${who}`], {
    slots: 'P!F',
  }),
  f('deadlines', ['deadline', `untilWord next when project need still nearby dayNoun theirs ${who}`], {
    slots: 'PF',
  }),
  ...termFrames,
];
