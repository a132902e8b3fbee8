import assert from 'node:assert/strict';
import { type CorpusCase, readCases } from '../../scripts/corpus/cases.ts';
import { judgeCorpus, type Verdict, wrong } from '../../scripts/corpus/score.ts';
import { readLedger } from '../../scripts/corpus.ts';
import { projectRoot } from '../../scripts/paths.ts';

const cases = readCases(projectRoot);
/** Of bad and of good cases: below that, a percentage says nothing. */
const fewest = 5;
const areas = [...new Set(cases.map(({ area }) => area))];

/** The ledger says what the scanner is known to get wrong; whatever else it gets wrong has become worse. */
describe('corpus', () => {
  let verdicts: readonly Verdict[];

  before(async function judge() {
    this.timeout(120_000);
    verdicts = await judgeCorpus(projectRoot);
  });

  for (const area of areas) {
    it(`judges ${area} no worse than the ledger says`, () => {
      const known = new Set(readLedger());
      const worse = wrong(verdicts.filter((each) => each.case.area === area)).filter(
        ({ id }) => !known.has(id),
      );
      assert.deepEqual(worse.map(said), []);
    });
  }

  it('has at least five bad and five good cases of every weakness', () => {
    const folders = new Map<string, { bad: number; good: number }>();
    for (const { area, weakness, isBad } of cases) {
      const { bad, good } = folders.get(`${area}/${weakness}`) ?? { bad: 0, good: 0 };
      folders.set(`${area}/${weakness}`, { bad: bad + Number(isBad), good: good + Number(!isBad) });
    }
    const few = [...folders].filter(([, { bad, good }]) => bad < fewest || good < fewest);
    assert.ok(folders.size > 100);
    assert.deepEqual(few, []);
  });

  it('has no case in its ledger that is gone', () => {
    const ids = new Set(cases.map(({ id }) => id));
    assert.deepEqual(
      readLedger().filter((id) => !ids.has(id)),
      [],
    );
  });
});

function said({ id, isBad }: CorpusCase): string {
  return isBad ? `missed: ${id}` : `false alarm: ${id}`;
}
