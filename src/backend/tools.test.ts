/** The tools of all slices, called through the runner, beside what the routes of the same records say. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { toDecimalString } from '../domain/money.ts';
import { setUpTools } from './testing/agents/set-up-tools.ts';

const tests = globSync('**/*.test.ts', { cwd: import.meta.dirname }).map((file) =>
  readFileSync(path.join(import.meta.dirname, file), 'utf8'),
);

const amount = (money: { readonly minor: number; readonly currency: string }) => ({
  amount: toDecimalString(money),
  currency: money.currency,
});
describe('tools of the slices', () => {
  const stage = setUpTools();
  const { get, read, call } = stage;

  it('are each called by a test, so that none goes or changes its name unseen', () => {
    const isCalled = (name: string) =>
      tests.some((text) => text.includes(`'${name}'`) || text.includes(`/${name}/calls`));

    assert.deepEqual(
      [...stage.vireo.app.tools.keys()].filter((name) => !isCalled(name)),
      [],
    );
  });

  it('are those that others build on, each field with words for a model', async () => {
    const { items } = await get('/ai/tools');

    assert.deepEqual(
      items.map(({ name }: { name: string }) => name).sort(),
      [...stage.vireo.app.tools.keys()].sort(),
    );
    for (const { name, inputSchema, effect, canUndo } of items) {
      assert.equal(inputSchema.additionalProperties, false, name);
      assert.equal(effect === 'write', canUndo, name);
    }
  });

  it('list projects, clients and rates as their routes do', async () => {
    const { clientId, projectId } = stage.practice;
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
    const { projectId, clientId } = stage.practice;
    await stage.vireo.ask('PATCH', `/projects/${projectId}`, { body: { budgetSeconds: 36_000 } });
    const id = await stage.practice.addEntry({ note: 'Review' });
    await stage.practice.addEntry({
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
    const first = await stage.practice.bill('100.00');
    const second = await stage.practice.bill('50.00');
    await stage.practice.pay(second.id);

    const all = await read('list_invoices', { clientId: stage.practice.clientId });
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
    const { projectId } = stage.practice;
    const range = { startLine: 4, startColumn: 0, endLine: 4, endColumn: 3 };
    const body = {
      projectId,
      path: 'a.ts',
      range,
      message: 'Look at it',
      severity: 'high',
      ruleId: 'code-injection',
    };
    const { id } = (await stage.vireo.ask('POST', '/findings', { body })).body;
    await stage.practice.addEntry();
    const sheet = await stage.practice.approveWeek();

    const findings = await read('list_findings', { projectId, severity: ['high', 'low'] });
    const counts = await read('count_findings');
    const health = await read('get_health', { projectId });
    const tasks = await read('list_tasks');
    const sheets = await read('list_timesheets', { state: 'approved' });

    const [finding] = findings.items;
    const byPlace = await read('explain_finding', { path: 'a.ts', line: 5 });
    assert.deepEqual(await read('explain_finding', { findingId: id }), byPlace);
    assert.deepEqual(
      { id: byPlace.id, message: byPlace.message, steps: byPlace.steps },
      { id, message: 'Look at it', steps: [] },
    );
    assert.match(byPlace.why, /program/i);
    assert.ok(byPlace.fix.length > 20 && byPlace.reference.startsWith('https://'), byPlace.reference);
    const elsewhere = await call('explain_finding', { path: 'a.ts', line: 9 });
    assert.match(JSON.stringify(elsewhere), /There is no such finding/);
    assert.match(
      JSON.stringify(await call('explain_finding', { path: 'a.ts' })),
      /either the id, or path and line/,
    );
    assert.deepEqual(
      { id: finding.id, path: finding.path, line: finding.line },
      { id, path: 'a.ts', line: 5 },
    );
    assert.deepEqual(
      { total: counts.total, bySeverity: counts.bySeverity },
      { total: 1, bySeverity: [{ value: 'high', count: 1 }] },
    );
    assert.equal(health.items[0].score, null);
    assert.deepEqual(tasks, { items: [], cut: false });
    assert.deepEqual(
      { id: sheets.items[0].id, workedSeconds: sheets.items[0].workedSeconds },
      { id: sheet, workedSeconds: 5400 },
    );
  });

  it('tell the stack of a project as its route does', async () => {
    const { projectId } = stage.practice;
    await writeFile(
      path.join(stage.folder, 'package.json'),
      '{"name":"shop","dependencies":{"react":"19.0.0"}}',
    );
    await writeFile(path.join(stage.folder, 'a.ts'), 'export const a = 1;\n');
    await stage.vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: stage.folder } });
    const stack = await read('get_stack', { projectId });
    const { body } = await stage.vireo.ask('GET', `/scanner/stack?projectId=${projectId}`);

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

  it('find a client and a project by a part of the name', async () => {
    const [client] = (await read('list_clients', { name: 'nordw' })).items;
    const none = await read('list_projects', { name: 'nordw' });

    assert.equal(client.id, stage.practice.clientId);
    assert.deepEqual(none, { items: [], cut: false });
  });

  it('tell a week by its figures, as the check-in does', async () => {
    await stage.practice.addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T11:00' });

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
