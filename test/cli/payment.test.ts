/** `vireo payment`, `invoice sent` and `client statement` as scripts and people use them. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

const whole = {
  seller: {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE312449871',
  },
  buyer: { name: 'Nordwind GmbH', addressLines: ['Am Sandtorkai 50', '20457 Hamburg'], countryCode: 'DE' },
  currency: 'EUR',
  cashDiscounts: [{ days: 10, percent: '2' }],
  lines: [{ description: 'Review', quantity: '1', unitPrice: '100.00', taxCategory: 'S', taxRate: '19' }],
};

describe('vireo payment', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const vireo = (...args: string[]) => runCli([...args, '--data', directory]);

  async function ask(...args: string[]) {
    const { code, stdout, stderr } = await vireo(...args, '--json');
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
  }

  async function bill(): Promise<string> {
    const file = path.join(directory, 'whole.json');
    await writeFile(file, JSON.stringify(whole));
    return (await ask('invoice', 'create', '--from-json', file, '--issue')).number;
  }

  it('pays invoices, alone and together, and takes it back', async () => {
    const [first, second] = [await bill(), await bill()];
    const sent = await ask('invoice', 'sent', first, '--to', 'ap@nordwind.example', '--via', 'portal');
    const part = await ask('payment', 'record', first, '--amount', '19', '--reference', 'Part');
    const both = await ask('payment', 'record', first, second, '--amount', '300,00');
    const listed = await vireo('payment', 'list', '--invoice', first);
    const reversed = await ask('payment', 'reverse', part.id.slice(-8), '--note', 'Returned');
    const shown = await vireo('payment', 'show', part.id.slice(-8));

    assert.deepEqual(
      { state: sent.state, to: sent.sent.to, via: sent.sent.via },
      { state: 'sent', to: 'ap@nordwind.example', via: 'portal' },
    );
    assert.equal(part.amount.minor, 1_900);
    assert.deepEqual(
      { allocationsCount: both.allocations.length, minor: both.unallocated.minor },
      { allocationsCount: 2, minor: 8_100 },
    );
    assert.match(listed.stdout, /payment .*€19\.00 .*Part/);
    assert.deepEqual(
      { reversesId: reversed.reversesId, minor: reversed.amount.minor },
      { reversesId: part.id, minor: -1_900 },
    );
    assert.match(shown.stdout, /payment, reversed/);
  });

  it('applies credit, pays back the rest of it, and takes a cash discount', async () => {
    const [third, fourth] = [await bill(), await bill()];
    const applied = await ask('payment', 'apply', third);
    const none = await vireo('payment', 'refund', 'nordwind');
    const advance = await ask('payment', 'record', '--client', 'nordwind', '--amount', '10');
    const refund = await ask('payment', 'refund', 'nordwind');
    const early = await ask('payment', 'record', fourth, '--cash-discount');
    const lost = await ask('payment', 'write-off', third, '--note', 'Insolvent');
    const open = await ask('client', 'statement', 'nordwind');

    assert.equal(applied.amount.minor, 8_100);
    assert.deepEqual({ code: none.code, stdout: none.stdout }, { code: 2, stdout: '' });
    assert.match(none.stderr, /no credit/);
    assert.deepEqual(
      { unallocated: advance.unallocated.minor, amount: refund.amount.minor },
      { unallocated: 1_000, amount: 1_000 },
    );
    assert.deepEqual(
      { amount: early.amount.minor, discounted: early.allocations[0].discounted.minor },
      { amount: 11_662, discounted: 238 },
    );
    assert.equal(lost.amount.minor, 3_800);
    assert.equal(open.accounts[0].closing.minor, 1_900);
  });

  it('prints the statement of account for people, and as CSV', async () => {
    const { stdout } = await vireo('client', 'statement', 'nordwind');
    const csv = await vireo('client', 'statement', 'nordwind', '--csv');
    const both = await vireo('client', 'statement', 'nordwind', '--csv', '--json');

    assert.match(stdout, /Statement of account: Nordwind GmbH/);
    assert.match(stdout, /Closing balance +€19\.00/);
    assert.match(stdout, /Open:\n {2}\S+ {2}€19\.00 {2}due/);
    assert.match(csv.stdout, /^Date,What,Reference,Currency,Amount,Balance\r\n/);
    assert.match(csv.stdout, /,Closing balance,,EUR,,19\.00\r\n$/);
    assert.equal(both.code, 2);
  });

  it('writes an issued invoice as a mail that a mail program opens as a draft', async () => {
    const number = await bill();
    const output = path.join(directory, 'mail.eml');
    const { code, stderr } = await vireo(
      'invoice',
      'email',
      number,
      '--xml',
      'cii',
      '--to',
      'ap@nordwind.example',
      '--output',
      output,
    );
    const mail = await readFile(output, 'utf8');

    assert.equal(code, 0, stderr);
    assert.match(mail, /^X-Unsent: 1\r$/m);
    assert.match(mail, /^To: ap@nordwind\.example\r$/m);
    assert.match(mail, new RegExp(`filename="?${number}-cii\\.xml`));
  });

  it('says what is wrong', async () => {
    const nobody = await vireo('payment', 'record');
    const word = await vireo('payment', 'record', await bill(), '--amount', 'much');
    const stranger = await vireo('payment', 'show', 'ffffffff');

    assert.deepEqual(
      { nobody: nobody.code, word: word.code, stranger: stranger.code },
      { nobody: 2, word: 2, stranger: 2 },
    );
    assert.match(word.stderr, /"much" is no amount of EUR/);
    assert.match(stranger.stderr, /There is no payment "ffffffff"/);
  });
});
