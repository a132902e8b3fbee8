import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../pages/words.ts';
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
    const none = { count: 0, names: [] };
    const shared = { count: 1, names: ['9:00–10:00 API'] };
    const limit = { code: 'daily_limit', message: '', field: 'endedAt' } as const;

    assert.equal(describeWarnings({ warnings: [], shared: none }, t), undefined);
    assert.equal(
      describeWarnings({ warnings: [missing, limit], shared }, t),
      'The entry overlaps with another one of yours: 9:00–10:00 API. The week cannot be submitted yet: the entry needs a Tag. The day is past its limit.',
    );
  });

  it('names the entries that it overlaps with, and counts the rest', () => {
    const shared = { count: 7, names: ['9:00–10:00 API', '9:30–11:00 UTC-5 Shop'] };

    assert.equal(
      describeWarnings({ warnings: [], shared }, t),
      'The entry overlaps with 7 other entries of yours: 9:00–10:00 API, 9:30–11:00 UTC-5 Shop, and 5 more.',
    );
  });
});
