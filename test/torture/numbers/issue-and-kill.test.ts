/** Twenty issuers at once, and the backend killed among them: numbers have no gap, and what was answered stands. */
import assert from 'node:assert/strict';
import { readNumberMark } from '../../../src/backend/local/numbers/number-mark-file.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const issuers = 20;
const kills = Number(process.env['VIREO_NUMBER_KILLS'] ?? 3);
const seed = Number(process.env['VIREO_SEED'] ?? Date.now());

interface Answered {
  readonly id: string;
  readonly number: string;
}

async function createDrafts(backend: BackendProcess): Promise<readonly string[]> {
  const { ask } = backend;
  const me = (await ask('GET', '/users/me')).body;
  await ask('PATCH', `/organizations/${me.organizationId}`, {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14'],
    countryCode: 'DE',
    vatId: 'DE312449871',
    taxTreatment: 'standard',
    taxCategory: 'S',
    taxRate: '19',
  });
  const { body: client } = await ask('POST', '/clients', {
    name: 'Nordwind',
    currency: 'EUR',
    countryCode: 'DE',
    addressLines: ['Am Sandtorkai 50'],
  });
  const ids: string[] = [];
  for (let count = 0; count < issuers; count += 1) {
    const items = [{ description: `Report ${count}`, quantity: '1', unitPrice: '650.00' }];
    const draft = await ask('POST', '/invoices', { clientId: client.id, items });
    assert.equal(draft.status, 201, JSON.stringify(draft.body));
    ids.push(draft.body.id);
  }
  return ids;
}

/** What was answered before the kill; a request that the kill cut off answers nothing. */
async function issueAtOnce(backend: BackendProcess, ids: readonly string[]): Promise<readonly Answered[]> {
  const replies = await Promise.allSettled(ids.map((id) => backend.ask('POST', `/invoices/${id}/issue`)));
  return replies.flatMap((reply) =>
    reply.status === 'fulfilled' && reply.value.status === 200
      ? [{ id: reply.value.body.id, number: reply.value.body.number }]
      : [],
  );
}

/** What was answered is in the mark beside the database, so that no restore gives it again. */
function requireMarked(directory: string, answered: ReadonlyMap<string, string>): void {
  const highest = [...answered.values()].sort().at(-1);
  if (highest === undefined) return;
  const [series] = readNumberMark(directory).series;
  assert.ok((series?.lastNumber ?? '') >= highest, `${highest} was answered before it was marked`);
}

describe(`${issuers} issuers at once and ${kills} kills (seed ${seed})`, function () {
  this.timeout(60_000 + kills * 60_000);

  it('leave numbers from 1 without gap, each of one document', async () => {
    const random = seededRandom(seed);
    const { directory, remove } = await makeDataDirectory();
    let backend = await startBackend(directory);
    const answered = new Map<string, string>();
    const keep = (all: readonly Answered[]) => {
      for (const { id, number } of all) {
        assert.equal(answered.get(id) ?? number, number);
        answered.set(id, number);
      }
    };
    const ids = await createDrafts(backend);
    for (let round = 0; round < kills; round += 1) {
      const issuing = issueAtOnce(backend, ids);
      await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 120)));
      await backend.kill();
      keep(await issuing);
      requireMarked(directory, answered);
      backend = await startBackend(directory);
      const { body: proof } = await backend.ask('GET', '/invoices/verify');
      assert.equal(proof.ok, true, JSON.stringify(proof));
    }
    keep(await issueAtOnce(backend, ids));
    requireMarked(directory, answered);

    const { items } = (await backend.ask('GET', '/invoices?limit=100')).body;
    const numbers: [string, string][] = items.map((one: Answered) => [one.id, one.number]);
    assert.deepEqual(
      numbers.map(([, number]) => number).sort(),
      ids.map((_, index) => `2026-${String(index + 1).padStart(4, '0')}`),
    );
    const kept = new Map(numbers);
    for (const [id, number] of answered) assert.equal(kept.get(id), number, 'an answered number changed');
    assert.equal((await backend.ask('GET', '/invoices/verify')).body.ok, true);
    await backend.stop();
    await remove();
  });
});
