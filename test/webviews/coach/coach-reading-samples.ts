/** Readings as the backend sends them. */
import type { CoachReading } from '../../../src/contract/coach/reading.ts';

export const readFrame = (more: object = {}) => ({ measure: 'hours', filters: [], ...more });
const september = { period: { from: '2026-09-01', to: '2026-09-30' } };
const choice = (label: string, more: object, detail?: string) => ({
  label,
  said: `Period: ${label}`,
  frames: [readFrame(more)],
  ...(detail !== undefined && { detail }),
});

export const septemberReading: CoachReading = {
  frames: [readFrame(september)],
  slots: [
    {
      kind: 'measure',
      name: 'Measure',
      label: 'Hours',
      choices: [
        { ...choice('Hours', september), act: 'keep' },
        { ...choice('Value of time', september), act: 'replace' },
      ],
    },
    { kind: 'filter', name: 'Task', label: 'Design', choices: [] },
    {
      kind: 'filter',
      name: 'Client',
      label: 'Lindqvist Studio',
      choices: [
        { ...choice('Lindqvist Studio', september), act: 'keep' },
        { ...choice('Without This Condition', september), act: 'without' },
      ],
    },
    {
      kind: 'period',
      name: 'Period',
      label: 'September 2026',
      choices: [
        { ...choice('September 2026', september, 'Sep 1 – 30'), act: 'keep' },
        {
          ...choice('August 2026', { period: { from: '2026-08-01', to: '2026-08-31' } }, 'Aug 1 – 31'),
          act: 'replace',
        },
        {
          ...choice(
            'Third quarter 2026',
            { period: { from: '2026-07-01', to: '2026-09-30' } },
            'Jul 1 – Sep 30',
          ),
          act: 'replace',
        },
        { ...choice('Without This Condition', {}, 'all time'), act: 'without' },
      ],
    },
  ],
};

export const unclearReading: CoachReading = {
  frames: [readFrame(september)],
  slots: [septemberReading.slots[0], septemberReading.slots[3]].filter((slot) => slot !== undefined),
  unused: {
    words: ['on site'],
    without: { ...choice('Without “on site”', september), said: 'Without “on site”' },
    guesses: [
      { ...choice('Tag #onsite', september, '6 entries'), kind: 'tag', said: 'Tag: #onsite' },
      { ...choice('Note contains “on site”', september, '4 entries'), kind: 'note' },
    ],
  },
};
