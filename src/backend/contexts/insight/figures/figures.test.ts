import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { formatMinutes } from '../../../../domain/duration.ts';
import { formatMoney, type Money, sumByCurrency } from '../../../../domain/money.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../testing/chat-client.ts';
import { forEachDatabase } from '../../../testing/databases.ts';
import { type PlayedPractice, playPractice, randomPractices } from '../../../testing/random-practice.ts';
import { createTestApp } from '../../../testing/test-app.ts';

const seed = Number(process.env['VIREO_SEED'] ?? 2026);
const november = 'from=2026-11-01&to=2026-11-30';
const dashboardPath = '/dashboard?today=2026-11-18&month=2026-11';

interface Billable {
  readonly clientId: string;
  readonly seconds: number;
  readonly amounts: readonly Money[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What is worth nothing is named by some and left out by others. */
const sorted = (amounts: readonly Money[]) =>
  amounts
    .filter(({ minor }) => minor !== 0)
    .toSorted((one, other) => one.currency.localeCompare(other.currency));

/** Figures of an answer, each of which is a link. */
const figuresIn = (text: string) => [...text.matchAll(/\[([^\]]+)\]\(vireo:/g)].map(([, figure]) => figure);

async function checkUnbilled({ get }: BillingPractice, chat: ChatClient): Promise<void> {
  const { unbilled } = await get(dashboardPath);
  const timer = await get('/timer');
  const { items } = await get('/invoices/billable');
  const { text } = await chat.ask('what is unbilled?', { locale: 'en' });

  assert.equal(timer.unbilledSeconds, unbilled.seconds);
  assert.deepEqual(timer.unbilled, unbilled.amounts);
  assert.equal(sum(items.map(({ seconds }: Billable) => seconds)), unbilled.readySeconds);
  if (unbilled.readySeconds === unbilled.seconds) {
    const ready = items.flatMap(({ amounts }: Billable) => amounts);
    assert.deepEqual(sorted(sumByCurrency(ready)), sorted(unbilled.amounts));
  }
  const told = new Set(figuresIn(text));
  const seconds = [unbilled.seconds, unbilled.readySeconds, unbilled.draftSeconds].filter((one) => one > 0);
  for (const one of seconds) assert.ok(told.has(formatMinutes(one)), `${formatMinutes(one)} in ${text}`);
  for (const amount of unbilled.amounts) {
    assert.ok(told.has(formatMoney(amount, 'en')), `${formatMoney(amount, 'en')} in ${text}`);
  }
}

async function checkWorked({ get }: BillingPractice, chat: ChatClient): Promise<void> {
  const { hours } = await get(dashboardPath);
  const report = await get(`/reports/time?${november}&groupBy=project`);
  const days = [];
  for (const monday of ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']) {
    days.push(...(await get(`/weeks/${monday}`)).days);
  }
  const ofNovember = days.filter(({ date }: { date: string }) => date >= '2026-11-01');
  const { text } = await chat.ask('how many hours this month?', { locale: 'en' });
  const timer = await get('/timer');
  const secondsOf = (rows: readonly { projectId?: string; key?: string; seconds: number }[]) =>
    rows.map(({ projectId, key, seconds }) => `${projectId ?? key} ${seconds}`).sort();

  assert.equal(hours.seconds, report.total.seconds);
  assert.equal(hours.billableSeconds, report.total.billableSeconds);
  assert.deepEqual(secondsOf(hours.projects), secondsOf(report.rows));
  assert.equal(sum(ofNovember.map(({ seconds }: { seconds: number }) => seconds)), hours.seconds);
  const week = days.slice(-7).map(({ seconds }: { seconds: number }) => seconds);
  assert.equal(timer.weekSeconds, sum(week));
  assert.equal(timer.todaySeconds, week[2]);
  if (hours.seconds > 0) {
    assert.ok(figuresIn(text).includes(formatMinutes(hours.seconds)), `${hours.seconds} s in ${text}`);
  }
}

interface Value {
  readonly billableSeconds: number;
  readonly roundedSeconds?: number | null;
  readonly billedSeconds: number;
  readonly amounts: readonly Money[];
}

/** Of all that the practice records. */
const always = 'from=2026-10-01&to=2026-11-30';
const groupings = ['day', 'week', 'project', 'client', 'task', 'tag', 'person'];

/** A report and the Week are worth the same; a report of a client what an invoice bills of the same time. */
async function checkValue({ practice: { get, vireo }, clientIds }: PlayedPractice): Promise<void> {
  const of = ({ billableSeconds, roundedSeconds, amounts }: Value) => [
    roundedSeconds ?? billableSeconds,
    sorted(amounts),
  ];
  const { total } = await get(`/reports/time?${always}`);
  for (const groupBy of groupings) {
    const { rows } = await get(`/reports/time?${always}&groupBy=${groupBy}`);
    const amounts = sumByCurrency(rows.flatMap((row: Value) => row.amounts));
    const seconds = rows.map(
      ({ roundedSeconds, billableSeconds }: Value) => roundedSeconds ?? billableSeconds,
    );
    assert.deepEqual([sum(seconds), sorted(amounts)], of(total), groupBy);
  }
  for (const monday of ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']) {
    const week = await get(`/weeks/${monday}`);
    const path = `/reports/time?from=${monday}&to=${week.weekEnd}&userId=${vireo.owner.userId}`;
    assert.deepEqual([week.billedSeconds, sorted(week.amounts)], of((await get(path)).total), monday);
  }
  await checkClients(get, clientIds, total);
  await checkOpen(get, total);
}

async function checkClients(
  get: BillingPractice['get'],
  clientIds: readonly string[],
  total: Value,
): Promise<void> {
  const { items: ready } = await get('/invoices/billable');
  const reports = [];
  for (const clientId of clientIds) {
    const report = (await get(`/reports/time?${always}&clientId=${clientId}`)).total;
    reports.push(report);
    const item = ready.find((one: Billable) => one.clientId === clientId);
    if (item?.seconds !== report.billableSeconds) continue;
    assert.equal(item.billedSeconds, report.roundedSeconds ?? report.billableSeconds, 'all of it is ready');
  }
  const amounts = sumByCurrency(reports.flatMap((report) => report.amounts));
  assert.deepEqual(sorted(amounts), sorted(total.amounts));
}

/** While nothing is approved, what is recorded is worth what is unbilled. */
async function checkOpen(get: BillingPractice['get'], total: Value): Promise<void> {
  const { unbilled } = await get(dashboardPath);
  if (unbilled.seconds !== total.billableSeconds || unbilled.readySeconds + unbilled.draftSeconds > 0) return;
  assert.deepEqual(sorted(unbilled.amounts), sorted(total.amounts));
}

/** What can be billed now becomes drafts of the same amounts, and is ready no more. */
async function checkDrafts({ practice: { get, vireo }, clientIds }: PlayedPractice): Promise<void> {
  const before = (await get(dashboardPath)).unbilled;
  const { items } = await get('/invoices/billable');
  for (const { clientId, amounts } of items as readonly Billable[]) {
    assert.ok(clientIds.includes(clientId));
    const { net } = requireOk(await vireo.ask('POST', '/invoices', { body: { clientId } })).body;
    assert.deepEqual([net], amounts);
  }
  const after = (await get(dashboardPath)).unbilled;

  assert.deepEqual(after, {
    ...before,
    readySeconds: 0,
    draftSeconds: before.draftSeconds + before.readySeconds,
  });
}

describe('figures', () => {
  forEachDatabase<Schema>(migrations, (kind, open) => {
    const practices = fc.sample(randomPractices, { numRuns: kind === 'sqljs' ? 25 : 3, seed });
    for (const [index, random] of practices.entries()) {
      it(`agree at every door, to the second and cent, in practice ${index + 1} of seed ${seed}`, async function agree() {
        this.timeout(60_000);
        const vireo = await createTestApp(await open());
        try {
          const played = await playPractice(vireo, random);
          const chat = await openChat(vireo.app);
          await checkWorked(played.practice, chat);
          await checkUnbilled(played.practice, chat);
          await checkValue(played);
          await checkDrafts(played);
        } finally {
          await vireo.app.close();
        }
      });
    }
  });
});
