/**
 * Random histories of one person's time over kills between any two steps, against a plain model, and eight windows whose
 * requests arrive twice, late or not at all: how many come to what they must. `npm test` plays less than a hundredth of it. A run
 * is that of its seed, which is printed; `VIREO_SEED` begins with another one.
 */
import { playHistories } from '../src/backend/testing/time-model/play-histories.ts';
import { playWindows } from '../src/backend/testing/time-model/play-windows.ts';
import { seededRandom } from '../test/support/seeded-random.ts';
import { atLeast, type Benchmark, type BenchRow } from './benchmark.ts';
import { sized } from './size.ts';

const histories = sized(5_000, 4);
const interleavings = sized(10_000, 4);
/** In stores of their own, so that the last ones wait no longer for a database that has grown than the first. */
const batch = sized(250, 2);

/** How many came to what they must before one did not: what went wrong is printed with what is needed to see it again. */
async function countGood(
  name: string,
  count: number,
  play: (from: number) => Promise<void>,
): Promise<number> {
  for (let from = 0; from < count; from += batch) {
    console.error(`time-model: ${name} ${from} of ${count}`);
    try {
      await play(from);
    } catch (error) {
      console.error(error);
      return from;
    }
  }
  return count;
}

function allOf(name: string, ours: number, peer: number): BenchRow {
  return atLeast({ name, unit: '', ours, peer, peerName: 'all' }, 1);
}

export const benchmark: Benchmark = {
  name: 'time-model',
  async run() {
    const seed = Number(process.env['VIREO_SEED'] ?? Date.now() % 2 ** 31);
    console.error(`time-model: seed ${seed}`);
    const played = await countGood('history', histories, (from) =>
      playHistories({ count: batch, seed: seed + from, length: 40 }),
    );
    const shown = await countGood('interleaving', interleavings, (from) =>
      playWindows(batch, seededRandom(seed + from)),
    );
    return [
      allOf('random histories of time that come to what the model says', played, histories),
      allOf('interleavings of eight windows that come to one truth', shown, interleavings),
    ];
  },
};
