import assert from 'node:assert/strict';
import type { TimeEntry } from '../../../api-client/index.ts';
import { inEnglish as t } from '../../platform/words.ts';
import { describeCrops, describeWarnings } from './entry-rule-words.ts';

const span = (from: string, to: string) => ({ startedAt: from, endedAt: to, seconds: 0 });
const neighbour = (...after: ReturnType<typeof span>[]) => ({
  id: 'e1',
  version: 1,
  projectId: 'p1',
  note: '',
  before: span('8:00', '10:00'),
  after,
});
const entry = (change: Pick<TimeEntry, 'overlaps' | 'warnings'>) => change as TimeEntry;

describe('describeCrops', () => {
  it('says what each one is and becomes, two pieces included', () => {
    const spanOf = ({ startedAt, endedAt }: ReturnType<typeof span>) => `${startedAt}–${endedAt}`;

    assert.equal(
      describeCrops([neighbour(span('8:00', '9:00'), span('9:30', '10:00'))], spanOf, t),
      'The entry takes time from another one of yours: 8:00–10:00 → 8:00–9:00, 9:30–10:00.',
    );
  });
});

describe('describeWarnings', () => {
  it('tells all of it at once, and nothing where there is nothing', () => {
    const missing = { code: 'field_missing', message: '', field: 'tags' } as const;
    const limit = { code: 'daily_limit', message: '', field: 'endedAt' } as const;

    assert.equal(describeWarnings(entry({ overlaps: [], warnings: [] }), t), undefined);
    assert.equal(
      describeWarnings(entry({ overlaps: ['e2'], warnings: [missing, limit] }), t),
      'The entry shares time with another one of yours. The week cannot be submitted yet: the entry needs a Tag. The day is past its limit.',
    );
  });
});
