/** `vireo invoice` as scripts and people use it, in a practice that has nothing yet. */
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
    iban: 'DE02120300000000202051',
    email: 'mara@voss.example',
    contact: { name: 'Mara Voss', phone: '+49 40 123456' },
  },
  buyer: {
    name: 'Nordwind GmbH',
    addressLines: ['Am Sandtorkai 50', '20457 Hamburg'],
    countryCode: 'DE',
    email: 'ap@nordwind.example',
  },
  buyerReference: '4500-18823',
  currency: 'EUR',
  lines: [
    {
      description: 'Review',
      quantity: 12.5,
      unitCode: 'HUR',
      unitPrice: '110.00',
      taxCategory: 'S',
      taxRate: '19',
    },
  ],
};

describe('vireo invoice', () => {
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

  const invoice = (...args: string[]) => runCli(['invoice', ...args, '--data', directory]);
  const file = async (value: unknown): Promise<string> => {
    const name = path.join(directory, 'whole.json');
    await writeFile(name, JSON.stringify(value));
    return name;
  };

  it('takes a whole invoice from JSON to an e-invoice that can be sent', async () => {
    const created = await invoice('create', '--from-json', await file(whole), '--json');
    const draft = JSON.parse(created.stdout);
    const preview = await invoice('export', draft.id.slice(-8), '--format', 'xrechnung');
    const issued = await invoice('issue', draft.id.slice(-8), '--json');
    const { number } = JSON.parse(issued.stdout);
    const output = path.join(directory, 'out.xml');
    const exported = await invoice('export', number, '--format', 'xrechnung', '--output', output);
    const again = await invoice('export', number, '--format', 'xrechnung');
    const shown = await invoice('show', number);

    assert.deepEqual(
      { created: created.code, issued: issued.code, exported: exported.code },
      { created: 0, issued: 0, exported: 0 },
      created.stderr + issued.stderr,
    );
    assert.equal(draft.gross.minor, 163_625);
    assert.match(preview.stdout, /<cbc:ID>DRAFT<\/cbc:ID>/);
    assert.match(preview.stderr, /Issue it before you send it/);
    const xml = await readFile(output, 'utf8');
    assert.ok(xml.includes(`<cbc:ID>${number}</cbc:ID>`));
    assert.match(xml, /<cbc:PayableAmount currencyID="EUR">1636.25</);
    assert.equal(again.stdout, xml);
    assert.match(shown.stdout, /Gesamtbetrag: 1\.636,25/);
  });

  it('takes back as JSON what it exported', async () => {
    const { stdout } = await invoice('list', '--json');
    const [first] = JSON.parse(stdout).items;
    const exported = await invoice('export', first.number, '--format', 'json');
    const { id: _id, ...document } = JSON.parse(exported.stdout);

    const copy = await invoice('create', '--from-json', await file(document), '--json');

    assert.equal(copy.code, 0, copy.stderr + copy.stdout);
    assert.equal(JSON.parse(copy.stdout).gross.minor, first.gross.minor);
    await invoice('delete', JSON.parse(copy.stdout).id.slice(-8));
  });

  it('proves that what was issued has no gap', async () => {
    const proof = await invoice('verify', '--json');
    const told = await invoice('verify');

    assert.equal(proof.code, 0);
    assert.equal(JSON.parse(proof.stdout).ok, true);
    assert.match(told.stdout, /^whole .* 1 issued/);
  });

  it('names each rule that a whole invoice breaks, and keeps nothing of it', async () => {
    const before = JSON.parse((await invoice('list', '--json')).stdout).items.length;
    const [line] = whole.lines;
    const faulty = {
      ...whole,
      lines: [{ ...line, unitPrice: '-1', description: '' }],
      totals: { gross: '1.00' },
    };

    const refused = await invoice('create', '--from-json', await file(faulty), '--json');
    const told = await invoice('create', '--from-json', await file({ ...whole, colour: 'red' }));

    assert.equal(refused.code, 1);
    const rules = JSON.parse(refused.stdout).violations.map((violation: { rule: string }) => violation.rule);
    for (const rule of ['BR-25', 'BR-27', 'BR-CO-15']) assert.ok(rules.includes(rule), rules.join());
    assert.equal(told.code, 1);
    assert.match(told.stderr, /colour/);
    assert.equal(JSON.parse((await invoice('list', '--json')).stdout).items.length, before);
  });

  it('leaves no draft that it could not issue, and says what to do about a missing VAT rate', async () => {
    const run = async (...args: string[]) => {
      const { code, stderr } = await runCli([...args, '--data', directory]);
      assert.equal(code, 0, stderr);
    };
    const list = async () => JSON.parse((await invoice('list', '--json')).stdout).items.length;
    await run('practice', 'edit', '--tax', 'standard');
    await run('client', 'add', 'Unrated');
    await run('project', 'add', 'Site', '--client', 'Unrated', '--rate', '100');
    await run('time', 'add', '2h review #site', '--on', '2026-03-04');
    await run('timesheet', 'submit', '2026-W10');
    const before = await list();

    const refused = await invoice('create', '--client', 'Unrated', '--issue');
    const again = await invoice('create', '--client', 'Unrated', '--issue');

    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /VAT rate[\s\S]*vireo practice edit --tax-rate/);
    assert.equal(refused.stderr.match(/is not known/g)?.length, 1, refused.stderr);
    assert.deepEqual([again.stderr, await list()], [refused.stderr, before]);
  });

  it('says what its checks warn of, such as time that is recorded twice', async () => {
    const run = async (...args: string[]) => {
      const { code, stderr } = await runCli([...args, '--data', directory]);
      assert.equal(code, 0, stderr);
    };
    await run('client', 'add', 'Doubled');
    await run('project', 'add', 'Twice', '--client', 'Doubled', '--rate', '100');
    await run('time', 'add', '9-11 review #twice', '--on', '2026-03-11');
    await run('time', 'add', '10-12 review #twice', '--on', '2026-03-11');
    await run('timesheet', 'submit', '2026-W11');
    await run('practice', 'edit', '--tax-rate', '19');

    const created = await invoice('create', '--client', 'Doubled');

    assert.equal(created.code, 0, created.stderr);
    assert.match(created.stderr, /^note: 1:00 of this time is recorded more than once\./m);
  });

  it('says what is wrong with the file, or with the command', async () => {
    const name = path.join(directory, 'broken.json');
    await writeFile(name, '{');
    const broken = await invoice('create', '--from-json', name);
    const nobody = await invoice('create');
    const stranger = await invoice('show', '2031-0001');

    assert.deepEqual(
      { broken: broken.code, nobody: nobody.code, stranger: stranger.code },
      { broken: 2, nobody: 2, stranger: 2 },
    );
    assert.match(broken.stderr, /is not JSON/);
    assert.match(nobody.stderr, /--client/);
    assert.match(stranger.stderr, /There is no invoice "2031-0001"/);
  });

  it('credits lines, an amount and the rest, corrects and duplicates', async () => {
    const lines = [
      whole.lines[0],
      { ...whole.lines[0], description: 'Hosting', quantity: 2, unitCode: 'C62' },
    ];
    const made = await invoice('create', '--from-json', await file({ ...whole, lines }), '--issue', '--json');
    const { number, net } = JSON.parse(made.stdout);
    const reason = ['--reason', 'Agreed', '--json'];

    const byLine = await invoice('credit', number, ...reason, '--lines', '1=2.5,2');
    const byAmount = await invoice('credit', number, ...reason, '--amount', '100.00');
    const tooMuch = await invoice('credit', number, ...reason, '--lines', '2');
    const unknown = await invoice('credit', number, ...reason, '--lines', '9');
    const corrected = await invoice('correct', number, ...reason);
    const duplicate = await invoice('duplicate', number, '--json');

    const { credit, draft } = JSON.parse(corrected.stdout);
    assert.deepEqual(
      [JSON.parse(byLine.stdout).net.minor, JSON.parse(byAmount.stdout).net.minor],
      [49_500, 10_000],
    );
    assert.equal(credit.net.minor, net.minor - 59_500);
    assert.deepEqual({ minor: draft.net.minor, state: draft.state }, { minor: net.minor, state: 'draft' });
    assert.equal(JSON.parse(duplicate.stdout).net.minor, net.minor);
    assert.deepEqual(
      { tooMuch: tooMuch.code, unknown: unknown.code },
      { tooMuch: 1, unknown: 2 },
      tooMuch.stderr,
    );
    assert.match(unknown.stderr, /"9" is no line of this invoice: it has 1 to 2/);
  });
});
