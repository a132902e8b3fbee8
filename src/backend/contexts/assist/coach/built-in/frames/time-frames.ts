/** What is asked about time. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch many';
const all = 'PJC';

export const timeFrames = [
  f('compare-hours', ['compare hours|work', `${who} hours work day self last`], { slots: '2P!JC' }),
  f('hours-by-day', ['byDay', `hours work breakdown ${who}`], { slots: all }),
  f('hours-by-week', ['byWeek', `hours work breakdown ${who}`], { slots: all }),
  f('hours-by-month', ['byMonth hours|work', `hours work breakdown ${who}`], { slots: all }),
  f('hours-by-task', ['byTask', `hours work breakdown ${who}`], { slots: all }),
  f('hours-by-person', ['byPerson', `hours work breakdown ${who}`], { slots: all }),
  f('hours-project', ['byProject hours|work|breakdown', `hours work breakdown ${who}`], {
    slots: 'PC',
    set: { group: 'project' },
  }),
  f('hours-client', ['byClient hours|work|breakdown', `hours work breakdown ${who}`], {
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
  f('longest-day', ['longest day', `hours work ${who} when most`], { slots: all }),
  f('longest-day', ['day|when most|longest hours|work', `${who} hours day`], { slots: all }),
  f('days-worked', ['many day work', `${who} hours`], { slots: all }),
  f('first-last', ['fromWhen', `work hours begin finish ${who} when`], { slots: 'P' }),
  f('first-last', ['begin|finish when', `work hours day entry first last ${who}`], { slots: 'P!JC' }),
  f('first-last', ['first last work|entry', `hours entry ${who} when`], { slots: 'P!' }),
  f('without-note', ['withoutNote', `hours work entry many billable ${who}`], { slots: all }),
  f('without-rate', ['withoutRate', `hours work entry project many ${who} withoutRate`], {}),
  f('last-work', ['last entry|work', `hours project when ${who}`], { slots: 'JC' }),
  f('count-entries', ['many entry', `work ${who}`], { slots: all }),
  f('entries', ['entry', `work hours ${who}`], { slots: 'P!JC' }),
  f('billable-share', ['billable|notBillable share', `hours work ${who} billable notBillable`], {
    slots: all,
  }),
  f('billable-share', ['billable notBillable', `hours work compare ${who}`], { slots: all }),
  f('overtime', ['overtime', `hours work made still ${who}`], { slots: 'P' }),
  f('utilisation', ['utilisation', `hours work rate state target compare ${who}`], { slots: 'P' }),
  f('target', ['target', `hours work left ${who} still many`], { slots: 'P' }),
  f('target', ['left hours self', `work ${who} left still`], { slots: 'P!' }),
  f('free-days', ['freeDay', `next planned ${who} when`], { slots: 'PF' }),
  f('loose-time', ['loose hours|work|entry', `hours work ${who} still`], { slots: 'P' }),
  f('worked-on', ['summary', `work hours day week month ${who}`], { slots: 'P!JC' }),
  f('hours-project', ['hours', `work ${who}`], { slots: 'PJ!' }),
  f('hours-client', ['hours', `work ${who}`], { slots: 'PC!' }),
  f('hours-period', ['hours', `work ${who}`], { slots: 'P!' }),
];
