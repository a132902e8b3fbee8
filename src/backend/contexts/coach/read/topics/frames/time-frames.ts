/** What is asked about time. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self howMuch many';
const all = 'PJC';
const ofLongTarget = `target hours work left made still many relative ${who}`;
const ofIdleDays = `work hours entry many rows relative forgot wroteDown lacking made done need dazu still ${who}`;
const times = 'hours work day ask self dayPart still made';

/** Of days on which something may be missing. */
const everyDayFrames = [
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
  ...everyDayFrames,
  ...entryFrames,
  ...sheetFrames,
  f('timer', ['timer running', `${who} still hours timer when sinceWhen`], {}),
  f('timer', ['runningOnly', `${who} still`], {}),
  f('timer', ['running hours', `${who} still work`], {}),
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
  f('free-days', ['publicHoliday toCome', 'toCome publicHoliday many ask'], { slots: 'P!F', isToCome: true }),
  f('free-days', ['freeDay', `next planned dayNoun hadOff ${who} when`], { slots: 'PF' }),
];
