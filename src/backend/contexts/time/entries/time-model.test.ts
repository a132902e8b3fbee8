import { seededRandom } from '../../../../../test/support/seeded-random.ts';
import { sqliteDrivers } from '../../../testing/databases.ts';
import { playHistories } from '../../../testing/time-model/play-histories.ts';
import { playWindows } from '../../../testing/time-model/play-windows.ts';

/** The bench plays thousands (bench/time-model.ts). */
const seed = Number(process.env['VIREO_SEED'] ?? Date.now() % 2 ** 31);

describe('random histories of time', () => {
  for (const driver of sqliteDrivers) {
    it(`come to what the model says, over kills between any two steps, on ${driver} (10 of seed ${seed})`, async () => {
      await playHistories({ count: 10, seed, length: 40, driver });
    }).timeout(240_000);
  }

  it(`in eight windows come to one truth, whatever arrives twice, late or not at all (30 of seed ${seed})`, async () => {
    await playWindows(30, seededRandom(seed));
  }).timeout(240_000);
});
