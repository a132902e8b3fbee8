/** The ledger while its backend is killed: what was acknowledged is there, and invoices agree with it. */
import assert from 'node:assert/strict';
import { newId } from '../../src/api-client/index.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { seededRandom } from '../support/seeded-random.ts';

const seed = Number(process.env['VIREO_SEED'] ?? Date.now());
const rounds = 3;

const whole = {
  seller: {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE312449871',
  },
  buyer: { name: 'Nordwind GmbH', addressLines: ['Am Sandtorkai 50', '20457 Hamburg'], countryCode: 'DE' },
  currency: 'EUR',
  lines: [{ description: 'Review', quantity: '1', unitPrice: '1000.00', taxCategory: 'S', taxRate: '19' }],
};

interface Seen {
  readonly id: string;
  readonly reversesId: string | null;
  readonly allocations: readonly { readonly paid: { readonly minor: number } }[];
}

describe(`payments while the backend is killed (seed ${seed})`, function () {
  this.timeout(180_000);
  const random = seededRandom(seed);
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  let invoiceId: string;
  /** Of payments and reversals. */
  const acknowledged: string[] = [];
  let onWrite = (): void => undefined;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    invoiceId = (await backend.ask('POST', '/invoices/complete', whole)).body.id;
    const { status } = await backend.ask('POST', `/invoices/${invoiceId}/issue`);
    assert.equal(status, 200);
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  async function post(path: string, body: object): Promise<string | undefined> {
    const reply = await backend.ask('POST', path, body);
    if (reply.status !== 201) return undefined;
    acknowledged.push(reply.body.id);
    onWrite();
    return reply.body.id;
  }

  /** Pays, and takes every third payment back, until the backend is gone. */
  async function payOn(): Promise<void> {
    for (;;) {
      const amount = { minor: 1 + Math.floor(random() * 40), currency: 'EUR' };
      const paid = await post('/payments', {
        id: newId(),
        kind: 'payment',
        amount,
        allocations: [{ invoiceId }],
      });
      if (paid !== undefined && random() < 0.33) await post(`/payments/${paid}/reverse`, { id: newId() });
    }
  }

  const until = async (count: number): Promise<void> =>
    await new Promise((resolve) => {
      onWrite = () => {
        if (acknowledged.length >= count) resolve();
      };
    });

  async function listAll(): Promise<readonly Seen[]> {
    const found: Seen[] = [];
    let cursor = '';
    do {
      const { body } = await backend.ask('GET', `/payments?limit=500${cursor}`);
      found.push(...body.items);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    return found;
  }

  it('loses nothing that was acknowledged, and keeps nothing half', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const writers = Promise.allSettled([payOn(), payOn()]);
      await until(acknowledged.length + 5 + Math.floor(random() * 25));
      await backend.kill();
      await writers;
      backend = await startBackend(directory);

      const payments = await listAll();
      const ids = new Set(payments.map(({ id }) => id));
      const paid = payments.reduce(
        (sum, { allocations }) => sum + allocations.reduce((part, each) => part + each.paid.minor, 0),
        0,
      );
      const { body: invoice } = await backend.ask('GET', `/invoices/${invoiceId}`);
      const { body: statement } = await backend.ask('GET', `/clients/${invoice.clientId}/statement`);

      assert.deepEqual(
        acknowledged.filter((id) => !ids.has(id)),
        [],
      );
      assert.equal(invoice.paid.minor, paid);
      assert.equal(statement.accounts[0].closing.minor, invoice.due.minor);
    }
  });
});
