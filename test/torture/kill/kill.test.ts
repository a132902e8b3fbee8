import assert from 'node:assert/strict';
import { seededRandom } from '../../support/seeded-random.ts';
import { faultsOf, runKills } from './kill-rounds.ts';

const kills = Number(process.env['VIREO_KILLS'] ?? 25);
const seed = Number(process.env['VIREO_SEED'] ?? Date.now());

for (const driver of ['sqljs', 'node-sqlite'] as const) {
  describe(`${kills} kills of a writer on ${driver} (seed ${seed})`, () => {
    it('lose nothing that was acknowledged and leave nothing half done', async () => {
      const result = await runKills({ driver, kills, random: seededRandom(seed) });

      assert.deepEqual(result.faults, []);
      assert.ok(result.acknowledged > kills, 'hardly anything was written');
    }).timeout(60_000 + kills * 5_000);
  });
}

describe('the look at what a killed writer left', () => {
  const whole = { entries: 5, highest: 5, log: 5, total: 5 };
  const acknowledged = { batch: 5, interactive: 5, single: 5 };
  const single = { entries: 5, highest: 5, log: 0, total: 0 };

  it('finds no fault with all of it', () => {
    assert.deepEqual(faultsOf({ batch: whole, interactive: whole, single }, acknowledged), []);
  });

  it('finds what is lost, in each lane', () => {
    const faults = faultsOf(
      { batch: whole, interactive: whole, single },
      { batch: 6, interactive: 6, single: 6 },
    );

    assert.equal(faults.length, 3);
    assert.ok(faults.every((fault) => fault.startsWith('lost')));
  });

  for (const half of [{ entries: 4 }, { log: 4 }, { total: 4 }, { highest: 6 }]) {
    it(`finds what is half applied: ${JSON.stringify(half)}`, () => {
      const [fault] = faultsOf({ batch: { ...whole, ...half }, interactive: whole, single }, acknowledged);

      assert.match(fault ?? '', /^half applied: batch/);
    });
  }
});
