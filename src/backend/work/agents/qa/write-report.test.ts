import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { mutantOperators } from '../../../../scanner/mutants/mutant.ts';
import { operators } from './hints.ts';
import {
  describeMutant,
  type MutantOutcome,
  type MutationState,
  shareOf,
  type TriedMutant,
} from './mutation.ts';
import { describeMade } from './write-report.ts';

const mutant = (at: number, outcome: MutantOutcome, later?: MutantOutcome): TriedMutant => ({
  file: 'src/price.js',
  operator: 'arithmetic',
  start: at,
  end: at + 1,
  lineZeroBased: at,
  before: '+',
  after: '-',
  inFunction: 'price',
  outcome,
  ...(later !== undefined && { later: { outcome: later } }),
});
const stateOf = (mutants: readonly TriedMutant[], more: Partial<MutationState> = {}): MutationState => ({
  command: 'node --test',
  files: ['src/price.js'],
  places: mutants.length,
  mutants,
  dropped: [],
  rounds: 1,
  sentBack: '',
  ...more,
});
const lived = (killed: number, of: number) =>
  Array.from({ length: of }, (_, at) => mutant(at, 'lived', at < killed ? 'killed' : 'lived'));

describe('the report of mutants', () => {
  it('says that the goal is met at 60 % of those that lived, and not below', () => {
    const short = describeMade(stateOf([...lived(59, 100), mutant(200, 'killed')]), ['a.test.js'], []);
    const met = describeMade(stateOf([...lived(60, 100), mutant(200, 'killed')]), ['a.test.js'], []);

    assert.match(short.made.shortfall ?? '', /59 of the 100 .*: 59 %\. Asked are 60 %: not reached\./);
    assert.equal(met.made.shortfall, undefined);
    assert.match(met.notes[0] ?? '', /60 of the 100 .*: 60 %\. Asked are 60 %: reached\./);
  });

  it('never rounds up to the goal: 599 of 1,000 are not 60 %', () => {
    const share = shareOf({ mutants: lived(599, 1_000) });
    assert.deepEqual([share.percent, share.isReached], [59, false]);
  });

  it('counts each mutant once, whatever became of it', () => {
    const outcome = fc.constantFrom<MutantOutcome>('killed', 'lived', 'timed-out', 'not-run');
    const tried = fc.array(fc.tuple(outcome, fc.option(outcome, { nil: undefined })), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(tried, (outcomes) => {
        const mutants = outcomes.map(([was, then], at) =>
          mutant(at, was, was === 'lived' ? then : undefined),
        );
        const { report } = describeMade(stateOf(mutants), [], []).made;
        const ran = mutants.filter((each) => each.outcome !== 'not-run').length;
        assert.ok(report.includes(`${mutants.length} were chosen, ${ran} ran`));
        if (ran === 0) return;
        for (const each of mutants) assert.equal(report.split(describeMutant(each)).length, 2);
        const [, cells = ''] = /\| arithmetic \|[^|]*\|(.*)\|$/m.exec(report) ?? [];
        const [all = 0, ...parts] = cells.split('|').map(Number);
        assert.deepEqual([all, parts.reduce((sum, part) => sum + part, 0)], [ran, ran]);
      }),
    );
  });

  it('shows code and names of tests as text, whatever stands in them', () => {
    const evil = { ...mutant(1, 'killed'), before: '`a`\n# x', by: '![x](http://evil.example) <b>' };
    const { report } = describeMade(stateOf([evil, mutant(2, 'lived')]), [], []).made;

    assert.ok(report.includes("`'a' # x`"));
    assert.ok(!/!\[|<b>/.test(report));
  });

  it('names each operator with an example and what a test should check', () => {
    assert.deepEqual(Object.keys(operators).toSorted(), [...mutantOperators].toSorted());
  });
});
