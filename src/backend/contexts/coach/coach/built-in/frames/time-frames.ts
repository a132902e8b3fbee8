/** What is asked about time. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch many';
const all = 'PJC';
const rowsOf = 'hours work breakdown made total rows parting theirs';
const ofLongTarget = `target hours work left made still many relative ${who}`;
const ofIdleDays = `work hours entry many rows relative forgot wroteDown lacking made done need dazu still ${who}`;
const times = 'hours work day ask self dayPart still made';

/** How many hours, by what, and on which days. */
const hoursFrames = [
  f(
    'idle-days',
    [
      'didI everyDay work|hours|entry|made|wroteDown|doing',
      'work hours entry self made done wroteDown doing byDay something',
    ],
    {
      slots: 'P!JC',
    },
  ),
  f('average-week', ['roughly byWeek|week hours', `hours work cameTo made ${who}`], { slots: all }),
  f('average-day', ['roughly byDay|day hours', `hours work cameTo made ${who}`], { slots: all }),
  f('average-week', ['average byWeek|week', `hours work made done ${who} week`], { slots: all }),
  f('average-day', ['average byDay|day', `hours work made done ${who} day byDay`], { slots: all }),
  f('compare-hours', ['busier', `compare hours work busier last or doing ${who}`], { slots: '2P!JC' }),
  f(
    'compare-hours',
    ['compare hours|work', `${who} fareWord hours work day self last total or made between doing`],
    {
      slots: '2P!JC',
    },
  ),
  f('compare-hours', ['sideBySide hours|work', `hours work compare or ${who}`], { slots: '2!PJC' }),
  f('hours-by-day', ['byDay', `${rowsOf} week ${who}`], { slots: all }),
  f('hours-by-week', ['byWeek', `${rowsOf} ${who}`], { slots: all }),
  f('hours-by-month', ['byMonth hours|work', `${rowsOf} overYear cameTo ${who}`], { slots: all }),
  f('hours-by-task', ['byTask', `most longest biggest share whatThing ${rowsOf} ${who}`], { slots: all }),
  f('hours-by-task', ['task hours|breakdown', `most longest biggest share ${rowsOf} ${who}`], {
    slots: all,
  }),
  f('hours-by-person', ['byPerson', `most team ${rowsOf} ${who}`], { slots: all }),
  f('hours-by-person', ['who quantity|hours|most effort', `most longest team ${rowsOf} ${who}`], {
    slots: all,
  }),
  f('hours-by-person', ['team hours', `most who compare ${rowsOf} ${who}`], { slots: all }),
  f('hours-by-person', ['team quantity|whatThing effort', 'ask work howMuch whatThing'], { slots: all }),
  f('hours-by-day', ['days parting hours|work', `${rowsOf} ${who}`], { slots: 'P!JC' }),
  f('hours-by-week', ['weeks parting hours|work', `${rowsOf} ${who}`], { slots: 'P!JC' }),
  f('hours-by-month', ['months parting hours|work', `${rowsOf} ${who}`], { slots: 'P!JC' }),
  f('hours-project', ['byProject hours|work|breakdown|parting|timeGone', `timeGone ${rowsOf} ${who}`], {
    slots: 'PC',
    set: { group: 'project' },
  }),
  f(
    'hours-client',
    ['byClient hours|work|breakdown|parting|timeGone', `most share timeGone ${rowsOf} ${who}`],
    {
      slots: 'P',
      set: { group: 'client' },
    },
  ),
  f('hours-project', ['projects rows|parting|theirs hours', `${rowsOf} ${who}`], {
    slots: 'P!C',
    set: { group: 'project' },
  }),
  f('hours-client', ['clients rows|parting|theirs hours', `share ${rowsOf} ${who}`], {
    slots: 'P!',
    set: { group: 'client' },
  }),
  f('hours-project', ['whichProject many|howMuch hours', `${rowsOf} ${who}`], {
    slots: 'P!C',
    set: { group: 'project' },
  }),
  f('hours-client', ['whichClient many|howMuch|partOf hours', `payDone share ${rowsOf} ${who}`], {
    slots: 'P!',
    set: { group: 'client' },
  }),
  f(
    'hours-project',
    [
      'project most|biggest|longest hours|work',
      `hours work most payDone made still ${who} when longest biggest`,
    ],
    {
      slots: 'PC',
      set: { group: 'project' },
    },
  ),
  f(
    'hours-client',
    [
      'client most|biggest|longest hours|work',
      `hours work most who payDone made still longest biggest ${who}`,
    ],
    {
      slots: 'P',
      set: { group: 'client' },
    },
  ),
  f('average-day', ['average hours', `work ${who}`], { slots: all }),
  f('longest-day', ['longest day', `hours work ${who} when most made`], { slots: all }),
  f('longest-day', ['day|when most|longest|biggest hours|work', `${who} hours day made`], { slots: all }),
  f('longest-day', ['day biggest', `${who} hours work`], { slots: all }),
  f('longest-day', ['byDay longest|biggest|most total', `hours work when ${who}`], { slots: all }),
  f('days-worked', ['many day work', `${who} hours whatThing`], { slots: all }),
  f('days-worked', ['many day hours', `${who} hours work`], { slots: 'P!JC' }),
  f('days-worked', ['daysCounted work', `${who} hours howOften`], { slots: 'P!JC' }),
  f('days-worked', ['days', 'self many'], { slots: 'PJ!C' }),
];

/** Hours of something; last, since many other questions have their words. */
const plainFrames = [
  f('hours-project', ['hours', `work total made cameTo ${who}`], { slots: 'PJ!' }),
  f('hours-project', ['quantity effort', 'ask self work hours total quantity effort'], { slots: 'P!J!' }),
  f('hours-client', ['hours', `work total made cameTo ${who}`], { slots: 'PC!' }),
  f('hours-client', ['quantity done', 'ask self quantity done'], { slots: 'P!C!' }),
  f('hours-project', ['quantity done', 'ask self quantity done'], { slots: 'P!J!' }),
  f('hours-client', ['quantity effort', 'ask self work hours total quantity effort'], { slots: 'P!C!' }),
  f('hours-period', ['hours', `work total made cameTo ${who}`], { slots: 'P!' }),
  f('hours-period', ['quantity effort', 'ask self work hours total quantity effort'], { slots: 'P!' }),
];

const entryFrames = [
  f('first-last', ['until work|finish|made', `finish ${times} ${who}`], { slots: 'P!' }),
  f('first-last', ['fromWhen', `hours work begin finish ${who} when`], { slots: 'P' }),
  f('first-last', ['sinceWhen work|begin', `begin ${times}`], { slots: 'P!' }),
  f('first-last', ['howEarly', `self begin ${times}`], { slots: 'P!' }),
  f('first-last', ['startTime', `begin finish when ${times}`], { slots: 'P!JC' }),
  f('first-last', ['begin|finish when', `entry first last ${times} ${who}`], { slots: 'P!JC' }),
  f('first-last', ['begin finish', `when ${times}`], { slots: 'P!JC' }),
  f('first-last', ['first|begin thisMorning when', `entry ${times}`], {}),
  f('first-last', ['first last work|entry', `hours entry ${who} when`], { slots: 'P!' }),
  f('first-last', ['first|last entry when', `hours work dayPart ${who}`], { slots: 'P!' }),
  f('without-note', ['withoutNote', `hours work entry many billable relative writing ${who}`], {
    slots: all,
  }),
  f(
    'without-note',
    [
      'note lacking|need|toWork',
      `hours work entry many still writing need toWork relative ${who} note lacking`,
    ],
    { slots: all },
  ),
  f('without-note', ['entry|hours need|toWork dazu', `still toWork need ${who}`], { slots: all }),
  f('without-note', ['forgot writing|dazu', `self ask relative whatThing doing made dazu`], { slots: all }),
  f(
    'without-rate',
    [
      'withoutRate',
      `hours work entry project many priced because whereby cannot billed lacking found still isSet relative theirs ${who} withoutRate`,
    ],
    {},
  ),
  f(
    'without-rate',
    [
      'rate lacking',
      `project hours work entry many still priced whereby found isSet relative theirs ${who} rate lacking`,
    ],
    {},
  ),
  f(
    'loose-time',
    [
      'timesheet lacking hours|work|entry|onSheet|whatThing',
      `hours work entry many still onSheet relative partOf ${who} lacking`,
    ],
    { slots: 'P' },
  ),
  f(
    'loose-time',
    ['timesheet outside hours|work|entry', `hours work entry many still onSheet relative ${who}`],
    { slots: 'P' },
  ),
  f('loose-time', ['loose', `hours work entry onSheet relative still ${who}`], { slots: 'P' }),
  f('loose-time', ['loose hours|work|entry', `onSheet timesheet lacking relative still ${who}`], {
    slots: 'P',
  }),
  f('last-work', ['last entry|work|made|activity|topic', `hours project when made whatThing ${who}`], {
    slots: 'JC',
  }),
  f('last-work', ['leftOff', `work topic whatThing ${who}`], { slots: 'JC' }),
  f('count-entries', ['many entry', `work made total hours parting ${who}`], { slots: all }),
  f('count-entries', ['quantity entry', 'quantity total ask self'], { slots: all }),
  f('count-entries', ['howOften wroteDown', `work whatThing ${who}`], { slots: 'P!JC' }),
  f('entries', ['entry', `work hours made total rows parting ${who}`], { slots: 'P!JC' }),
  f('entries', ['whatThing wroteDown', 'ask self work planned made'], { slots: 'P!JC' }),
  f('worked-on', ['summary', `work hours day week month made topic activity need ${who}`], { slots: 'P!JC' }),
  f('worked-on', ['whatThing doing', 'ask self work made topic activity'], { slots: 'P!JC' }),
  f('worked-on', ['topic', 'ask self work made whatThing'], { slots: 'P!JC' }),
  f('worked-on', ['activity self', 'ask self whatThing'], { slots: 'P!JC' }),
];

const sheetFrames = [
  f('timesheets', ['timesheet submitted', `still week ${who}`], { slots: 'P!', set: { action: 'submit' } }),
  f('timesheets', ['timesheet approved', `still week ${who}`], { slots: 'P!', set: { action: 'approve' } }),
  f('timesheets', ['timesheet approved self', 'ask self week'], { slots: 'P!' }),
  f('timesheets', ['timesheet lacking|still submitted', `many week open lacking still submitted ${who}`], {
    slots: 'P',
    set: { action: 'submit' },
  }),
  f('timesheets', ['week|weeks submitted still|lacking|toWork', `toWork lacking many need still ${who}`], {
    set: { action: 'submit' },
  }),
  f('timesheets', ['timesheet draft', `still many week ${who}`], { slots: 'P', set: { action: 'submit' } }),
  f('timesheets', ['timesheet upToDate', `self ask`], {}),
  f(
    'timesheets',
    [
      'timesheet approved lacking|still|left|owe|ask|many|request',
      `lacking many week open lacking still left owe request ${who}`,
    ],
    {
      slots: 'P',
      set: { action: 'approve' },
    },
  ),
  f('timesheets', ['week|weeks approved still|lacking|toWork', `toWork lacking many need still ${who}`], {
    set: { action: 'approve' },
  }),
];

const targetFrames = [
  f('target', ['toWork hours|work|quantity', `hours work compare left still many quantity toWork ${who}`], {
    slots: 'P!',
  }),
  f('target', ['whenCan finish', `made left target still day ${who}`], { slots: 'P' }),
];

export const timeFrames = [
  ...targetFrames,
  f('hours-project', ['timeGone', `hours work breakdown made ${who}`], {
    slots: 'P!C',
    set: { group: 'project' },
  }),
  ...hoursFrames,
  ...entryFrames,
  ...sheetFrames,
  f('timer', ['timer running', `${who} still hours timer when sinceWhen`], {}),
  f('timer', ['runningOnly', `${who} still`], {}),
  f('timer', ['running hours', `${who} still work`], {}),
  f(
    'billable-share',
    [
      'billable|notBillable share',
      `hours work whatThing ${who} billable notBillable compare between breakdown`,
    ],
    {
      slots: all,
    },
  ),
  f('billable-share', ['share billed', `can hours work billable billed ${who}`], { slots: all }),
  f('billable-share', ['billable notBillable', `hours work compare between breakdown share ${who}`], {
    slots: all,
  }),
  f('overtime', ['overtime', `hours work made still total left or balance ${who}`], { slots: 'P' }),
  f('overtime', ['onTrack', `hours work still ${who}`], { slots: 'P' }),
  f('overtime', ['exceeding target', `exceeding hours work left ${who}`], { slots: 'P' }),
  f('utilisation', ['utilisation', `hours work rate state target compare made used share or left ${who}`], {
    slots: 'P',
  }),
  f('utilisation', ['share target', `hours work made compare left used longest share ${who}`], {
    slots: 'P',
  }),
  f('target', ['target', `hours work left made week day relative ${who} still many`], { slots: 'P' }),
  f('target', ['left hours self', `work ${who} left still`], { slots: 'P!' }),
  f('target', ['dayTarget', ofLongTarget], { slots: 'P', unit: 'day' }),
  f('target', ['monthTarget', ofLongTarget], { slots: 'P', unit: 'month' }),
  f('target', ['yearTarget', ofLongTarget], { slots: 'P', unit: 'year' }),
  f('idle-days', ['day|days|workday lacking|idle work|hours|entry|forgot|wroteDown', ofIdleDays], {
    slots: all,
  }),
  f('idle-days', ['day|days|workday lacking|idle self', ofIdleDays], { slots: 'P!JC' }),
  f('days-worked', ['workday', `work many ${who}`], { slots: 'P!JC' }),
  f('free-days', ['publicHoliday toCome', 'toCome publicHoliday many ask'], { slots: 'P!F', isToCome: true }),
  f('free-days', ['freeDay', `next planned dayNoun hadOff ${who} when`], { slots: 'PF' }),
  ...plainFrames,
];
