/**
 * A practice of fourteen months with the clients and projects that the questions of test/fixtures/coach name: time with and
 * without notes, over midnight, not billable; sheets; invoices of two currencies that are paid, part paid, late and credited.
 * The same each time, but for ids.
 */
import { readFileSync } from 'node:fs';
import { addDays } from '../../domain/zones.ts';
import { requireOk } from './billing-practice.ts';
import type { TestApp } from './test-app.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface AskedPractice {
  readonly now: string;
  readonly zone: string;
  readonly clients: readonly Named[];
  readonly projects: readonly (Named & { readonly clientId: string })[];
}

export const askedPractice = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/coach/practice.json', import.meta.url), 'utf8'),
) as AskedPractice;

const currencies: Readonly<Record<string, string>> = { 'c-brightside': 'USD' };
const rates: Readonly<Record<string, number>> = { 'p-api': 11_000, 'p-data': 12_345, 'p-care': 9_333 };
const notes = ['Review', 'Release', '', 'Planning with the team', 'Orders', 'Review'];
const firstMonday = '2025-10-06';

/** Leaves the clock at the moment that the questions are asked. */
export async function playAskedPractice(vireo: TestApp): Promise<void> {
  const { ask, clock, owner } = vireo;
  clock.now = Date.parse(`${firstMonday}T06:00:00Z`);
  const seller = {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    vatId: 'DE312449871',
    taxCategory: 'S',
    taxRate: '19',
    rounding: { mode: 'none', stepSeconds: 60, scope: 'entry' },
    paymentTermDays: 30,
  };
  requireOk(await ask('PATCH', `/organizations/${owner.organizationId}`, { body: seller }));
  const played = await addParties(vireo);
  const today = askedPractice.now.slice(0, 10);
  for (let [week, monday] = [0, firstMonday]; monday <= today; week += 1, monday = addDays(monday, 7)) {
    clock.now = Date.parse(`${addDays(monday, 6)}T20:00:00Z`);
    await recordWeek(vireo, played, { week, monday, today });
    // The last weeks are still with their person, and one was left.
    if (addDays(monday, 14) <= today && week % 9 !== 4) await approve(vireo, monday);
    if (week % 4 === 3) await billClients(vireo, played, { week, monday });
  }
  clock.now = Date.parse(askedPractice.now);
  await finish(vireo, played);
}

interface Played {
  readonly clientIds: ReadonlyMap<string, string>;
  readonly projectIds: readonly string[];
  readonly taskId: string;
}

async function addParties({ ask }: TestApp): Promise<Played> {
  const clientIds = new Map<string, string>();
  for (const { id, name } of askedPractice.clients) {
    const currency = currencies[id] ?? 'EUR';
    const body = { name, currency, countryCode: 'DE' };
    const client = requireOk(await ask('POST', '/clients', { body })).body;
    const addressLines = ['Am Sandtorkai 50', '20457 Hamburg'];
    requireOk(await ask('PATCH', `/clients/${client.id}`, { body: { addressLines } }));
    clientIds.set(id, client.id);
  }
  const projectIds: string[] = [];
  for (const { id, name, clientId } of askedPractice.projects) {
    const currency = currencies[clientId] ?? 'EUR';
    const hourlyRate = { minor: rates[id] ?? 10_000, currency };
    const body = { name, clientId: clientIds.get(clientId), hourlyRate };
    projectIds.push(requireOk(await ask('POST', '/projects', { body })).body.id);
  }
  const task = { name: 'Design', projectId: projectIds[0] };
  const taskId = requireOk(await ask('POST', '/tasks', { body: task })).body.id;
  requireOk(await ask('PATCH', `/projects/${projectIds[0]}`, { body: { budgetSeconds: 600 * 3_600 } }));
  return { clientIds, projectIds, taskId };
}

interface Week {
  readonly week: number;
  readonly monday: string;
  readonly today: string;
}

async function recordWeek(vireo: TestApp, played: Played, { week, monday, today }: Week): Promise<void> {
  for (const day of [0, 1, 2, 3, 4, 5]) {
    const date = addDays(monday, day);
    if (isOff(week, day) || date > today) continue;
    // On the day of the questions only its morning is over.
    const parts = date === today ? ['early' as const] : (['morning', 'afternoon'] as const);
    for (const [index, part] of parts.entries())
      await record(vireo, played, { date, part, week, turn: week * 12 + day * 2 + index });
  }
}

/** One day off in four weeks, and work on one Saturday of three. */
function isOff(week: number, day: number): boolean {
  return (week + day) % 20 === 7 || (day === 5 && week % 3 !== 0);
}

const startsAt = { early: 7 * 60, morning: 8 * 60 + 15, afternoon: 13 * 60, late: 22 * 60 + 40 };

interface Piece {
  readonly date: string;
  readonly part: keyof typeof startsAt;
  readonly week: number;
  readonly turn: number;
}

async function record(
  { ask }: TestApp,
  { projectIds, taskId }: Played,
  { date, part, week, turn }: Piece,
): Promise<void> {
  const start = startsAt[part === 'afternoon' && turn % 31 === 3 ? 'late' : part];
  const project = (turn * 5 + week) % projectIds.length;
  const body = {
    projectId: projectIds[project],
    startedAt: local(date, start),
    endedAt: local(date, start + 55 + ((turn * 37) % 160)),
    zone: askedPractice.zone,
    note: notes[turn % notes.length],
    billable: turn % 7 !== 2,
    ...(project === 0 && turn % 3 === 0 && { taskId }),
  };
  requireOk(await ask('POST', '/time-entries', { body }));
}

function local(date: string, minutes: number): string {
  const [day, rest] = minutes < 1_440 ? [date, minutes] : [addDays(date, 1), minutes - 1_440];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

async function approve({ ask }: TestApp, weekStart: string): Promise<void> {
  const { id } = requireOk(await ask('POST', '/timesheets', { body: { weekStart } })).body;
  requireOk(await ask('POST', `/timesheets/${id}/submit`));
  requireOk(await ask('POST', `/timesheets/${id}/approve`, { as: 'approver' }));
}

async function billClients(
  vireo: TestApp,
  { clientIds }: Played,
  { week, monday }: Omit<Week, 'today'>,
): Promise<void> {
  const { ask } = vireo;
  const round = (week - 3) / 4;
  for (const [index, clientId] of [...clientIds.values()].entries()) {
    if ((round + index) % 3 === 1) continue;
    const { items } = requireOk(await ask('GET', '/invoices/billable')).body;
    const isReady = items.some((item: { clientId: string }) => item.clientId === clientId);
    const item = { description: 'Workshop', quantity: '1', unitPrice: `${650 + index * 75}.00` };
    const body = isReady ? { clientId } : { clientId, items: [item] };
    const { id } = requireOk(await ask('POST', '/invoices', { body })).body;
    const { gross } = requireOk(await ask('POST', `/invoices/${id}/issue`)).body;
    if ((round + index) % 2 === 0)
      requireOk(await ask('POST', `/invoices/${id}/sent`, { body: { via: 'other' } }));
    await settle(vireo, { id, gross, turn: round * 4 + index, monday });
  }
}

interface Issued {
  readonly id: string;
  readonly gross: { readonly minor: number; readonly currency: string };
  readonly turn: number;
  readonly monday: string;
}

/** Most are paid in full, some in part, some not at all, one in a dozen is credited, and one is overpaid. */
async function settle({ ask, clock }: TestApp, { id, gross, turn, monday }: Issued): Promise<void> {
  if (turn % 12 === 9) {
    requireOk(await ask('POST', `/invoices/${id}/credit`, { body: { reason: 'Wrong rate' } }));
    return;
  }
  if (turn % 5 === 4 || (monday > '2026-10-20' && turn % 2 === 1)) return;
  const now = clock.now;
  const valueDate = addDays(monday, 8 + (turn % 3) * 6);
  clock.now = Date.parse(`${valueDate}T12:00:00Z`);
  const part = turn % 6 === 1 ? Math.round(gross.minor / 3) : gross.minor + (turn === 6 ? 5_000 : 0);
  const amount = { minor: part, currency: gross.currency };
  const body = { kind: 'payment', valueDate, amount, allocations: [{ invoiceId: id }] };
  requireOk(await ask('POST', '/payments', { body }));
  clock.now = now;
}

/** A draft, and a timer that runs. */
async function finish({ ask }: TestApp, { clientIds, projectIds }: Played): Promise<void> {
  const items = [{ description: 'Security report', quantity: '1', unitPrice: '650.00' }];
  const body = { clientId: clientIds.get('c-acme'), items };
  requireOk(await ask('POST', '/invoices', { body }));
  const { items: billable } = requireOk(await ask('GET', '/invoices/billable')).body;
  const [ready] = billable;
  if (ready !== undefined) requireOk(await ask('POST', '/invoices', { body: { clientId: ready.clientId } }));
  requireOk(await ask('POST', '/timer', { body: { projectId: projectIds[3], note: 'Orders' } }));
}
