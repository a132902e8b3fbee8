/**
 * 500 random practices (drafts, credit notes, rounding rules, overnight entries, archived projects, three currencies)
 * asked at every door: not one figure may differ by a second or a cent. Of one that does, practice and seed are in the log.
 */
import fc from 'fast-check';
import { checkDoors } from '../../src/backend/testing/agreeing-doors.ts';
import { openChat } from '../../src/backend/testing/chat-client.ts';
import { openTestApp } from '../../src/backend/testing/open-test-app.ts';
import {
  playPractice,
  type RandomPractice,
  randomPractices,
} from '../../src/backend/testing/random-practice.ts';
import { atLeast, type Benchmark } from '../benchmark.ts';
import { sized } from '../size.ts';

const practices = sized(500, 2);
const seed = Number(process.env['VIREO_SEED'] ?? 2027);

/** What differs, in words; undefined where all doors agree. */
async function findFault(random: RandomPractice): Promise<string | undefined> {
  const vireo = await openTestApp();
  try {
    await checkDoors(await playPractice(vireo, random), await openChat(vireo.app));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await vireo.close();
  }
}

export const benchmark: Benchmark = {
  name: 'figures',
  async run() {
    let faults = 0;
    for (const [index, random] of fc.sample(randomPractices, { numRuns: practices, seed }).entries()) {
      const fault = await findFault(random);
      if (fault === undefined) continue;
      faults += 1;
      process.stderr.write(`practice ${index + 1} of seed ${seed}: ${fault}\n`);
    }
    const figures = { ours: practices - faults, peer: practices, peerName: 'all', unit: '' };
    return [atLeast({ ...figures, name: 'random practices whose doors tell the same figures' }, 1)];
  },
};
