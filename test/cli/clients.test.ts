/** `vireo client`, `vireo project` and `vireo practice`: an empty practice is set up from a terminal alone. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';
import { runAtTerminal } from './at-terminal.ts';

describe('vireo client, project and practice', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  let folder: string;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-clients-'));
  });
  after(async () => {
    await backend.kill();
    await remove();
    rmSync(folder, { recursive: true });
  });

  const run = async (...args: string[]) => await runCli([...args, '--data', directory], { cwd: folder });
  const json = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args, '--json');
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
  };

  it('sets up the practice, a client and a project, and shows them as the API does', async () => {
    const practice = await json(
      'practice',
      'edit',
      '--name',
      'Mara Voss',
      '--street',
      'Lange Reihe 14',
      '--postcode',
      '20099',
      '--city',
      'Hamburg',
      '--country',
      'de',
      '--vat-id',
      'DE 123 456 788',
      '--tax',
      'standard',
      '--term',
      '14',
      '--tax-rate',
      '19',
      '--contact-name',
      'Mara Voss',
      '--contact-phone',
      '+49 40 1',
      '--currency',
      'eur',
    );
    const client = await json(
      'client',
      'add',
      'Nordwind GmbH',
      '--currency',
      'EUR',
      '--street',
      'Am Sandtorkai 50',
      '--postcode',
      '20457',
      '--city',
      'Hamburg',
      '--country',
      'DE',
      '--term',
      '30',
      '--language',
      'de',
      '--e-address',
      '0204:04011000-1234512345-06',
      '--buyer-reference',
      'PO-1',
    );
    const project = await json(
      'project',
      'add',
      'API rewrite',
      '--client',
      'nordwind',
      '--rate',
      '112,50',
      '--folder',
      '.',
      ...['--budget', '80', '--branch', 'feature/*', '--branch', 'main'],
    );

    assert.deepEqual(
      {
        addressLines: practice.addressLines,
        vatId: practice.vatId,
        taxRate: practice.taxRate,
        contact: practice.contact,
      },
      {
        addressLines: ['Lange Reihe 14', '20099 Hamburg'],
        vatId: 'DE123456788',
        taxRate: '19',
        contact: { name: 'Mara Voss', phone: '+49 40 1' },
      },
    );
    const { body: stored } = await backend.ask('GET', `/clients/${client.id}`);
    assert.deepEqual(client, stored);
    assert.deepEqual(client.eAddress, { scheme: '0204', id: '04011000-1234512345-06' });
    assert.deepEqual(
      {
        minor: project.hourlyRate.minor,
        folder: project.folder,
        budgetSeconds: project.budgetSeconds,
        branches: project.branches,
      },
      { minor: 11_250, folder, budgetSeconds: 288_000, branches: ['feature/*', 'main'] },
    );
    assert.match((await run('client', 'show', 'nordwind')).stdout, /E-invoices\s+0204:04011000/);
    assert.match((await run('practice', 'show')).stdout, /Tax\s+standard, 19 %/);
    assert.match((await run('project', 'list')).stdout, /Nordwind GmbH\s+API rewrite\s+€112\.50/);
  });

  it('changes what is named and keeps the rest, and clears what is given as nothing', async () => {
    const { id } = await json('client', 'add', 'Acme Ltd', '--currency', 'GBP', '--street', '1 Main Street');
    await json(
      'client',
      'edit',
      id.slice(-8),
      '--city',
      'London',
      '--country',
      'GB',
      '--email',
      'a@acme.example',
    );
    const edited = await json('client', 'edit', 'acme', '--email', '', '--tax', 'reverse_charge');
    const archived = await json('client', 'archive', 'Acme Ltd');
    const listed = (await json('client', 'list')).items.map(({ name }: { name: string }) => name);
    const restored = await json('client', 'archive', 'acme', '--restore');

    assert.deepEqual(edited.addressLines, ['1 Main Street', 'London']);
    assert.deepEqual(
      { email: edited.email, taxCategory: edited.taxCategory },
      { email: null, taxCategory: 'AE' },
    );
    assert.ok(archived.archivedAt !== null && restored.archivedAt === null);
    assert.ok(!listed.includes('Acme Ltd'));
  });

  it('says what a client is, and that it is not known', async () => {
    const { id } = await json('client', 'add', 'Ina Petersen', '--debtor', 'consumer');
    const shown = async () => (await run('client', 'show', id.slice(-8))).stdout;

    assert.match(await shown(), /Debtor\s+consumer/);
    assert.equal((await json('client', 'edit', id.slice(-8), '--debtor', 'unknown')).debtor, null);
    assert.match(await shown(), /Debtor\s+unknown/);
    await json('client', 'edit', id.slice(-8), '--country', 'DE', '--vat-id', 'DE136695976');
    assert.match(await shown(), /Debtor\s+business, by its VAT ID/);
  });

  it('edits and archives projects', async () => {
    await json('client', 'add', 'Zeppelin', '--currency', 'EUR');
    await json('project', 'add', 'Hangar', '--client', 'zeppelin', '--rate', '90');
    const edited = await json('project', 'edit', 'zeppelin/hangar', '--rate', '95', '--name', 'Hangar 2');
    const archived = await json('project', 'edit', 'hangar', '--archive');
    const listed = (await json('project', 'list', '--client', 'zeppelin')).items;

    assert.deepEqual(
      { name: edited.name, minor: edited.hourlyRate.minor, version: edited.version },
      { name: 'Hangar 2', minor: 9500, version: 2 },
    );
    assert.ok(archived.archivedAt !== null);
    assert.deepEqual(listed, []);
  });

  it('imports clients once, and refuses a file with one wrong row', async () => {
    writeFileSync(
      path.join(folder, 'kunden.csv'),
      'Firma;PLZ;Ort;Land\nHafen AG;20095;Hamburg;Deutschland\n',
    );
    writeFileSync(path.join(folder, 'wrong.csv'), 'Name,VAT ID\nBad Ltd,DE123456789\n');

    const preview = await run('client', 'import', 'kunden.csv', '--dry-run');
    const done = await json('client', 'import', 'kunden.csv');
    const again = await run('client', 'import', 'kunden.csv');
    const wouldFail = await run('client', 'import', 'wrong.csv', '--dry-run');
    const refused = await run('client', 'import', 'wrong.csv');

    assert.match(preview.stdout, /1 client would be added, 0 there already\.\n {2}Hafen AG/);
    assert.deepEqual({ state: done.state, added: done.added }, { state: 'imported', added: 1 });
    assert.match(again.stdout, /0 clients added, 1 there already/);
    assert.deepEqual({ wouldFail: wouldFail.code, refused: refused.code }, { wouldFail: 1, refused: 2 });
    assert.match(wouldFail.stdout, /row 2, column "VAT ID": "DE123456789" is not a VAT ID of DE/);
    assert.match(refused.stderr, /Row 2, column "VAT ID".*check digits/);
  });

  it('ends with 2 and a sentence for wrong usage and for what is refused', async () => {
    for (const [args, sentence] of [
      [['client', 'edit', 'nordwind'], /nothing to change/],
      [['client', 'edit', 'nobody', '--city', 'Bonn'], /There is no client "nobody"/],
      [['client', 'edit', 'nordwind', '--vat-id', 'DE123456789'], /vatId: .*check digits/],
      [['client', 'edit', 'nordwind', '--e-address', '0204'], /scheme and an id/],
      [['client', 'edit', 'nordwind', '--tax', 'small_business'], /Allowed choices/],
      [['client', 'add', 'X', '--currency', 'ZZZ'], /currency/],
      [['project', 'add', 'Y', '--client', 'nordwind', '--rate', 'much'], /amount in EUR/],
      [['project', 'edit', 'api', '--archive', '--restore'], /opposites/],
      [['client', 'import', 'missing.csv'], /cannot be read/],
    ] as const) {
      const { code, stderr } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(stderr, sentence);
    }
  });

  describe('a name that looks like another', () => {
    const at = async (answer: string, ...args: string[]) =>
      await runAtTerminal([...args, '--data', directory], { answer, cwd: folder });
    const countNamed = async (pattern: RegExp) =>
      (await json('client', 'list')).items.filter(({ name }: { name: string }) => pattern.test(name)).length;

    it('is asked about at a terminal, and added only by a yes or --yes', async () => {
      await run('client', 'add', 'Havnegade Studio ApS', '--currency', 'EUR');

      const no = await at('n', 'client', 'add', 'Havnegade-Studio', '--currency', 'EUR');
      const afterNo = await countNamed(/Havnegade/);
      const yes = await at('y', 'client', 'add', 'Havnegade-Studio', '--currency', 'EUR');
      const unasked = await at('n', 'client', 'add', 'Havnegade Studios', '--currency', 'EUR', '--yes');

      assert.match(no.err, /Did you mean the client Havnegade Studio ApS \(/);
      assert.deepEqual({ code: no.code, afterNo }, { code: 2, afterNo: 1 });
      assert.deepEqual(
        { yesCode: yes.code, unaskedCode: unasked.code, questions: unasked.questions },
        { yesCode: 0, unaskedCode: 0, questions: [] },
      );
      assert.equal(await countNamed(/Havnegade/), 3);
    });

    it('is a note where nobody sits at a terminal, of a project too, within its client', async () => {
      await run('client', 'add', 'Sonnenhof', '--currency', 'EUR');
      await run('project', 'add', 'Website Relaunch', '--client', 'Sonnenhof');

      const client = await run('client', 'add', 'Sonnenhof GmbH', '--currency', 'EUR');
      const project = await run('project', 'add', 'Website-Relaunch', '--client', 'Sonnenhof');
      const other = await run('project', 'add', 'Website Relaunch', '--client', 'Sonnenhof GmbH');
      const numbered = await run('project', 'add', 'Website Relaunch 2', '--client', 'Sonnenhof');

      assert.match(client.stderr, /"Sonnenhof GmbH" looks like the client Sonnenhof \(/);
      assert.match(project.stderr, /looks like the project Website Relaunch \(/);
      assert.deepEqual({ other: other.stderr, numbered: numbered.stderr }, { other: '', numbered: '' });
      assert.deepEqual(
        { client: client.code, project: project.code, other: other.code, numbered: numbered.code },
        { client: 0, project: 0, other: 0, numbered: 0 },
      );
    });

    it('is told with its id where two projects are called the same', async () => {
      await run('client', 'add', 'Zwilling', '--currency', 'EUR');
      const one = await json('project', 'add', 'Twin', '--client', 'Zwilling', '--yes');
      const other = await json('project', 'add', 'Twin', '--client', 'Zwilling', '--yes');

      const refused = await run('project', 'edit', 'Twin', '--rate', '90');
      const edited = await run('project', 'edit', other.id, '--rate', '90');

      assert.match(refused.stderr, new RegExp(`Zwilling · Twin ${one.id}, Zwilling · Twin ${other.id}`));
      assert.deepEqual({ refused: refused.code, edited: edited.code }, { refused: 2, edited: 0 });
    });

    it('is told of a file of clients, asked about, and taken for the client by --match-similar', async () => {
      await run('client', 'add', 'Kranich Verlag', '--currency', 'EUR');
      writeFileSync(path.join(folder, 'like.csv'), 'Name\nKranich-Verlag AG\n');

      const told = await run('client', 'import', 'like.csv', '--dry-run');
      const matched = await run('client', 'import', 'like.csv', '--match-similar');
      const asked = await at('y', 'client', 'import', 'like.csv');
      const before = await countNamed(/Kranich/);
      const made = await at('n', 'client', 'import', 'like.csv');

      writeFileSync(path.join(folder, 'twice.csv'), 'Name\nEbert GmbH\nEbert AG\n');
      const twice = await run('client', 'import', 'twice.csv', '--dry-run');
      const once = await run('client', 'import', 'twice.csv', '--match-similar');

      assert.match(twice.stdout, /Ebert AG: did you mean Ebert GmbH of row 2\? \(--match-similar\)/);
      assert.match(once.stdout, /^1 client added, 1 there already/);
      assert.match(told.stdout, /Kranich-Verlag AG: did you mean Kranich Verlag\? \(--match-similar\)/);
      assert.match(matched.stdout, /^0 clients added, 1 there already/);
      assert.deepEqual([asked.questions.length, before, made.questions.length], [1, 1, 1]);
      assert.equal(await countNamed(/Kranich/), 2);
    });
  });
});
