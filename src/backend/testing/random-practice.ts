/** Random practices for tests of figures: what they record and bill, and a way to do so through the API. */
import fc from 'fast-check';
import type { RoundingRule } from '../../domain/rounding.ts';
import { isoWeekOf } from '../../domain/zones.ts';
import { type BillingPractice, createBillingPractice, requireOk } from './billing-practice.ts';
import type { TestApp } from './test-app.ts';

interface RandomEntry {
  readonly project: number;
  readonly gapMinutes: number;
  readonly seconds: number;
  readonly zone: string;
  readonly note: string;
  readonly billable: boolean;
}

/** What happens to the time of one client that can be billed. */
type Billing = 'none' | 'draft' | 'issue' | 'credit' | 'credit-and-release';

export interface RandomPractice {
  readonly rounding: RoundingRule;
  /** Two of each client; undefined inherits. */
  readonly projectRoundings: readonly (RoundingRule | undefined)[];
  readonly archived: readonly boolean[];
  readonly entries: readonly RandomEntry[];
  /** Of the weeks that are over. */
  readonly approvedWeeks: readonly boolean[];
  readonly billings: readonly Billing[];
  /** Whether another week is approved after that. */
  readonly approvesLate: boolean;
}

/** The currency and rates of each client. */
const clients = [
  { currency: 'EUR', rates: [11_000, 9_333] },
  { currency: 'USD', rates: [12_345, 20_001] },
  { currency: 'JPY', rates: [7_001, 9_999] },
] as const;

const rule = fc.record({
  mode: fc.constantFrom('none', 'up', 'down', 'nearest'),
  stepSeconds: fc.constantFrom(300, 360, 900),
  scope: fc.constantFrom('entry', 'day-task', 'line'),
}) satisfies fc.Arbitrary<RoundingRule>;

const six = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 6, maxLength: 6 });

const randomEntry = fc.record({
  project: fc.nat(5),
  gapMinutes: fc.integer({ min: 0, max: 2_200 }),
  seconds: fc.integer({ min: 1, max: 36_000 }),
  zone: fc.constantFrom('Europe/Berlin', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
  note: fc.constantFrom('', 'Review', 'Review\nof the API', 'Release'),
  billable: fc.constantFrom(true, true, true, false),
});

export const randomPractices: fc.Arbitrary<RandomPractice> = fc.record({
  rounding: rule,
  projectRoundings: six(fc.option(rule, { nil: undefined })),
  archived: six(fc.boolean()),
  entries: fc.array(randomEntry, { minLength: 12, maxLength: 24 }),
  approvedWeeks: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  billings: fc.array(fc.constantFrom<Billing>('none', 'draft', 'issue', 'credit', 'credit-and-release'), {
    minLength: 3,
    maxLength: 3,
  }),
  approvesLate: fc.boolean(),
});

/** The Friday before November, so that work crosses the turn of the month; weeks follow until the tests' own. */
const firstMs = Date.parse('2026-10-30T19:00:00Z');
const weeks = ['2026-10-26', '2026-11-02', '2026-11-09'] as const;

export interface PlayedPractice {
  readonly practice: BillingPractice;
  readonly clientIds: readonly string[];
}

/** Records and bills all of it. Entries follow one another, so that no time is recorded twice. */
async function approveSome(vireo: TestApp, random: RandomPractice): Promise<void> {
  for (const [index, isApproved] of random.approvedWeeks.entries()) {
    if (isApproved) await approve(vireo, weeks[index] ?? weeks[0]);
  }
}

export async function playPractice(vireo: TestApp, random: RandomPractice): Promise<PlayedPractice> {
  const { ask } = vireo;
  const practice = await createBillingPractice(vireo);
  const organization = `/organizations/${vireo.owner.organizationId}`;
  requireOk(await ask('PATCH', organization, { body: { rounding: random.rounding } }));
  const made = [];
  for (const { currency, rates } of clients) made.push(await addClient(vireo, currency, rates));
  const projectIds = made.flatMap((client) => client.projectIds);
  for (const [index, rounding] of random.projectRoundings.entries()) {
    const body = { rounding: rounding ?? null };
    requireOk(await ask('PATCH', `/projects/${projectIds[index]}`, { body }));
  }
  await recordAll(vireo, random, projectIds);
  await approveSome(vireo, random);
  const clientIds = made.map(({ clientId }) => clientId);
  for (const [index, billing] of random.billings.entries()) await bill(practice, clientIds[index], billing);
  if (random.approvesLate) for (const week of weeks) await approve(vireo, week);
  const archived = projectIds.filter((_, index) => random.archived[index]);
  for (const id of archived) requireOk(await ask('PATCH', `/projects/${id}`, { body: { archived: true } }));
  return { practice, clientIds };
}

async function addClient({ ask }: TestApp, currency: string, rates: readonly number[]) {
  const address = { addressLines: ['Am Sandtorkai 50', '20457 Hamburg'] };
  const client = { name: `Client in ${currency}`, currency };
  const clientId = requireOk(await ask('POST', '/clients', { body: client })).body.id;
  requireOk(await ask('PATCH', `/clients/${clientId}`, { body: address }));
  const projectIds: string[] = [];
  for (const minor of rates) {
    const body = { name: `Work at ${minor}`, clientId, hourlyRate: { minor, currency } };
    projectIds.push(requireOk(await ask('POST', '/projects', { body })).body.id);
  }
  return { clientId, projectIds };
}

async function recordAll(
  { ask, clock }: TestApp,
  { entries }: RandomPractice,
  projectIds: readonly string[],
): Promise<void> {
  let startMs = firstMs;
  for (const { project, gapMinutes, seconds, ...entry } of entries) {
    startMs += gapMinutes * 60_000;
    const endMs = startMs + seconds * 1000;
    if (endMs > clock.now) return;
    const times = { startedAt: new Date(startMs).toISOString(), endedAt: new Date(endMs).toISOString() };
    const body = { ...entry, ...times, projectId: projectIds[project] };
    requireOk(await ask('POST', '/time-entries', { body }));
    startMs = endMs;
  }
}

/** A week without open time has nothing to submit. */
async function approve({ ask }: TestApp, weekStart: (typeof weeks)[number]): Promise<void> {
  const { items } = requireOk(
    await ask('GET', `/weeks?from=${weekStart}&to=${isoWeekOf(weekStart).end}`),
  ).body;
  const { rows } = requireOk(await ask('GET', `/weeks/${weekStart}`)).body;
  const begun = rows.flatMap(({ cells }: { cells: { lock: string | null }[][] }) => cells.flat());
  if (items.length === 0 || begun.every(({ lock }: { lock: string | null }) => lock !== null)) return;
  const { id } = requireOk(await ask('POST', '/timesheets', { body: { weekStart } })).body;
  requireOk(await ask('POST', `/timesheets/${id}/submit`));
  requireOk(await ask('POST', `/timesheets/${id}/approve`, { as: 'approver' }));
}

async function bill(
  { vireo, issue, credit }: BillingPractice,
  clientId: string | undefined,
  billing: Billing,
): Promise<void> {
  const { ask } = vireo;
  const { items } = requireOk(await ask('GET', '/invoices/billable')).body;
  const isReady = items.some((item: { clientId: string }) => item.clientId === clientId);
  if (billing === 'none' || !isReady) return;
  const { id } = requireOk(await ask('POST', '/invoices', { body: { clientId } })).body;
  if (billing === 'draft') return;
  requireOk(await issue(id));
  if (billing === 'issue') return;
  requireOk(await credit(id, { releaseEntries: billing === 'credit-and-release' }));
}
