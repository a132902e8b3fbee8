/**
 * Random histories of one person's time over kills between any two steps, against a plain model, and eight windows whose
 * requests arrive twice, late or not at all: how many come to what they must. `npm test` plays a hundredth of it. A run
 * is that of its seed, which is printed; `VIREO_SEED` begins with another one.
 */
import { playHistories } from '../src/backend/testing/time-model/play-histories.ts';
import { playWindows } from '../src/backend/testing/time-model/play-windows.ts';
import { seededRandom } from '../test/support/seeded-random.ts';
import { atLeast, type Benchmark, type BenchRow } from './benchmark.ts';

const histories = 5_000;
const interleavings = 10_000;

/** All of them, or none: what went wrong first is printed with what is needed to see it again. */
async function countGood(count: number, play: () => Promise<void>): Promise<number> {
  try {
    await play();
    return count;
  } catch (error) {
    console.error(error);
    return 0;
  }
}

function allOf(name: string, ours: number, peer: number): BenchRow {
  return atLeast({ name, unit: '', ours, peer, peerName: 'all' }, 1);
}

export const benchmark: Benchmark = {
  name: 'time-model',
  async run() {
    const seed = Number(process.env['VIREO_SEED'] ?? Date.now() % 2 ** 31);
    console.error(`time-model: seed ${seed}`);
    const played = await countGood(histories, () => playHistories({ count: histories, seed, length: 40 }));
    const shown = await countGood(interleavings, () => playWindows(interleavings, seededRandom(seed)));
    return [
      allOf('random histories of time that come to what the model says', played, histories),
      allOf('interleavings of eight windows that come to one truth', shown, interleavings),
    ];
  },
};
