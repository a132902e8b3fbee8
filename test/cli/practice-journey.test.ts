/** An empty practice is set up, moved from another tool, billed, sent and paid from a terminal alone. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('a practice from a terminal', () => {
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

  const vireo = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli([...args, '--data', directory]);
    assert.equal(code, 0, `${args.join(' ')}: ${stderr}${stdout}`);
    return stdout;
  };
  const json = async (...args: string[]) => JSON.parse(await vireo(...args, '--json'));

  it('is set up, bills its week, and is paid', async () => {
    const address = [
      '--street',
      'Lange Reihe 14',
      '--postcode',
      '20099',
      '--city',
      'Hamburg',
      '--country',
      'DE',
    ];
    await vireo(
      'practice',
      'edit',
      '--name',
      'Mara Voss',
      ...address,
      '--vat-id',
      'DE136695976',
      '--currency',
      'EUR',
    );
    await vireo(
      'practice',
      'edit',
      '--tax',
      'standard',
      '--tax-rate',
      '19',
      '--invoice-pattern',
      'RE-{YYYY}-{###}',
    );
    await vireo('client', 'add', 'Nordwind', ...address, '--currency', 'EUR', '--term', '14');
    await vireo('project', 'add', 'Portal', '--client', 'Nordwind', '--rate', '110');
    const series = await vireo('invoice', 'series', '--first', '43');
    await vireo(
      'invoice',
      'opening',
      'R-2025/17',
      '--client',
      'Nordwind',
      '--amount',
      '1190.00',
      '--issued',
      '2026-01-05',
      '--due',
      '2026-02-04',
    );
    for (const day of ['2026-03-02', '2026-03-03']) await vireo('time', 'add', `${day} 9-12 Review #portal`);
    await vireo('timesheet', 'submit', '2026-W10');
    const draft = await json('invoice', 'create', '--client', 'Nordwind');
    const issued = await json('invoice', 'issue', draft.id);
    await vireo('invoice', 'sent', issued.number, '--to', 'ap@nordwind.example');
    const pdf = path.join(directory, 'invoice.pdf');
    await vireo('invoice', 'export', issued.number, '--format', 'pdf', '--output', pdf);
    await vireo('payment', 'record', issued.number);
    const paid = await json('invoice', 'list', '--client', 'Nordwind');
    const ageing = await vireo('money', 'ageing');
    const vat = await json('money', 'vat', '--from', '2026-01-01', '--to', '2026-12-31');

    assert.match(series, /^RE-\{YYYY\}-\{###\} {2}invoices {2}next RE-\d{4}-043, unused$/m);
    assert.match(issued.number, /^RE-\d{4}-043$/);
    assert.equal(issued.gross.minor, 78_540);
    assert.equal((await readFile(pdf)).subarray(0, 5).toString(), '%PDF-');
    assert.deepEqual(
      paid.items.map((one: { number: string; state: string }) => [one.number, one.state]),
      [
        [issued.number, 'paid'],
        ['R-2025/17', 'sent'],
      ],
    );
    assert.match(ageing, /2026-02-04, \d+ days late +Nordwind +R-2025\/17 +€?1[.,]190[.,]00/);
    assert.doesNotMatch(ageing, new RegExp(issued.number));
    assert.equal((await json('invoice', 'verify')).ok, true);
    assert.equal(
      vat.rows.reduce((sum: number, row: { tax: { minor: number } }) => sum + row.tax.minor, 0),
      12_540,
    );
  });
});
