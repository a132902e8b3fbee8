/** What is asked about money, invoices and budgets. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';
import { termFrames } from './term-frames.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch still made total';

export const moneyFrames = [
  f('compare-revenue', ['compare revenue|billed', `${who} billed revenue issued invoice last many or`], {
    slots: '2P!C',
  }),
  f('compare-revenue', ['sideBySide revenue|billed', `revenue billed issued compare ${who}`], {
    slots: '2!PC',
  }),
  f(
    'invoice-state',
    [
      'ask|state|when|until|invoice|due|howMuch|payDone|toPay|owe|still|issued|who|client',
      `invoice state when until due howMuch payDone toPay need owe still issued who client overdue unsent sent lacking open or share ${who}`,
    ],
    { slots: 'I!C' },
  ),
  f('invoice-state', ['lookUp', `ask`], { slots: 'I!' }),
  f('revenue-by-month', ['whichMonth revenue howMuch|biggest|most', `whichMonth month issued ${who}`], {
    slots: 'PC',
  }),
  f('revenue-by-month', ['revenue curve', `curve breakdown overYear year byMonth ${who}`], { slots: 'PC' }),
  f('revenue-by-month', ['month revenue biggest|most', `revenue issued ${who}`], { slots: 'PC' }),
  f('revenue-by-month', ['revenue|collected byMonth', `revenue breakdown issued invoice ${who}`], {
    slots: 'PC',
  }),
  f(
    'late-payers',
    ['client|who late|punctual pays', 'late punctual pays habit most ask self client invoice takeTo'],
    {},
  ),
  f('top-client', ['client biggest|most', `revenue who share issued most biggest ${who} payDone`], {
    slots: 'P',
  }),
  f('top-client', ['client|who revenue|howMuch|share most|biggest', `revenue who share issued ${who}`], {
    slots: 'P',
  }),
  f('top-client', ['revenue share', `revenue who share client ${who} issued`], { slots: 'PC!' }),
  f(
    'top-client',
    ['client|who revenue|payDone most|biggest', `payDone revenue who share issued client ${who}`],
    {
      slots: 'P',
    },
  ),
  f(
    'top-client',
    [
      'dependence client|who|business',
      `dependence one tooMuch biggest most revenue share used giveMe ${who}`,
    ],
    {
      slots: 'P',
    },
  ),
  f('top-client', ['byClient biggest', `ask self`], { slots: 'P' }),
  f('top-client', ['giveMe most client|who business|revenue', `giveMe most business revenue ${who}`], {
    slots: 'P',
  }),
  f('revenue', ['revenue byClient', `revenue breakdown issued invoice ${who}`], { slots: 'P' }),
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
  f('late-payers', ['payTime byClient|client', `average byClient client total ${who}`], {}),
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
  f('last-payment', ['last payments', `when who payDone client their howLong agoWord ageing ${who}`], {
    slots: 'C',
  }),
  f('last-payment', ['last moneyWord', `when who payDone client moneyWord last payments ${who}`], {
    slots: 'C',
  }),
  f('last-payment', ['longAgo payDone|payments', `longAgo payments client who ${who}`], { slots: 'C' }),
  f('last-payment', ['last payDone who|when', `last payments client invoice their ${who}`], { slots: 'C' }),
  f('last-payment', ['when payDone paidPast', `last payments client ${who}`], { slots: 'C!' }),
  f('received', ['payments|payDone byClient', `payments payDone breakdown issued ${who} client`], {
    slots: 'P',
  }),
  f('received', ['payments|payDone', `payments payDone client who invoice many ${who}`], { slots: 'P!C' }),
  f('received', ['payDone howMuch|payments', `payments payDone client many ${who}`], { slots: 'PC!' }),
  f('received', ['payments', `payDone many ${who}`], { slots: 'PC!' }),
  f('open-invoices', ['payDone', `invoice ask still`], { slots: 'C!' }),
  f('open-invoices', ['inTheRed', `inTheRed ${who}`], { slots: 'C!' }),
  f('open-invoices', ['waiting invoiceWise|moneyWord', `waiting still ${who}`], { slots: 'C' }),
  f('open-invoices', ['lacking payDone', `lacking payDone invoice client who many owe issued open ${who}`], {
    slots: 'C',
  }),
  f('open-invoices', ['payments steht aus', `client ${who}`], { slots: 'C' }),
  f('open-invoices', ['balance', `balance owe ask self still`], { slots: 'C!' }),
  f('open-invoices', ['outstanding', `outstanding owe invoice client payments many issued ${who}`], {
    slots: 'C',
  }),
  f('who-owes', ['debtor biggest|most|furthest', `ask self`], {}),
  f('open-invoices', ['debtor', 'ask self'], {}),
  f('who-owes', ['who|client owe most|biggest', `owe client invoice ${who} most`], {}),
  f('who-owes', ['owe client eachOne', `owe eachOne ${who}`], {}),
  f('who-owes', ['biggest|most owe', `invoice client ${who} owe`], {}),
  f('open-invoices', ['owe', `invoice still ${who} many`], { slots: 'C!' }),
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
  f('open-invoices', ['owe billed', `billed still ${who}`], { slots: 'C' }),
  f('open-invoices', ['owe invoice|howMuch|payments', `still many payments client ${who} issued`], {
    slots: 'C',
  }),
  f(
    'overdue',
    [
      'overdue invoice|howMuch|many|who|client|owe|payments|toPay',
      `overdue invoice many who client owe payments toPay payDone issued need moneyWord ${who}`,
    ],
    {
      slots: 'C',
    },
  ),
  f('overdue', ['pastTerm invoice|howMuch|owe|pastIt', `pastTerm pastIt term invoice owe moneyWord ${who}`], {
    slots: 'C',
  }),
  f('overdue', ['term|payTerm pastIt', `term payTerm pastIt ${who}`], {}),
  f(
    'overdue',
    [
      'term|payTerm pastIt invoice|owe|who|client',
      `term payTerm pastIt relative invoice owe who client ${who}`,
    ],
    { slots: 'C' },
  ),
  f('overdue', ['overdue', `need sent who moneyWord ${who}`], { slots: 'C' }),
  f('last-invoice', ['longAgo issued|invoice', `longAgo issued invoice billed charging client ${who}`], {
    slots: 'C',
  }),
  f('last-invoice', ['last invoice', `when issued who client howLong agoWord ageing ${who}`], { slots: 'C' }),
  f('last-invoice', ['last issued', `when invoice client ${who}`], { slots: 'C!' }),
  f(
    'next-due',
    [
      'soonest due|payTerm',
      `soonest due payTerm when invoice owe open client toPay still among who lapse upNext one ${who}`,
    ],
    { slots: 'C' },
  ),
  f(
    'next-due',
    [
      'next moneyWord|payments awaited|ought|according|upNext|payDone',
      `next moneyWord payments awaited ought according upNext payDone payTerm when client ${who}`,
    ],
    { slots: 'C' },
  ),
  f(
    'next-due',
    [
      'next client|who|invoice ought payDone|toPay',
      `next client who invoice ought payDone toPay owe open ${who}`,
    ],
    { slots: 'C' },
  ),
  f('next-due', ['next who toPay upNext', `next who toPay upNext ${who}`], { slots: 'C' }),
  f(
    'next-due',
    [
      'next invoice ought toPay|payDone',
      `next invoice ought toPay payDone owe open when upNext state ${who}`,
    ],
    { slots: 'C' },
  ),
  f(
    'next-due',
    ['next due|payments', `when invoice payments due payDone expected client among upNext one ${who}`],
    { slots: 'C' },
  ),
  f('due-invoices', ['invoice payTerm', `payTerm due many when untilWord ${who}`], { slots: 'P!FC' }),
  f('due-invoices', ['due invoice|payments|invoiceWise', `many when invoiceWise untilWord ${who}`], {
    slots: 'P!FC',
  }),
  f('due-invoices', ['awaited payments|moneyWord', `awaited payments moneyWord payDone many when ${who}`], {
    slots: 'P!FC',
  }),
  f(
    'due-invoices',
    [
      'according due|payTerm moneyWord|howMuch|due|payDone',
      `according due payTerm moneyWord payDone ought toPay invoice client ${who}`,
    ],
    { slots: 'P!FC' },
  ),
  f('due-invoices', ['invoice|payTerm lapse', `invoice payTerm lapse many ${who}`], { slots: 'P!FC' }),
  f('deadlines', ['due|deadline', `untilWord next project need still nearby dayNoun theirs ${who}`], {
    slots: 'P!F',
  }),
  f('deadlines', ['deadline', `untilWord next when project need still nearby dayNoun theirs ${who}`], {
    slots: 'PF',
  }),
  f(
    'unsent',
    [
      'unsent invoice|client|finalised',
      `unsent invoice client finalised left many still issued lacking waiting used created ${who}`,
    ],
    { slots: 'C' },
  ),
  f('unsent', ['need sent invoice', `need sent left many ${who}`], { slots: 'C' }),
  f('unsent', ['sent lacking invoice', `sent lacking left many issued or ${who}`], { slots: 'C' }),
  f('drafts', ['draft', `draft invoice open many still issued unfinished finalised created lacking ${who}`], {
    slots: 'C',
  }),
  f(
    'drafts',
    ['unfinished invoice', `unfinished invoice open many still issued lacking finalised made ${who}`],
    { slots: 'C' },
  ),

  f('credits', ['credit', `credit many issued invoice giveBack via their who ${who}`], { slots: 'PC' }),
  f('credits', ['giveBack invoice', `giveBack invoice many ${who}`], { slots: 'PC' }),
  f('vat', ['vat', `collected invoice revenue issued need share owe vatReturn ${who}`], { slots: 'PC' }),
  f('vat', ['tax invoice', `tax invoice collected issued payDone ${who}`], { slots: 'PC' }),
  ...termFrames,
  f('unbilled-by-project', ['unbilled byProject', `hours work expected breakdown many left ${who}`], {
    slots: 'PC',
  }),
  f(
    'unbilled-by-project',
    ['lacking billed byProject|project', `lacking billed hours work breakdown many most ${who}`],
    {
      slots: 'PC',
    },
  ),
  f('unbilled-by-project', ['unbilled project', `hours work most many owe open lacking state ${who}`], {
    slots: 'P',
  }),
  f('unbilled', ['who can sendBill', `who can sendBill ${who}`], {}),
  f('unbilled', ['can billed what', `can billed what hours work many expected ${who}`], { slots: 'PJC' }),
  f('unbilled', ['unbilled byClient|client', `hours work breakdown most many ${who}`], { slots: 'P' }),
  f('unbilled', ['expected unbilled', `hours work revenue many ${who}`], { slots: 'PJC' }),
  f('unbilled', ['expected revenue', `hours work unbilled ${who}`], { slots: 'JC' }),
  f('unbilled', ['unbilled', `hours work many billable entry revenue unfinished ${who}`], { slots: 'PJC' }),
  f('unbilled', ['need billed what', `need billed what hours work many ${who}`], { slots: 'PJC' }),
  f(
    'unbilled',
    [
      'lacking billed hours|work|howMuch|ask|entry',
      `lacking billed hours work many entry billable unfinished ${who}`,
    ],
    {
      slots: 'PJC',
    },
  ),
  f('revenue', ['quantity didMake', 'quantity didMake total'], { slots: 'P!C' }),
  f('revenue', ['revenue', `revenue issued invoice many ${who}`], { slots: 'P!C' }),
];
