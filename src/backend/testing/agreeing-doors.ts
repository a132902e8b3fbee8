/**
 * What every door says of one practice, held against every other to the second and the cent: timer, dashboard, coach,
 * reports and their CSV, Week, timesheets, picker and drafts. Each check throws where two of them differ.
 */
import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { formatMinutes } from '../../domain/duration.ts';
import { formatMoney, type Money, parseMoney, sumByCurrency } from '../../domain/money.ts';
import { type BillingPractice, requireOk } from './billing-practice.ts';
import type { ChatClient } from './chat-client.ts';
import type { PlayedPractice } from './random-practice.ts';

const november = 'from=2026-11-01&to=2026-11-30';
const dashboardPath = '/dashboard?today=2026-11-18&month=2026-11';

interface Billable {
  readonly clientId: string;
  readonly seconds: number;
  readonly amounts: readonly Money[];
  readonly timesheets: readonly { readonly seconds: number }[];
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
async function checkValue({ practice, clientIds }: PlayedPractice): Promise<void> {
  const { get, vireo } = practice;
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
  await checkCsv(practice, total);
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
    const ofSheets = (item?.timesheets ?? []).map(({ seconds }: Billable['timesheets'][number]) => seconds);
    assert.equal(sum(ofSheets), item?.seconds ?? 0, 'its timesheets hold it all');
    if (item?.seconds !== report.billableSeconds) continue;
    assert.equal(item.billedSeconds, report.roundedSeconds ?? report.billableSeconds, 'all of it is ready');
  }
  const { rows } = await get(`/reports/time?${always}&groupBy=client`);
  for (const { key, amounts } of rows) {
    assert.deepEqual(sorted(amounts), sorted(reports[clientIds.indexOf(key)]?.amounts ?? []), 'of a client');
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

/** The table for a spreadsheet adds up to the report. */
async function checkCsv({ vireo }: BillingPractice, total: Value): Promise<void> {
  const reply = requireOk(await vireo.ask('GET', `/reports/time.csv?${always}&groupBy=project&thenBy=day`));
  const { data } = Papa.parse<Readonly<Record<string, string>>>(String(reply.body), {
    header: true,
    skipEmptyLines: true,
  });
  const amounts = data.flatMap((row) =>
    Object.entries(row).flatMap(([column, text]) => {
      const currency = /^amount ([A-Z]{3})$/.exec(column)?.[1];
      const money = currency === undefined || text === '' ? undefined : parseMoney(text, currency);
      return money?.ok ? [money.value] : [];
    }),
  );
  assert.deepEqual(sorted(sumByCurrency(amounts)), sorted(total.amounts), 'CSV');
  assert.equal(sum(data.map((row) => Number(row['billable seconds']))), total.billableSeconds, 'CSV');
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

interface Sheet {
  readonly id: string;
  readonly weekStart: string;
  readonly workedSeconds: number;
}

/** Where all time of a week is on timesheets, they add up to what was worked in it, and each to its days. */
async function checkSheets({ get }: BillingPractice): Promise<void> {
  const { items: weeks } = await get('/weeks?from=2026-10-19&to=2026-11-22');
  const { items: sheets }: { readonly items: readonly Sheet[] } = await get('/timesheets');
  for (const { weekStart, openCount, seconds } of weeks) {
    const held = sheets.filter((sheet) => sheet.weekStart === weekStart);
    if (openCount > 0 || held.length === 0) continue;
    assert.equal(sum(held.map(({ workedSeconds }) => workedSeconds)), seconds, weekStart);
  }
  for (const { id, workedSeconds } of sheets) {
    const { days } = await get(`/timesheets/${id}`);
    assert.equal(sum(days.map((day: { readonly seconds: number }) => day.seconds)), workedSeconds);
  }
}

/** Asks at every door; what can be billed is on drafts afterwards. */
export async function checkDoors(played: PlayedPractice, chat: ChatClient): Promise<void> {
  await checkWorked(played.practice, chat);
  await checkSheets(played.practice);
  await checkUnbilled(played.practice, chat);
  await checkValue(played);
  await checkDrafts(played);
}
