/** What is asked about time. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch many';
const all = 'PJC';

export const timeFrames = [
  f('target', ['toWork hours|work|quantity', `hours work compare left still many quantity toWork ${who}`], {
    slots: 'P!',
  }),
  f('hours-project', ['timeGone', `hours work breakdown made ${who}`], {
    slots: 'P!C',
    set: { group: 'project' },
  }),
  f('compare-hours', ['busier', `compare hours work busier last or ${who}`], { slots: '2P!JC' }),
  f('compare-hours', ['compare hours|work', `${who} hours work day self last total or made`], {
    slots: '2P!JC',
  }),
  f('hours-by-day', ['byDay', `hours work breakdown made total ${who}`], { slots: all }),
  f('hours-by-week', ['byWeek', `hours work breakdown made total ${who}`], { slots: all }),
  f('hours-by-month', ['byMonth hours|work', `hours work breakdown made total ${who}`], { slots: all }),
  f('hours-by-task', ['byTask', `hours work breakdown most longest biggest made ${who}`], { slots: all }),
  f('hours-by-task', ['task hours|breakdown', `hours work breakdown most longest biggest made ${who}`], {
    slots: all,
  }),
  f('hours-by-person', ['byPerson', `hours work breakdown most team total ${who}`], { slots: all }),
  f(
    'hours-by-person',
    ['who quantity|hours|most effort', 'ask work hours howMuch many most longest team made'],
    {
      slots: all,
    },
  ),
  f('hours-by-person', ['team hours', 'ask work hours howMuch many most breakdown total made'], {
    slots: all,
  }),
  f('hours-by-person', ['team quantity effort', 'ask work howMuch'], { slots: all }),
  f('hours-project', ['byProject hours|work|breakdown', `hours work breakdown made total ${who}`], {
    slots: 'PC',
    set: { group: 'project' },
  }),
  f('hours-client', ['byClient hours|work|breakdown', `hours work breakdown made total most ${who}`], {
    slots: 'P',
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
  f('average-week', ['average byWeek|week', `hours work ${who} week`], { slots: all }),
  f('average-day', ['average byDay|day', `hours work ${who} day byDay`], { slots: all }),
  f('average-day', ['average hours', `work ${who}`], { slots: all }),
  f('longest-day', ['longest day', `hours work ${who} when most made`], { slots: all }),
  f('longest-day', ['day|when most|longest|biggest hours|work', `${who} hours day made`], { slots: all }),
  f('longest-day', ['day biggest', `${who} hours work`], { slots: all }),
  f('days-worked', ['many day work', `${who} hours`], { slots: all }),
  f('days-worked', ['many day hours', `${who} hours work`], { slots: 'P!JC' }),
  f('first-last', ['until work|finish|made', `work hours day finish made ${who}`], { slots: 'P!' }),
  f('first-last', ['fromWhen', `work hours begin finish ${who} when`], { slots: 'P' }),
  f('first-last', ['begin|finish when', `work hours day entry first last ${who}`], { slots: 'P!JC' }),
  f('first-last', ['first last work|entry', `hours entry ${who} when`], { slots: 'P!' }),
  f('without-note', ['withoutNote', `hours work entry many billable ${who}`], { slots: all }),
  f('without-note', ['note lacking', `hours work entry many still writing ${who} note lacking`], {
    slots: all,
  }),
  f('without-rate', ['withoutRate', `hours work entry project many ${who} withoutRate`], {}),
  f('without-rate', ['rate lacking', `project hours work entry many still ${who} rate lacking`], {}),
  f('loose-time', ['timesheet lacking hours|work|entry', `hours work entry many still ${who} lacking`], {
    slots: 'P',
  }),
  f('loose-time', ['loose', `still ${who}`], { slots: 'P' }),
  f('timesheets', ['timesheet lacking|still submitted', `many week open lacking still submitted ${who}`], {
    slots: 'P',
    set: { action: 'submit' },
  }),
  f(
    'timesheets',
    [
      'timesheet approved lacking|still|owe|ask|many|request',
      `lacking many week open lacking still owe request ${who}`,
    ],
    {
      slots: 'P',
      set: { action: 'approve' },
    },
  ),
  f('timer', ['timer running', `${who} still hours timer`], {}),
  f('timer', ['runningOnly', `${who} still`], {}),
  f('timer', ['running hours', `${who} still work`], {}),
  f('last-work', ['last entry|work|made', `hours project when made ${who}`], { slots: 'JC' }),
  f('count-entries', ['many entry', `work made total ${who}`], { slots: all }),
  f('entries', ['entry', `work hours made total ${who}`], { slots: 'P!JC' }),
  f(
    'billable-share',
    ['billable|notBillable share', `hours work ${who} billable notBillable compare between breakdown`],
    {
      slots: all,
    },
  ),
  f('billable-share', ['share billed', `can hours work billable billed ${who}`], { slots: all }),
  f('billable-share', ['billable notBillable', `hours work compare between breakdown share ${who}`], {
    slots: all,
  }),
  f('overtime', ['overtime', `hours work made still total left or ${who}`], { slots: 'P' }),
  f('utilisation', ['utilisation', `hours work rate state target compare made ${who}`], { slots: 'P' }),
  f('target', ['target', `hours work left made ${who} still many`], { slots: 'P' }),
  f('target', ['left hours self', `work ${who} left still`], { slots: 'P!' }),
  f('target', ['longTarget', `target hours work left made still many ${who}`], { slots: 'P!' }),
  f('days-worked', ['workday', `work many ${who}`], { slots: 'P!JC' }),
  f('free-days', ['publicHoliday toCome', 'toCome publicHoliday many ask'], { slots: 'P!F', isToCome: true }),
  f('free-days', ['freeDay', `next planned ${who} when`], { slots: 'PF' }),
  f('loose-time', ['loose hours|work|entry', `hours work ${who} still`], { slots: 'P' }),
  f('worked-on', ['summary', `work hours day week month made ${who}`], { slots: 'P!JC' }),
  f('hours-project', ['hours', `work total made ${who}`], { slots: 'PJ!' }),
  f('hours-project', ['quantity effort', 'ask self work hours total quantity effort'], { slots: 'P!J!' }),
  f('hours-client', ['hours', `work total made ${who}`], { slots: 'PC!' }),
  f('hours-client', ['quantity done', 'ask self quantity done'], { slots: 'P!C!' }),
  f('hours-project', ['quantity done', 'ask self quantity done'], { slots: 'P!J!' }),
  f('hours-client', ['quantity effort', 'ask self work hours total quantity effort'], { slots: 'P!C!' }),
  f('hours-period', ['hours', `work total made ${who}`], { slots: 'P!' }),
  f('hours-period', ['quantity effort', 'ask self work hours total quantity effort'], { slots: 'P!' }),
];
