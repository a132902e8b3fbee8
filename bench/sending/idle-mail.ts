/**
 * Memory of an idle backend without and with an account of mail: what makes and sends messages is loaded with the first one. Beside
 * it the same after a mail was tried, which has loaded it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Ask, createAsk } from '../../test/support/ask-backend.ts';
import { makeDataDirectory } from '../../test/support/backend-process.ts';
import { atMost, type Benchmark, type BenchRow } from '../benchmark.ts';
import { sized } from '../size.ts';
import { startBackend } from '../support/backend.ts';
import { canReadProcesses, residentMegabytes } from '../support/process-facts.ts';

const settledMs = sized(20_000, 200);
const rounds = sized(3, 1);
/** What two runs of the same backend differ by. */
const share = 1.05;
/** With what makes and sends messages. */
const loadedShare = 1.1;

interface Measured {
  readonly without: number;
  readonly account: number;
  readonly sent: number;
}

/** Of one start each, so that each has done nothing else. */
async function measure(): Promise<Measured> {
  const { directory, remove } = await makeDataDirectory();
  const idle = async (act: (ask: Ask) => Promise<void> = async () => undefined): Promise<number> => {
    const backend = await startBackend(directory, '--detached', '--idle-seconds', '600');
    try {
      await act(createAsk(backend));
      await wait(settledMs);
      return residentMegabytes(backend.pid);
    } finally {
      await backend.stop();
    }
  };
  try {
    await idle();
    const without = await idle();
    await idle(addAccount);
    return { without, account: await idle(), sent: await idle(tryMail) };
  } finally {
    await remove();
  }
}

async function addAccount(ask: Ask): Promise<void> {
  const body = { address: 'mara@example.org', host: 'smtp.example.org', port: 465, security: 'tls' };
  await ask('POST', '/mail/accounts', body);
}

/** To a port of this machine, which is refused before anything is sent: the message is made anyway. */
async function tryMail(ask: Ask): Promise<void> {
  const { body } = await ask('GET', '/mail/accounts');
  const [{ id }] = body.items;
  await ask('PUT', `/mail/accounts/${id}/password`, { password: 'open sesame' });
  await ask('PATCH', `/mail/accounts/${id}`, { host: '127.0.0.1' });
  await ask('PUT', `/mail/accounts/${id}/password`, { password: 'open sesame' });
  await ask('POST', `/mail/accounts/${id}/test`, {});
}

function middleOf(all: readonly Measured[], what: keyof Measured): number {
  const sorted = all.map((each) => each[what]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const benchmark: Benchmark = {
  name: 'idle-mail',
  async run(): Promise<readonly BenchRow[]> {
    if (!canReadProcesses) return [];
    const all: Measured[] = [];
    while (all.length < rounds) all.push(await measure());
    const unit = 'MB';
    const peer = middleOf(all, 'without');
    return [
      atMost(
        {
          name: 'idle backend with an account of mail',
          unit,
          ours: middleOf(all, 'account'),
          peer,
          peerName: 'without one',
        },
        share,
      ),
      atMost(
        {
          name: 'idle backend that has made and tried a mail',
          unit,
          ours: middleOf(all, 'sent'),
          peer,
          peerName: 'without an account',
        },
        loadedShare,
      ),
    ];
  },
};
