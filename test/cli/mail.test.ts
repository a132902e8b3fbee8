/** `vireo mail`, `reminder`, `recurring` and `schedule` as scripts and people use them. */
import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type MailServer, startMailServer } from '../../src/backend/testing/mail/mail-server.ts';
import { testCertificate } from '../../src/backend/testing/mail/test-certificate.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';
import { runAtTerminal } from './at-terminal.ts';

const whole = {
  seller: {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE312449871',
  },
  buyer: {
    name: 'Nordwind GmbH',
    addressLines: ['Am Sandtorkai 50', '20457 Hamburg'],
    countryCode: 'DE',
    email: 'rechnung@nordwind.example',
  },
  currency: 'EUR',
  lines: [{ description: 'Review', quantity: '1', unitPrice: '100.00', taxCategory: 'S', taxRate: '19' }],
};

describe('vireo mail', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  let server: MailServer;
  let passwordFile: string;
  const certificates = process.env['NODE_EXTRA_CA_CERTS'];

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory());
    server = await startMailServer();
    const certificate = path.join(directory, 'certificate.pem');
    await writeFile(certificate, testCertificate);
    process.env['NODE_EXTRA_CA_CERTS'] = certificate;
    await writeFile(path.join(directory, 'outbound.json'), JSON.stringify({ hosts: ['127.0.0.1'] }));
    passwordFile = path.join(directory, 'password');
    await writeFile(passwordFile, 'open sesame\n', { mode: 0o600 });
    backend = await startBackend(directory);
  });

  afterEach(async () => {
    if (certificates === undefined) delete process.env['NODE_EXTRA_CA_CERTS'];
    else process.env['NODE_EXTRA_CA_CERTS'] = certificates;
    await backend.kill();
    await server.close();
    await remove();
  });

  const vireo = (...args: string[]) => runCli([...args, '--data', directory]);
  const atTerminal = (answer: string, ...args: string[]) =>
    runAtTerminal([...args, '--data', directory], { answer, cwd: directory });

  async function ask(...args: string[]) {
    const { code, stdout, stderr } = await vireo(...args, '--json');
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
  }

  async function bill(more: object = {}): Promise<string> {
    const file = path.join(directory, 'whole.json');
    await writeFile(file, JSON.stringify({ ...whole, ...more }));
    return (await ask('invoice', 'create', '--from-json', file, '--issue')).number;
  }

  const setUp = (...more: string[]) =>
    vireo(
      ...['mail', 'setup', 'mara@example.org', '--host', '127.0.0.1', '--port', String(server.port)],
      ...['--security', 'starttls', '--password-file', passwordFile, ...more],
    );

  async function until(state: string, found = 0): Promise<void> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const { counts } = await ask('mail', 'status');
      if (counts[state] > found) return;
      if (Date.now() > deadline) assert.fail(`no mail is ${state}: ${JSON.stringify(counts)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('takes a password from a file that nobody else can read, and proves the account by a test mail', async () => {
    await chmod(passwordFile, 0o644);
    const readable = await setUp();
    await chmod(passwordFile, 0o600);
    const microsoft = await setUp('--preset', 'microsoft365');
    const done = await setUp();
    server.replies.auth = '535 No';
    const refused = await vireo('mail', 'test');

    assert.deepEqual([readable.code, microsoft.code, done.code, refused.code], [2, 2, 0, 1]);
    assert.match(readable.stderr, /chmod 600/);
    assert.match(microsoft.stderr, /by the browser/);
    assert.match(done.stdout, /on its way to mara@example\.org/);
    assert.match(refused.stdout, /The server said: .*535/);
    assert.equal(server.signedIn[0]?.secret, 'open sesame');
    assert.match((await vireo('mail', 'status')).stdout, /mara@example\.org over 127\.0\.0\.1/);
  });

  it('keeps nothing of an account whose test fails, and edits, hands on and removes one', async () => {
    server.replies.auth = '535 No';
    const failed = await setUp();
    const none = await vireo('mail', 'status');
    server.replies.auth = undefined;
    await setUp();
    await ask(
      'mail',
      'setup',
      'b@example.org',
      '--host',
      '127.0.0.1',
      '--port',
      String(server.port),
      '--no-sign-in',
    );
    const unasked = await vireo('mail', 'edit', 'mara@example.org', '--username', 'eve');
    const edited = await vireo('mail', 'edit', 'mara@example.org', '--name', 'Mara Voss');
    const moved = await ask(
      ...['mail', 'edit', 'mara@example.org', '--username', 'eve', '--password-file', passwordFile],
    );
    const kept = await vireo('mail', 'remove', 'mara@example.org');
    await ask('mail', 'default', 'b@example.org');
    const removed = await vireo('mail', 'remove', 'mara@example.org');

    assert.deepEqual([failed.code, unasked.code, edited.code, kept.code, removed.code], [1, 2, 0, 2, 0]);
    assert.match(failed.stdout, /535 No Nothing was kept: no account, no password\./);
    assert.match(none.stdout, /No account for mail is set up/);
    assert.match(unasked.stderr, /needs the password/);
    assert.match(edited.stdout, /mara@example\.org is ready/);
    assert.deepEqual([moved.account.username, moved.account.senderName], ['eve', 'Mara Voss']);
    assert.match(kept.stderr, /Make another account the default first/);
    assert.match((await vireo('mail', 'status')).stdout, /^b@example\.org over .* by default: ready\n/);
  });

  it('shows an invoice before it leaves, and sends it after a yes alone', async () => {
    await setUp('--no-test');
    const number = await bill();
    const unasked = await vireo('mail', 'invoice', number);
    const declined = await atTerminal('n', 'mail', 'invoice', number);
    const before = server.accepted.length;
    const sent = await atTerminal('y', 'mail', 'invoice', number);
    await until('sent');
    const again = await vireo('mail', 'invoice', number, '--yes');
    const { items } = await ask('mail', 'outbox');
    const shown = await vireo('mail', 'show', items[0].id.slice(-8), '--message');

    assert.deepEqual([unasked.code, declined.code, sent.code, again.code, before], [2, 2, 0, 2, 0]);
    assert.match(unasked.stderr, /needs --yes/);
    assert.match(declined.err, /rechnung@nordwind\.example[\s\S]*anbei erhalten Sie die Rechnung/);
    assert.deepEqual(sent.questions, ['Send it? [y/N] ']);
    assert.match(again.stderr, /was sent by mail before/);
    assert.deepEqual([server.accepted.length, items.length], [1, 1]);
    assert.equal(shown.stdout, server.accepted[0]?.raw.toString('latin1'));
  });

  it('lets what was refused be sent again, and what waits be dropped', async () => {
    await setUp('--no-test');
    server.replies.data = '550 No';
    await ask('mail', 'invoice', await bill(), '--yes');
    await until('refused');
    const [mail] = (await ask('mail', 'outbox', '--state', 'refused')).items;
    server.replies.data = undefined;
    const declined = await atTerminal('', 'mail', 'send-again', mail.id.slice(-8));
    await ask('mail', 'send-again', mail.id.slice(-8), '--yes');
    await until('sent');
    const dropped = await vireo('mail', 'drop', mail.id.slice(-8));

    assert.deepEqual([declined.code, dropped.code, server.accepted.length], [2, 2, 1]);
    assert.match(declined.err, /550/);
    assert.match((await vireo('mail', 'release')).stdout, /Nothing rests/);
  });

  it('sends nothing to an address that is marked as not reachable, until it is cleared', async () => {
    await setUp('--no-test');
    const list = ['mail', 'unreachable', 'list'];
    const none = await vireo(...list);
    const marked = await vireo(
      ...['mail', 'unreachable', 'mark', 'Rechnung@Nordwind.example', '--reason', 'Left the company'],
    );
    const twice = await vireo('mail', 'unreachable', 'mark', 'rechnung@nordwind.example');
    const listed = await vireo(...list);
    await vireo('mail', 'invoice', await bill(), '--yes');
    await until('dropped');
    const before = server.accepted.length;
    const cleared = await vireo('mail', 'unreachable', 'clear', 'RECHNUNG@nordwind.example');
    const again = await vireo('mail', 'unreachable', 'clear', 'rechnung@nordwind.example');
    await ask('mail', 'invoice', await bill(), '--yes');
    await until('sent');

    assert.match(none.stdout, /^No address is marked/);
    assert.match(marked.stdout, /^No mail goes to rechnung@nordwind\.example/);
    assert.match(twice.stderr, /marked already/);
    assert.match(listed.stdout, /rechnung@nordwind\.example +\d{4}-\d\d-\d\d +Left the company/);
    assert.match(cleared.stdout, /^Mail goes to rechnung@nordwind\.example again/);
    assert.match(again.stderr, /is not marked/);
    assert.deepEqual([twice.code, again.code, before, server.accepted.length], [2, 2, 0, 1]);
    assert.deepEqual((await ask(...list)).items, []);
  });

  it('lists overdue invoices, and records a reminder that another program sent', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const number = await bill({ issueDate: day(23), dueDate: day(9) });
    await ask('invoice', 'sent', number, '--to', 'ap@nordwind.example', '--via', 'portal', '--date', day(23));
    const listed = await vireo('reminder', 'list');
    const paused = await vireo('reminder', 'pause', number, '--reason', 'Disputed');
    const whilePaused = await vireo('reminder', 'send', number, '--yes');
    await ask('reminder', 'resume', number);
    const unasked = await vireo('reminder', 'send', number, '--sent-elsewhere');
    const recorded = await ask('reminder', 'send', number, '--sent-elsewhere', '--yes');
    const shown = await vireo('reminder', 'show', number);
    const rules = await vireo('reminder', 'rules');

    assert.match(listed.stdout, /Nordwind GmbH .*(?:9|10) days .*€119\.00 .*1 of 3/);
    assert.match(paused.stdout, /paused: Disputed/);
    assert.deepEqual([whilePaused.code, unasked.code], [2, 2]);
    assert.deepEqual([recorded.step, recorded.state, recorded.via], [1, 'sent', 'other']);
    assert.match(shown.stdout, /reminder 1, sent/);
    assert.match(rules.stdout, /Rule of +the practice/);
  });

  it('shows recurring invoices, pauses them, and runs schedules beside their rule', async () => {
    const { id: clientId } = await ask('client', 'add', 'Nordwind GmbH', '--currency', 'EUR');
    const body = {
      name: 'Hosting',
      clientId,
      items: [{ description: 'Hosting {month}', quantity: '1', unitPrice: '40.00' }],
      rule: { unit: 'month', date: '2027-01-01' },
      missed: 'skip',
    };
    await backend.ask('POST', '/recurring-invoices', body);
    const listed = await vireo('recurring', 'list', '--client', 'nordwind');
    const preview = await vireo('recurring', 'preview', 'hosting');
    const paused = await ask('recurring', 'pause', 'Hosting');
    const resumed = await ask('recurring', 'resume', 'Hosting');
    const schedules = (await ask('schedule', 'list')).items;
    const [own] = schedules.filter(({ kind }: { kind: string }) => kind === 'recurring.invoice');
    const held = await ask('schedule', 'pause', own.id.slice(-8));
    await ask('schedule', 'resume', 'recurring.invoice');
    await ask('recurring', 'delete', 'Hosting');

    assert.match(listed.stdout, /Hosting .*Nordwind GmbH .*month from 2027-01-01/);
    assert.match(preview.stdout, /1 × 40\.00 Hosting \w+: €40\.00[\s\S]*Hash of this preview: [0-9a-f]{64}/);
    assert.deepEqual([paused.state, resumed.state, held.state], ['paused', 'active', 'paused']);
    assert.match((await vireo('recurring', 'list')).stdout, /no recurring invoices/);
    const upkeep = await ask('schedule', 'run', 'backup.upkeep');
    assert.equal(upkeep.lastRun.state, 'queued');
  });

  it('mails reports by a rule once their recipients were confirmed', async () => {
    const add = ['report', 'mail', 'add', 'Week', '--weekly', '--to', 'tax@office.example'];
    const rule = ['--every', 'week', '--from', '2099-01-05'];
    const unsaid = await vireo(...add);
    const declined = await atTerminal('n', ...add, ...rule);
    const added = await ask(...add, ...rule, '--yes');
    const listed = await vireo('report', 'mail', 'list');
    const preview = await vireo('report', 'mail', 'preview', 'week');
    const paused = await ask('report', 'mail', 'pause', 'Week');
    const deleted = await vireo('report', 'mail', 'delete', 'Week');

    assert.deepEqual([unsaid.code, declined.code, deleted.code], [2, 2, 0]);
    assert.match(declined.err, /to tax@office\.example/);
    assert.equal(added.recipients[0].confirmedAt !== null, true);
    assert.match(listed.stdout, /Week .*every week from 2099-01-05, 07:00 .*tax@office\.example/);
    assert.match(preview.stdout, /No time was recorded[\s\S]*File: Week-/);
    assert.equal(paused.state, 'paused');
    assert.equal((await vireo('report', 'last-month')).code, 0);
  });

  it('lists what concerns its person, and marks it as read', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const number = await bill({ issueDate: day(40), dueDate: day(26) });
    await ask('invoice', 'sent', number, '--to', 'ap@nordwind.example', '--via', 'portal', '--date', day(40));
    await ask('schedule', 'run', 'notification.look');
    const find = async () => (await ask('notification', 'list', '--unread')).items;
    const deadline = Date.now() + 20_000;
    while ((await find()).length === 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const [item] = await find();
    const listed = await vireo('notification', 'list');
    const read = await ask('notification', 'read', item.id.slice(-8));
    const unread = await ask('notification', 'read', item.id.slice(-8), '--unread');
    const unsaid = await vireo('notification', 'read');
    await ask('notification', 'read', '--all');

    assert.ok(listed.stdout.includes(item.title), listed.stdout);
    assert.deepEqual([read.readAt === null, unread.readAt === null], [false, true]);
    assert.equal(unsaid.code, 2);
    assert.deepEqual(await find(), []);
    assert.match((await vireo('notification', 'show', item.id)).stdout, /About +invoice/);
  });
});
