/** `vireo client`, `vireo project` and `vireo practice`: an empty practice is set up from a terminal alone. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

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
      ...['practice', 'edit', '--name', 'Mara Voss', '--street', 'Lange Reihe 14', '--postcode', '20099'],
      ...[
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
      ],
      ...[
        '--tax-rate',
        '19',
        '--contact-name',
        'Mara Voss',
        '--contact-phone',
        '+49 40 1',
        '--currency',
        'eur',
      ],
    );
    const client = await json(
      ...['client', 'add', 'Nordwind GmbH', '--currency', 'EUR', '--street', 'Am Sandtorkai 50'],
      ...['--postcode', '20457', '--city', 'Hamburg', '--country', 'DE', '--term', '30', '--language', 'de'],
      ...['--e-address', '0204:04011000-1234512345-06', '--buyer-reference', 'PO-1'],
    );
    const project = await json(
      ...['project', 'add', 'API rewrite', '--client', 'nordwind', '--rate', '112,50', '--folder', '.'],
      ...['--budget', '80', '--branch', 'feature/*', '--branch', 'main'],
    );

    assert.deepEqual(
      [practice.addressLines, practice.vatId, practice.taxRate, practice.contact],
      [['Lange Reihe 14', '20099 Hamburg'], 'DE123456788', '19', { name: 'Mara Voss', phone: '+49 40 1' }],
    );
    const { body: stored } = await backend.ask('GET', `/clients/${client.id}`);
    assert.deepEqual(client, stored);
    assert.deepEqual(client.eAddress, { scheme: '0204', id: '04011000-1234512345-06' });
    assert.deepEqual(
      [project.hourlyRate.minor, project.folder, project.budgetSeconds, project.branches],
      [11_250, folder, 288_000, ['feature/*', 'main']],
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
    assert.deepEqual([edited.email, edited.taxCategory], [null, 'AE']);
    assert.ok(archived.archivedAt !== null && restored.archivedAt === null);
    assert.ok(!listed.includes('Acme Ltd'));
  });

  it('edits and archives projects', async () => {
    await json('client', 'add', 'Zeppelin', '--currency', 'EUR');
    await json('project', 'add', 'Hangar', '--client', 'zeppelin', '--rate', '90');
    const edited = await json('project', 'edit', 'zeppelin/hangar', '--rate', '95', '--name', 'Hangar 2');
    const archived = await json('project', 'edit', 'hangar', '--archive');
    const listed = (await json('project', 'list', '--client', 'zeppelin')).items;

    assert.deepEqual([edited.name, edited.hourlyRate.minor, edited.version], ['Hangar 2', 9500, 2]);
    assert.ok(archived.archivedAt !== null);
    assert.deepEqual(listed, []);
  });

  it('imports clients once, and refuses a file with one wrong row', async () => {
    writeFileSync(
      path.join(folder, 'kunden.csv'),
      'Firma;PLZ;Ort;Land\nHafen AG;20095;Hamburg;Deutschland\n',
    );
    writeFileSync(path.join(folder, 'wrong.csv'), 'Name,VAT id\nBad Ltd,DE123456789\n');

    const preview = await run('client', 'import', 'kunden.csv', '--dry-run');
    const done = await json('client', 'import', 'kunden.csv');
    const again = await run('client', 'import', 'kunden.csv');
    const wouldFail = await run('client', 'import', 'wrong.csv', '--dry-run');
    const refused = await run('client', 'import', 'wrong.csv');

    assert.match(preview.stdout, /1 client would be added, 0 there already\.\n {2}Hafen AG/);
    assert.deepEqual([done.state, done.added], ['imported', 1]);
    assert.match(again.stdout, /0 clients added, 1 there already/);
    assert.deepEqual([wouldFail.code, refused.code], [1, 2]);
    assert.match(wouldFail.stdout, /row 2, column "VAT id": "DE123456789" is not a VAT id of DE/);
    assert.match(refused.stderr, /Row 2, column "VAT id".*check digits/);
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
});
