/** The tools of all slices, called through the runner, beside what the routes of the same records say. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { toDecimalString } from '../domain/money.ts';
import { openTestApp } from './testing/open-test-app.ts';
import { createPayingPractice, type PayingPractice } from './testing/paying-practice.ts';
import { createScriptedAgent } from './testing/scripted-agent.ts';
import type { TestApp } from './testing/test-app.ts';

const tests = globSync('**/*.test.ts', { cwd: import.meta.dirname }).map((file) =>
  readFileSync(path.join(import.meta.dirname, file), 'utf8'),
);

const amount = (money: { readonly minor: number; readonly currency: string }) => ({
  amount: toDecimalString(money),
  currency: money.currency,
});

describe('tools of the slices', () => {
  let vireo: TestApp;
  let practice: PayingPractice;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-tools-'));
    vireo = await openTestApp({ agentWork: { agents: [createScriptedAgent()] } });
    practice = await createPayingPractice(vireo);
  });
  afterEach(async () => {
    await vireo.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function call(tool: string, input: object = {}, options: object = {}) {
    const body = { input, zone: 'Europe/Berlin', locale: 'en', asker: { kind: 'coach' }, ...options };
    return (await vireo.ask('POST', `/ai/tools/${tool}/calls`, { body })).body;
  }
  async function read(tool: string, input: object = {}) {
    const outcome = await call(tool, input);
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    return outcome.output;
  }
  async function propose(tool: string, input: object = {}, options: object = {}) {
    const outcome = await call(tool, input, options);
    assert.equal(outcome.kind, 'proposed', JSON.stringify(outcome));
    return outcome.proposal;
  }
  async function act(id: string, verb: 'apply' | 'undo') {
    const reply = await vireo.ask('POST', `/ai/proposals/${id}/${verb}`);
    assert.equal(reply.body.state, verb === 'apply' ? 'applied' : 'undone', JSON.stringify(reply.body));
    return reply.body;
  }
  const get = async (route: string) => await practice.get(route);

  it('are each called by a test, so that none goes or changes its name unseen', () => {
    const isCalled = (name: string) =>
      tests.some((text) => text.includes(`'${name}'`) || text.includes(`/${name}/calls`));

    assert.deepEqual(
      [...vireo.app.tools.keys()].filter((name) => !isCalled(name)),
      [],
    );
  });

  it('are those that others build on, each field with words for a model', async () => {
    const { items } = await get('/ai/tools');

    assert.deepEqual(
      items.map(({ name }: { name: string }) => name).sort(),
      [...vireo.app.tools.keys()].sort(),
    );
    for (const { name, inputSchema, effect, canUndo } of items) {
      assert.equal(inputSchema.additionalProperties, false, name);
      assert.equal(effect === 'write', canUndo, name);
    }
  });

  it('list projects, clients and rates as their routes do', async () => {
    const { clientId, projectId } = practice;
    const [project] = (await read('list_projects', { clientId })).items;
    const [client] = (await read('list_clients')).items;
    const [rate] = (await read('list_rates', { projectId })).items;

    const shown = await get(`/projects/${projectId}`);
    assert.deepEqual(
      { id: project.id, clientName: project.clientName },
      { id: projectId, clientName: 'Nordwind GmbH' },
    );
    assert.deepEqual(project.hourlyRate, amount(shown.hourlyRate));
    assert.deepEqual(project.link, { kind: 'project', ids: [projectId] });
    assert.deepEqual({ id: client.id, currency: client.currency }, { id: clientId, currency: 'EUR' });
    assert.deepEqual(rate.rate, { amount: '110.00', currency: 'EUR' });
  });

  it('sum hours and list entries, weeks, budgets and unbilled time as reports do', async () => {
    const { projectId, clientId } = practice;
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { budgetSeconds: 36_000 } });
    const id = await practice.addEntry({ note: 'Review' });
    await practice.addEntry({
      startedAt: '2026-11-17T09:00',
      endedAt: '2026-11-17T10:00',
      billable: false,
    });
    const period = { from: '2026-11-16', to: '2026-11-22' };

    const byDay = await read('sum_hours', { ...period, by: 'day' });
    const byProject = await read('sum_hours', { ...period, by: 'project', billable: true });
    const entries = await read('list_entries', { ...period, text: 'Review' });
    const week = await read('get_week', { date: '2026-11-18' });
    const budget = await read('get_budget', { projectId });
    const unbilled = await read('list_unbilled', { clientId });

    const report = await get('/reports/time?from=2026-11-16&to=2026-11-22&groupBy=day');
    assert.equal(byDay.total.seconds, report.total.seconds);
    assert.deepEqual(
      byDay.items.map(({ key, seconds }: { key: string; seconds: number }) => [key, seconds]),
      [
        ['2026-11-16', 5400],
        ['2026-11-17', 3600],
      ],
    );
    assert.equal(byDay.total.link.ids.length, 2);
    assert.equal(byProject.items[0].seconds, 5400);
    assert.deepEqual(byProject.total.billableAmounts, [{ amount: '165.00', currency: 'EUR' }]);
    assert.deepEqual(
      entries.items.map((entry: { id: string; projectName: string }) => [entry.id, entry.projectName]),
      [[id, 'API rewrite']],
    );
    const shown = await get('/weeks/2026-11-16');
    assert.equal(week.workedSeconds, shown.seconds);
    assert.equal(week.leftSeconds, shown.targetSeconds - shown.seconds);
    const [used] = budget.items;
    assert.deepEqual(
      { usedSeconds: used.usedSeconds, leftSeconds: used.leftSeconds, usedPercent: used.usedPercent },
      { usedSeconds: 9000, leftSeconds: 27_000, usedPercent: 25 },
    );
    const timer = await get('/timer');
    assert.equal(unbilled.total.seconds, timer.unbilledSeconds);
    assert.deepEqual(unbilled.items[0].amounts, timer.unbilled.map(amount));
  });

  it('list invoices, payments, ageing and revenue as money reports do', async () => {
    const first = await practice.bill('100.00');
    const second = await practice.bill('50.00');
    await practice.pay(second.id);

    const all = await read('list_invoices', { clientId: practice.clientId });
    const opened = await read('list_invoices', { state: 'open' });
    const paid = await read('list_invoices', { state: 'paid', from: '2026-11-01', to: '2026-11-30' });
    const none = await read('list_invoices', { state: 'overdue' });
    const one = await read('get_invoice', { number: first.number });
    const payments = await read('list_payments', { invoiceId: second.id });
    const ageing = await read('get_ageing');
    const revenue = await read('get_revenue', { from: '2026-11', to: '2026-11' });

    const ids = (list: { items: readonly { id: string }[] }) => list.items.map(({ id }) => id);
    assert.deepEqual(ids(all).sort(), [first.id, second.id].sort());
    assert.deepEqual([ids(opened), ids(paid), ids(none)], [[first.id], [second.id], []]);
    assert.deepEqual(one.due, { amount: '119.00', currency: 'EUR' });
    assert.deepEqual(one.lines[0].net, { amount: '100.00', currency: 'EUR' });
    assert.deepEqual(payments.items[0].amount, { amount: '59.50', currency: 'EUR' });
    const shown = await get('/reports/ageing');
    assert.deepEqual(ageing.totals[0].total, amount(shown.rows[0].total));
    assert.deepEqual(ids(ageing), [first.id]);
    const report = await get('/reports/revenue?from=2026-11&to=2026-11');
    assert.deepEqual(revenue.items[0].invoicedNet, amount(report.rows[0].invoicedNet));
    assert.deepEqual(revenue.items[0].receivedGross, amount(report.rows[0].receivedGross));
  });

  it('list findings, health, tasks and timesheets', async () => {
    const { projectId } = practice;
    const range = { startLine: 4, startColumn: 0, endLine: 4, endColumn: 3 };
    const body = { projectId, path: 'a.ts', range, message: 'Look at it', severity: 'high' };
    const { id } = (await vireo.ask('POST', '/findings', { body })).body;
    await practice.addEntry();
    const sheet = await practice.approveWeek();

    const findings = await read('list_findings', { projectId, severity: ['high', 'low'] });
    const counts = await read('count_findings');
    const health = await read('get_health', { projectId });
    const tasks = await read('list_tasks');
    const sheets = await read('list_timesheets', { state: 'approved' });

    const [finding] = findings.items;
    assert.deepEqual(
      { id: finding.id, path: finding.path, line: finding.line },
      { id, path: 'a.ts', line: 5 },
    );
    assert.deepEqual(
      { total: counts.total, bySeverity: counts.bySeverity },
      { total: 1, bySeverity: [{ value: 'high', count: 1 }] },
    );
    assert.equal(health.items[0].scorePercent, null);
    assert.deepEqual(tasks, { items: [], cut: false });
    assert.deepEqual(
      { id: sheets.items[0].id, workedSeconds: sheets.items[0].workedSeconds },
      { id: sheet, workedSeconds: 5400 },
    );
  });

  it('tell the stack of a project as its route does', async () => {
    const { projectId } = practice;
    await writeFile(path.join(folder, 'package.json'), '{"name":"shop","dependencies":{"react":"19.0.0"}}');
    await writeFile(path.join(folder, 'a.ts'), 'export const a = 1;\n');
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
    const stack = await read('get_stack', { projectId });
    const { body } = await vireo.ask('GET', `/scanner/stack?projectId=${projectId}`);

    assert.deepEqual(
      { files: stack.files, codeLines: stack.codeLines },
      { files: body.files, codeLines: body.lines.code },
    );
    assert.equal(stack.languages[0].name, 'TypeScript');
    const named = (items: readonly { name: string; version: string | null }[]) =>
      items.map(({ name, version }) => [name, version]);
    assert.deepEqual(named(stack.technologies), named(body.technologies));
    assert.ok(
      stack.technologies.some(({ name }: { name: string }) => name === 'React'),
      JSON.stringify(stack),
    );
  });

  it('calculate, and refuse to mix currencies', async () => {
    const eur = { amount: '165.00', currency: 'EUR' };
    const sum = await read('calculate', { operation: 'add', values: [eur, eur] });
    const mixed = await call('calculate', {
      operation: 'add',
      values: [eur, { amount: '1', currency: 'DKK' }],
    });

    assert.deepEqual(sum, { amount: '330.00', currency: 'EUR', rounding: 'exact' });
    assert.equal(mixed.code, 'failed');
    assert.match(mixed.message, /different currencies/);
  });

  it('start and stop the timer, and take both back', async () => {
    const { projectId } = practice;
    const start = await propose('start_timer', { projectId, note: 'Review' }, { locale: 'de' });
    assert.equal(start.title, 'Timer starten, API rewrite');
    assert.equal((await get('/timer')).entry, null);
    await act(start.id, 'apply');
    const running = (await read('get_timer')).running;
    assert.deepEqual({ id: running.id, note: running.note }, { id: start.id, note: 'Review' });
    vireo.clock.now += 30_000;

    const stop = await propose('stop_timer');
    vireo.clock.now += 60_000;
    await act(stop.id, 'apply');
    assert.equal((await get(`/time-entries/${start.id}`)).seconds, 90);
    await act(stop.id, 'undo');
    assert.equal((await get('/timer')).entry.id, start.id);
    await act(start.id, 'undo');
    assert.equal((await get('/timer')).entry, null);
    assert.equal((await call('stop_timer')).message, 'No timer is running.');
  });

  it('bring back the timer that a start has ended', async () => {
    const before = (await vireo.ask('POST', '/timer', { body: { projectId: practice.projectId } })).body;
    vireo.clock.now += 600_000;
    const { id, changes } = await propose('start_timer', { projectId: practice.projectId, note: 'Other' });
    assert.equal(changes.at(-1).label, 'Stops');
    await act(id, 'apply');
    assert.equal((await get('/timer')).entry.id, id);

    await act(id, 'undo');

    assert.equal((await get('/timer')).entry.id, before.id);
  });

  it('add an entry after the last one of its day, and take it back', async () => {
    await practice.addEntry();
    const input = { projectId: practice.projectId, date: '2026-11-16', seconds: 5400, note: 'Review' };
    const proposal = await propose('add_time_entry', input);
    assert.deepEqual(
      proposal.changes.map(({ after }: { after: string }) => after),
      ['API rewrite', '2026-11-16', '10:30–12:00', '1:30', 'yes', 'Review'],
    );

    await act(proposal.id, 'apply');
    const entry = await get(`/time-entries/${proposal.id}`);
    assert.deepEqual(
      { seconds: entry.seconds, startedAt: entry.startedAt },
      { seconds: 5400, startedAt: '2026-11-16T09:30:00.000Z' },
    );
    await act(proposal.id, 'undo');

    assert.equal((await vireo.ask('GET', `/time-entries/${proposal.id}`)).status, 404);
  });

  it('show an entry again where its day has changed since it was shown', async () => {
    const input = { projectId: practice.projectId, date: '2026-11-16', seconds: 3600 };
    const { id } = await propose('add_time_entry', input);
    await practice.addEntry();

    const refused = await vireo.ask('POST', `/ai/proposals/${id}/apply`);

    assert.equal(refused.status, 409);
    assert.equal(refused.body.error.conflict.current.changes[2].after, '10:30–11:30');
  });

  it('draft an invoice of what is approved, and delete the draft again', async () => {
    const nothing = await call('draft_invoice', { clientId: practice.clientId });
    assert.match(nothing.message, /nothing to bill/i);
    await practice.addEntry();
    await practice.approveWeek();

    const proposal = await propose('draft_invoice', { clientId: practice.clientId });
    assert.equal(proposal.title, 'Draft invoice, Nordwind GmbH, 1 line');
    assert.equal((await get('/invoices')).items.length, 0);
    await act(proposal.id, 'apply');
    const draft = await get(`/invoices/${proposal.id}`);
    assert.deepEqual(
      { state: draft.state, net: draft.net },
      { state: 'draft', net: { minor: 16_500, currency: 'EUR' } },
    );
    assert.equal(proposal.changes[2].after, '€165.00');
    await act(proposal.id, 'undo');

    assert.equal((await vireo.ask('GET', `/invoices/${proposal.id}`)).status, 404);
  });

  it('record a payment, and reverse it', async () => {
    const invoice = await practice.bill('100.00');
    const input = { invoiceId: invoice.id, amount: '19.00' };
    const german = await propose('record_payment', input, { locale: 'de' });
    assert.equal(german.changes[1].after.replace('\u00a0', ' '), '19,00 €');

    await act(german.id, 'apply');
    assert.equal((await practice.invoice(invoice.id)).due.minor, 10_000);
    await act(german.id, 'undo');

    assert.equal((await practice.invoice(invoice.id)).due.minor, 11_900);
    const wrong = await call('record_payment', { ...input, amount: '1.234' });
    assert.equal(wrong.kind, 'refused');
  });

  it('submit a week, and withdraw it', async () => {
    await practice.addEntry();
    const proposal = await propose('submit_timesheet', { weekStart: '2026-11-16' });
    assert.equal(proposal.changes[1].after, '1:30');
    assert.equal((await get('/timesheets')).items.length, 0);

    await act(proposal.id, 'apply');
    assert.equal((await get(`/timesheets/${proposal.id}`)).state, 'submitted');
    await act(proposal.id, 'undo');

    assert.equal((await get(`/timesheets/${proposal.id}`)).state, 'draft');
    const tuesday = await call('submit_timesheet', { weekStart: '2026-11-17' });
    assert.match(tuesday.message, /must be a Monday/);
  });

  it('leave a week alone that somebody approved since', async () => {
    await practice.addEntry();
    const { id } = await propose('submit_timesheet', { weekStart: '2026-11-16' });
    await act(id, 'apply');
    await vireo.ask('POST', `/timesheets/${id}/approve`, { as: 'approver' });

    const refused = await vireo.ask('POST', `/ai/proposals/${id}/undo`);

    assert.equal(refused.status, 409);
    assert.equal((await get(`/timesheets/${id}`)).state, 'approved');
  });

  it('open a week again that was approved with its submission, where nobody else decides', async () => {
    await vireo.close();
    vireo = await openTestApp({ signIn: 'owner' });
    practice = await createPayingPractice(vireo);
    await practice.addEntry();
    const { id, changes } = await propose('submit_timesheet', { weekStart: '2026-11-16' });
    assert.equal(changes.at(-1).after, 'approved');
    await act(id, 'apply');

    await act(id, 'undo');

    assert.equal((await get(`/timesheets/${id}`)).state, 'draft');
  });

  /** As a kill between doing and saying so leaves it. */
  async function forget(id: string) {
    await vireo.database.query
      .updateTable('act_proposals')
      .set({ state: 'waiting', undo: null })
      .where('organization_id', '=', vireo.owner.organizationId)
      .where('id', '=', id)
      .execute();
  }

  async function applyTwice(tool: string, input: object) {
    const { id } = await propose(tool, input);
    const first = await act(id, 'apply');
    await forget(id);
    const second = await act(id, 'apply');
    assert.deepEqual(second.links, first.links, tool);
    assert.equal(second.canUndo, true, tool);
  }

  it('do an act once whose first try ended before it could say so', async () => {
    const { projectId, clientId } = practice;
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
    const invoice = await practice.bill('100.00');
    await applyTwice('add_time_entry', { projectId, date: '2026-11-16', seconds: 3600 });
    await applyTwice('start_timer', { projectId });
    vireo.clock.now += 600_000;
    await applyTwice('stop_timer', {});
    await applyTwice('record_payment', { invoiceId: invoice.id, amount: '19.00' });
    await applyTwice('start_agent', { projectId, agent: 'scripted' });
    await applyTwice('run_scan', { projectId });
    await applyTwice('submit_timesheet', { weekStart: '2026-11-16' });
    const [sheet] = (await get('/timesheets')).items;
    await vireo.ask('POST', `/timesheets/${sheet.id}/approve`, { as: 'approver' });
    await applyTwice('draft_invoice', { clientId });

    assert.equal((await get('/time-entries')).items.length, 2);
    assert.equal((await get('/timer')).entry, null);
    assert.equal((await get('/payments')).items.length, 1);
    assert.equal((await get('/requests')).items.length, 1);
    assert.equal((await get('/scanner/scans')).items.length, 1);
    assert.equal((await get('/timesheets')).items.length, 1);
    assert.equal((await get('/invoices')).items.length, 2);
  });

  it('find a client and a project by a part of the name', async () => {
    const [client] = (await read('list_clients', { name: 'nordw' })).items;
    const none = await read('list_projects', { name: 'nordw' });

    assert.equal(client.id, practice.clientId);
    assert.deepEqual(none, { items: [], cut: false });
  });

  it('start an agent and a scan under the id of the act', async () => {
    const { projectId } = practice;
    assert.equal((await call('run_scan', { projectId })).kind, 'refused');
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });

    const agent = await propose('start_agent', { projectId, agent: 'scripted' });
    const scan = await propose('run_scan', { projectId });
    await act(agent.id, 'apply');
    await act(scan.id, 'apply');

    assert.equal((await get(`/requests/${agent.id}`)).agent, 'scripted');
    assert.equal((await get(`/scanner/scans/${scan.id}`)).projectId, projectId);
    assert.equal((await read('list_tasks', { projectId })).items[0].id, agent.id);
    assert.equal((await call('start_agent', { projectId, agent: 'nobody' })).kind, 'refused');
  });

  it('write a document, change its text and submit it; each is undone, and refused where it was changed since', async () => {
    const { projectId } = practice;
    const added = await propose('add_document', { projectId, title: 'Charter', content: 'One\n' });
    await act(added.id, 'apply');
    const documentId = added.id;
    const [listed] = (await read('list_documents', { projectId })).items;
    assert.deepEqual({ id: listed.id, title: listed.title }, { id: documentId, title: 'Charter' });
    const edited = await propose('edit_document', { documentId, content: 'One\nTwo\n' });
    await act(edited.id, 'apply');
    const submitted = await propose('submit_document', { documentId });
    await act(submitted.id, 'apply');

    assert.deepEqual(edited.changes, [{ label: 'Changed lines', after: 'Two\n' }]);
    assert.equal((await get(`/documents/${documentId}`)).state, 'in-review');
    assert.equal((await call('submit_document', { documentId })).kind, 'refused');
    await act(submitted.id, 'undo');
    const early = await vireo.ask('POST', `/ai/proposals/${edited.id}/undo`);
    assert.equal(early.status, 412);
    const last = await propose('edit_document', { documentId, content: 'Three\n' });
    await act(last.id, 'apply');
    await act(last.id, 'undo');
    assert.equal((await read('read_document', { documentId })).content, 'One\nTwo\n');
    const other = await propose('add_document', { projectId, title: 'Roadmap', content: '' });
    await act(other.id, 'apply');
    await act(other.id, 'undo');
    assert.equal((await vireo.ask('GET', `/documents/${other.id}`)).status, 404);
    await applyTwice('edit_document', { documentId, content: 'Four\n' });
    await applyTwice('submit_document', { documentId });
    assert.equal((await get(`/documents/${documentId}/versions`)).items.length, 5);
  });

  it('set a goal of time that list_goals measures, and take it back', async () => {
    await practice.addEntry();
    const goal = await propose('add_goal', { title: 'Two hours', measure: 'worked_time', target: 7_200 });
    const wrong = await call('add_goal', { title: 'x', measure: 'overdue', target: 0, direction: 'at_most' });
    await act(goal.id, 'apply');

    const { items } = await read('list_goals');
    await act(goal.id, 'undo');

    assert.deepEqual(
      goal.changes.map(({ after }: { after: string }) => after),
      ['Two hours', 'Worked time', 'at least 2:00, each week'],
    );
    assert.match(wrong.message, /currency/);
    const [{ title, target, value, pace }] = items;
    assert.deepEqual(
      { title, target, seconds: value.seconds },
      { title: 'Two hours', target: { seconds: 7_200 }, seconds: 5_400 },
    );
    assert.deepEqual({ kind: value.link.kind, pace }, { kind: 'entries', pace: 'on_track' });
    assert.deepEqual((await read('list_goals')).items, []);
  });

  it('tell a week by its figures, as the check-in does', async () => {
    await practice.addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T11:00' });

    const told = await read('get_check_in');

    const { sentences } = await get('/ai/check-ins/2026-11-09');
    assert.deepEqual(
      { weekStart: told.weekStart, workedSeconds: told.workedSeconds },
      { weekStart: '2026-11-09', workedSeconds: 7_200 },
    );
    assert.equal(told.facts.length, sentences.length);
    assert.deepEqual(
      told.facts[0].figures.map(({ text, link }: { text: string; link: { kind: string } }) => [
        text,
        link.kind,
      ]),
      [['2:00', 'entries']],
    );
  });
});
