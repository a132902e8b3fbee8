/** Thousands of calls against real caps, with random use, providers that are busy, and calls that die: none goes over. */
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { createModelGateway } from '../../src/backend/platform/models/create-model-gateway.ts';
import { isModelError } from '../../src/backend/platform/models/gateway.ts';
import { createKeyRing } from '../../src/backend/platform/models/key-ring.ts';
import { createMemorySecrets } from '../../src/backend/platform/secrets/memory-secrets.ts';
import { openLedger } from '../../src/backend/testing/agents/open-ledger.ts';
import {
  type FaultServer,
  openAiBytes,
  type Script,
  send,
  startFaultServer,
  status,
} from '../../src/backend/testing/models/fault-server.ts';
import { testProvider, testRequest } from '../../src/backend/testing/models/model-practice.ts';
import { openTestApp } from '../../src/backend/testing/open-test-app.ts';
import type { TestApp } from '../../src/backend/testing/test-app.ts';
import { seededRandom } from '../../test/support/seeded-random.ts';
import type { BenchRow } from '../benchmark.ts';
import { sized } from '../size.ts';

const calls = sized(2_000, 20);
const atOnce = 20;
const caps = { message: 60_000, day: 400_000, month: 2_000_000, user: 1_900_000 };

function playRandomly(random: () => number, provider: FaultServer): Script {
  return async (reply) => {
    const asked = z
      .object({ max_tokens: z.number().optional(), max_completion_tokens: z.number().optional() })
      .parse(JSON.parse(provider.calls.at(-1)?.body ?? '{}'));
    const most = asked.max_tokens ?? asked.max_completion_tokens ?? Number.NaN;
    if (Number.isNaN(most)) throw new Error('A call went out without a limit of its output.');
    const fate = random();
    const usage = { input: Math.floor(random() * 30), output: Math.floor(random() * (most + 1)) };
    const bytes = openAiBytes({ text: ['Some ', 'words.'], usage });
    if (fate < 0.25)
      return await status(429, { error: { message: 'slow down' } }, { 'retry-after': '0' })(reply);
    if (fate < 0.35)
      return await send(bytes.subarray(0, Math.floor(random() * bytes.length)), { end: 'reset' })(reply);
    if (fate < 0.45) return await send(openAiBytes({ text: ['No usage.'] }))(reply);
    return await send(bytes)(reply);
  };
}

/** The most that a cap was gone over by so far, in millionths of a dollar. */
async function readOverrun(vireo: TestApp): Promise<number> {
  const { body } = await vireo.ask('GET', '/ai/spending');
  const over = body.caps.map(
    (cap: { spent: { microUsd: number }; reserved: { microUsd: number }; microUsd: number }) =>
      cap.spent.microUsd + cap.reserved.microUsd - cap.microUsd,
  );
  return Math.max(0, ...over);
}

export async function measureCaps(): Promise<BenchRow[]> {
  const random = seededRandom(17);
  const provider = await startFaultServer();
  provider.play(playRandomly(random, provider));
  const vireo = await openTestApp();
  const { organizationId } = vireo.owner;
  const configured = testProvider('compatible', provider.url);
  const keys = createKeyRing(createMemorySecrets());
  await keys.put({ organizationId, provider: configured }, 'none');
  const spending = openLedger(vireo);
  const newGateway = () =>
    createModelGateway({
      spending,
      keys,
      settings: { listProviders: async () => [configured] },
      now: () => vireo.clock.now,
      logger: { warn: () => undefined },
      limits: { retries: 1, backoffMs: 1, faultsInRow: 1_000_000 },
    });
  let gateway = newGateway();
  const messages = Array.from({ length: 40 }, () => newId());
  const outcomes = { answered: 0, refused: 0, failed: 0, died: 0 };
  const callOnce = async (): Promise<void> => {
    const messageId = messages[Math.floor(random() * messages.length)] ?? '';
    const dies = random() < 0.15;
    const request = {
      ...testRequest,
      actor: vireo.owner,
      messageId,
      maxOutputTokens: 1 + Math.floor(random() * 4_095),
    };
    try {
      for await (const event of gateway.stream(request, new AbortController().signal)) {
        // Who asked is gone in the middle: nobody reads on.
        if (dies && event.type === 'sent') {
          outcomes.died += 1;
          return;
        }
      }
      outcomes.answered += 1;
    } catch (error) {
      if (!isModelError(error)) throw error;
      outcomes[error.code === 'cap_reached' ? 'refused' : 'failed'] += 1;
    }
  };
  let overrun = 0;
  try {
    for (const [scope, microUsd] of Object.entries(caps))
      await vireo.ask('PUT', '/ai/spending/caps', { body: { scope, microUsd } });
    for (let done = 0; done < calls; done += atOnce) {
      await Promise.all(Array.from({ length: Math.min(atOnce, calls - done) }, callOnce));
      overrun = Math.max(overrun, await readOverrun(vireo));
      vireo.clock.now += 45 * 60_000;
      gateway = newGateway();
      messages.splice(0, 4, ...Array.from({ length: 4 }, () => newId()));
    }
  } finally {
    await vireo.close();
    await provider.close();
  }
  const told = Object.entries(outcomes).map(([name, count]) => `${count} ${name}`);
  const name = `over a cap, ${calls} calls (${told.join(', ')})`;
  return [
    {
      name,
      unit: 'µ$',
      ours: overrun,
      peer: 0,
      peerName: 'limit',
      ratio: overrun,
      goal: '= 0',
      ok: overrun === 0,
    },
  ];
}
