import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { createNameIndex } from '../../words/names.ts';
import { isCommonWord } from '../../words/vocabulary.ts';
import { isReadAs } from './offer-questions.ts';
import { type Occasion, offeredQuestions, pickQuestions } from './questions.ts';

const flags: readonly (keyof Occasion)[] = [
  'timerRuns',
  'worked',
  'workedThisWeek',
  'workedLastWeek',
  'workedYesterday',
  'unbilled',
  'weeksToSubmit',
  'hasProjects',
  'budgets',
  'invoiced',
  'unpaid',
  'overdue',
  'findings',
  'scanned',
  'requests',
];
const occasions = fc
  .tuple(...flags.map(() => fc.boolean()))
  .map((values) => Object.fromEntries(flags.map((flag, at) => [flag, values[at] === true])) as unknown)
  .map((occasion) => occasion as Occasion);

const today = '2026-11-18';
const indexOf = (...projects: readonly string[]) =>
  createNameIndex(
    projects.map((name) => ({
      kind: 'project' as const,
      id: name,
      name,
      clientName: 'Acme Ltd',
      clientId: 'c',
    })),
    isCommonWord,
  );

describe('offered questions', () => {
  for (const { asks, en, de } of offeredQuestions) {
    it(`are read as they are meant: ${en} ${de}`, () => {
      const names = indexOf('Checkout', 'Mobile app');

      assert.ok(isReadAs(asks, en, { names, today, language: 'en' }));
      assert.ok(isReadAs(asks, de, { names, today, language: 'de' }));
    });
  }

  it('are left out where a record has taken their words', () => {
    const timer = offeredQuestions.find(({ asks }) => asks === 'timer');
    const names = indexOf('Timer', 'Läuft');

    assert.ok(timer && !isReadAs(timer.asks, timer.de, { names, today, language: 'de' }));
  });

  it('are six, and no two alike, whatever there is and may be seen', () => {
    fc.assert(
      fc.property(occasions, fc.boolean(), fc.constantFrom('en', 'de'), (occasion, sees, language) => {
        const picked = pickQuestions(occasion, { language, may: () => sees, isUnderstood: () => true });

        assert.equal(new Set(picked).size, 6);
      }),
    );
  });

  it('ask about nothing that may not be seen', () => {
    const all = Object.fromEntries(flags.map((flag) => [flag, true])) as unknown as Occasion;
    const may = (topic: string): boolean => topic !== 'invoices';
    const picked = pickQuestions(all, { language: 'en', may, isUnderstood: () => true });
    const about = offeredQuestions.filter(({ en }) => picked.includes(en));

    assert.ok(about.every(({ topic }) => topic !== 'invoices'));
    assert.ok(picked.includes('How long has the timer been running?'));
  });
});
