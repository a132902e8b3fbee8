/**
 * Requests at the bounds of every operation of the API: how many of 20,000 are answered or refused by name, without an
 * answer that blames the service. They are those of their seed; `FUZZ_SEED` begins with another one.
 */
import { fuzzApi } from '../../src/backend/testing/api-fuzz/fuzz-api.ts';
import { openTestApp } from '../../src/backend/testing/open-test-app.ts';
import { createPayingPractice } from '../../src/backend/testing/paying-practice.ts';
import { atLeast, type Benchmark } from '../benchmark.ts';
import { sized } from '../size.ts';

const rounds = sized(72, 1);

export const benchmark: Benchmark = {
  name: 'fuzz-api',
  run: async () => {
    const test = await openTestApp();
    try {
      const practice = await createPayingPractice(test);
      await practice.pay((await practice.bill()).id);
      const seed = Number(process.env['FUZZ_SEED'] ?? 1);
      const { faults, operations } = await fuzzApi(test, { seed, rounds });
      for (const { at, request, answer } of faults)
        console.error(`seed ${seed}, ${at}: ${request}\n  ${answer}`);
      const peer = rounds * operations;
      const name = 'requests at the bounds of the API answered or refused by name';
      const ours = peer - faults.length;
      return [atLeast({ name, unit: 'requests', ours, peer, peerName: 'all of them' }, 1)];
    } finally {
      await test.close();
    }
  },
};
