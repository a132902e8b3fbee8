/** What is asked about money, invoices and budgets. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch still made';

export const moneyFrames = [
  f('compare-revenue', ['compare revenue', `${who} revenue issued`], { slots: '2P!C' }),
  f(
    'invoice-state',
    [
      'ask|state|when|invoice|due|howMuch|payDone|owe|still|issued|who|client',
      `invoice state when due howMuch payDone owe still issued who client overdue unsent ${who}`,
    ],
    { slots: 'I!' },
  ),
  f('revenue-by-month', ['revenue|collected byMonth', `revenue breakdown issued invoice ${who}`], {
    slots: 'PC',
  }),
  f('top-client', ['client biggest|most', `revenue who share issued most biggest ${who} payDone`], {
    slots: 'P',
  }),
  f('top-client', ['client|who revenue|howMuch|share most|biggest', `revenue who share issued ${who}`], {
    slots: 'P',
  }),
  f('top-client', ['revenue share', `revenue who share client ${who} issued`], { slots: 'PC!' }),
  f('revenue', ['revenue byClient', `revenue breakdown issued invoice ${who}`], { slots: 'P' }),
  f('days-to-pay', ['payTime', `average client ${who}`], { slots: 'C' }),
  f('days-to-pay', ['howLong toPay', `average client takeTo invoice howLong toPay ${who} until`], {
    slots: 'C',
  }),
  f('days-to-pay', ['average|many toPay day', `client takeTo invoice average ${who} many until`], {
    slots: 'C',
  }),
  f('last-payment', ['last payments', `when who payDone client ${who}`], { slots: 'C' }),
  f('last-payment', ['last payDone who|when', `last payments client invoice ${who}`], { slots: 'C' }),
  f('last-payment', ['when payDone', `last payments client ${who}`], { slots: 'C!' }),
  f('received', ['payments|payDone byClient', `payments payDone breakdown issued ${who} client`], {
    slots: 'P',
  }),
  f('received', ['payments|payDone', `payments payDone client who invoice many ${who}`], { slots: 'P!C' }),
  f('received', ['payDone howMuch|payments', `payments payDone client many ${who}`], { slots: 'PC!' }),
  f('received', ['payments', `payDone many ${who}`], { slots: 'PC!' }),
  f('open-invoices', ['payDone', `invoice ask still`], { slots: 'C!' }),
  f('who-owes', ['who|client owe most|biggest', `owe client invoice ${who} most`], {}),
  f('who-owes', ['biggest|most owe', `invoice client ${who} owe`], {}),
  f('open-invoices', ['owe', `invoice still ${who} many`], { slots: 'C!' }),
  f(
    'ageing',
    ['ageing owe|invoice|payments|overdue', `owe invoice payments overdue ${who} breakdown byDay`],
    {
      slots: 'C',
    },
  ),
  f('ageing', ['ageing', `${who} owe`], { slots: 'C' }),
  f('open-invoices', ['owe invoice|howMuch|payments', `still many payments client ${who} issued`], {
    slots: 'C',
  }),
  f('last-invoice', ['last invoice', `when issued who client ${who}`], { slots: 'C' }),
  f('last-invoice', ['last issued', `when invoice client ${who}`], { slots: 'C!' }),
  f('next-due', ['next due|payments', `when invoice payments due payDone expected ${who}`], { slots: 'C' }),
  f('due-invoices', ['due invoice|payments', `many when ${who}`], { slots: 'P!FC' }),
  f('deadlines', ['due|deadline', `next ${who}`], { slots: 'P!F' }),
  f('deadlines', ['deadline', `next ${who}`], { slots: 'PF' }),
  f('unsent', ['unsent invoice', `left many still issued ${who}`], { slots: 'C' }),
  f('drafts', ['draft', `invoice open many still ${who}`], { slots: 'C' }),
  f('credits', ['credit', `many issued invoice ${who}`], { slots: 'PC' }),
  f('vat', ['vat', `collected invoice revenue issued ${who}`], { slots: 'PC' }),
  f('budget', ['budget', `project hours used still state ${who}`], { slots: 'J' }),
  f('budget-pace', ['budget runOut', `when project pace left still expected hours ${who} begin runOut`], {
    slots: 'J',
  }),
  f('effective-rate', ['effective rate', `work hours billable charging ${who}`], { slots: 'PJC' }),
  f('rate', ['charging rate', `${who} agreed hours`], { slots: 'J!C!' }),
  f('unbilled-by-project', ['unbilled byProject', `hours work expected breakdown ${who}`], { slots: 'C' }),
  f('unbilled-by-project', ['unbilled project', `hours work ${who}`], {}),
  f('unbilled', ['unbilled byClient', `hours work breakdown ${who}`], { slots: '' }),
  f('unbilled', ['expected unbilled', `hours work revenue ${who}`], { slots: 'JC' }),
  f('unbilled', ['expected revenue', `hours work unbilled ${who}`], { slots: 'JC' }),
  f('unbilled', ['unbilled', `hours work ${who}`], { slots: 'JC' }),
];
