/**
 * Random histories of a week, with verdicts, reopening, invoices and credit notes, against a model of plain lists: no
 * state but those of the model, and an entry can be changed exactly when the model says so.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addDays } from '../../../../../domain/zones.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';
import type { Timesheet } from '../timesheets.schema.ts';

type Act = 'submit' | 'withdraw' | 'approve' | 'reject' | 'reopen';
type Verdict = 'approved' | 'rejected' | undefined;

type Step =
  | { readonly kind: 'add' }
  | { readonly kind: 'open' }
  | { readonly kind: 'edit'; readonly entry: number }
  | { readonly kind: 'act'; readonly act: Act; readonly sheet: number }
  | { readonly kind: 'judge'; readonly sheet: number; readonly verdicts: readonly Verdict[] }
  | { readonly kind: 'claim' | 'discard' | 'issue' | 'credit'; readonly sheet: number };

/** The first sheet is there most of the time, others seldom. */
const sheet = fc.constantFrom(0, 0, 0, 1, 2);
/** What leads on is done more often than what leads back, so that histories come as far as an invoice. */
const act = fc.constantFrom<Act>('submit', 'submit', 'approve', 'approve', 'withdraw', 'reject', 'reopen');
const verdict = fc.constantFrom<Verdict>('approved', 'rejected', undefined);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'add' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'open' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), entry: fc.nat(4) }) },
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('act' as const), act, sheet }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('judge' as const),
      sheet,
      verdicts: fc.array(verdict, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('claim' as const, 'discard' as const, 'issue' as const, 'credit' as const),
      sheet,
    }),
  },
);

interface ModelSheet {
  state: Timesheet['state'];
  readonly supplement: number;
  invoice?: { readonly id: string; readonly issued: boolean } | undefined;
  /** What was done to it last: done again it is answered again. */
  last?: Act | undefined;
}

interface ModelEntry {
  readonly id: string;
  sheet?: ModelSheet | undefined;
  verdict?: Verdict;
}

class Week {
  readonly #practice: BillingPractice;
  readonly #weekStart: string;
  readonly #entries: ModelEntry[] = [];
  #sheets: ModelSheet[] = [];

  constructor(practice: BillingPractice, weekStart: string) {
    this.#practice = practice;
    this.#weekStart = weekStart;
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'add') await this.#add();
    else if (step.kind === 'open') await this.#open();
    else if (step.kind === 'edit') await this.#edit(this.#entries[step.entry]);
    else await this.#takeOn(this.#sheets[step.sheet], step);
  }

  async #takeOn(sheet: ModelSheet | undefined, step: Extract<Step, { sheet: number }>): Promise<void> {
    if (sheet === undefined) return;
    if (step.kind === 'act') await this.#act(sheet, step.act);
    else if (step.kind === 'judge') await this.#judge(sheet, step.verdicts);
    else await this.#bill(sheet, step.kind);
  }

  async check(): Promise<void> {
    const shown = (await this.#list()).map(({ state, supplement, entryCount }) => [
      supplement,
      state,
      entryCount,
    ]);
    const loose = this.#of(undefined).length;
    const modelled = this.#sheets.map((one) => [
      one.supplement,
      one.state,
      isOpen(one) ? loose : this.#of(one).length,
    ]);
    assert.deepEqual(shown, modelled);
  }

  /** What can be changed is what no sheet holds. */
  async checkLocks(): Promise<void> {
    for (const entry of this.#entries) await this.#edit(entry);
  }

  async #list(): Promise<Timesheet[]> {
    const { items } = await this.#practice.get(`/timesheets?from=${this.#weekStart}&to=${this.#weekStart}`);
    return items.toSorted((one: Timesheet, other: Timesheet) => one.supplement - other.supplement);
  }

  async #idOf({ supplement }: ModelSheet): Promise<string> {
    return (await this.#list()).find((one) => one.supplement === supplement)?.id ?? '';
  }

  #of(sheet: ModelSheet | undefined): ModelEntry[] {
    return this.#entries.filter((entry) => entry.sheet === sheet);
  }

  #openSheet(): ModelSheet | undefined {
    return this.#sheets.find(isOpen) ?? this.#sheets.find(({ state }) => state === 'submitted');
  }

  #addSheet(state: ModelSheet['state']): void {
    const last = Math.max(-1, ...this.#sheets.map(({ supplement }) => supplement));
    this.#sheets.push({ state, supplement: last + 1 });
  }

  async #add(): Promise<void> {
    if (this.#entries.length === 5) return;
    const date = addDays(this.#weekStart, this.#entries.length);
    const times = { startedAt: `${date}T09:00`, endedAt: `${date}T10:00` };
    this.#entries.push({ id: await this.#practice.addEntry(times) });
  }

  async #edit(entry: ModelEntry | undefined): Promise<void> {
    if (entry === undefined) return;
    const { ask } = this.#practice.vireo;
    const { status } = await ask('PATCH', `/time-entries/${entry.id}`, { body: { note: 'Edited' } });
    assert.equal(status, entry.sheet === undefined ? 200 : 409);
  }

  async #open(): Promise<void> {
    const isEmptySupplement = this.#sheets.length > 0 && this.#of(undefined).length === 0;
    const refused = this.#openSheet() !== undefined || isEmptySupplement;
    const body = { weekStart: this.#weekStart };
    const { status } = await this.#practice.vireo.ask('POST', '/timesheets', { body });
    assert.equal(status, refused ? 409 : 201);
    if (!refused) this.#addSheet('draft');
  }

  async #act(sheet: ModelSheet, act: Act): Promise<void> {
    const sends = act === 'reject' || act === 'reopen';
    const as = act === 'submit' || act === 'withdraw' ? 'org_admin' : 'approver';
    const path = `/timesheets/${await this.#idOf(sheet)}/${act}`;
    const asked = { as, ...(sends ? { body: { reason: 'Mend it' } } : {}) };
    const { status } = await this.#practice.vireo.ask('POST', path, asked);
    assert.equal(status, this.#expect(sheet, act), `${act} of ${sheet.state}`);
    if (status === 200) this.#apply(sheet, act);
  }

  #expect(sheet: ModelSheet, act: Act): number {
    const { state } = sheet;
    if (sheet.last === act) return 200;
    if (act === 'submit') {
      return isOpen(sheet) ? (this.#of(undefined).length === 0 ? 422 : 200) : 409;
    }
    if (act !== 'reopen') return state === 'submitted' ? 200 : 409;
    const isWaiting = this.#sheets.some((one) => one.state === 'submitted');
    return state === 'approved' && sheet.invoice === undefined && !isWaiting ? 200 : 409;
  }

  #apply(sheet: ModelSheet, act: Act): void {
    if (sheet.last === act) return;
    sheet.last = act;
    if (act === 'submit') this.#submit(sheet);
    else if (act === 'approve') this.#approve(sheet);
    else {
      if (act === 'reopen') this.#sheets = this.#sheets.filter((one) => !isOpen(one));
      this.#free(sheet, act === 'reject' ? 'rejected' : 'draft');
    }
  }

  #submit(sheet: ModelSheet): void {
    sheet.state = 'submitted';
    for (const entry of this.#of(undefined)) Object.assign(entry, { sheet, verdict: undefined });
  }

  #free(sheet: ModelSheet, state: ModelSheet['state']): void {
    sheet.state = state;
    for (const entry of this.#of(sheet)) Object.assign(entry, { sheet: undefined });
  }

  #approve(sheet: ModelSheet): void {
    const rejected = this.#of(sheet).filter((entry) => entry.verdict === 'rejected');
    sheet.state = 'approved';
    for (const entry of rejected) Object.assign(entry, { sheet: undefined });
    if (rejected.length > 0) this.#addSheet('rejected');
  }

  async #judge(sheet: ModelSheet, verdicts: readonly Verdict[]): Promise<void> {
    const judged = this.#of(sheet)
      .map((entry, index) => ({ entry, verdict: verdicts[index] }))
      .filter((one) => one.verdict !== undefined);
    if (judged.length === 0) return;
    const entries = judged.map(({ entry: { id }, verdict }) => ({ id, verdict, reason: 'Mend it' }));
    const path = `/timesheets/${await this.#idOf(sheet)}/verdicts`;
    const { status } = await this.#practice.vireo.ask('POST', path, { as: 'approver', body: { entries } });
    assert.equal(status, sheet.state === 'submitted' ? 200 : 409);
    if (status !== 200) return;
    for (const { entry, verdict } of judged) entry.verdict = verdict;
    this.#settle(sheet);
  }

  #settle(sheet: ModelSheet): void {
    const given = this.#of(sheet).map(({ verdict }) => verdict);
    if (given.includes(undefined)) return;
    this.#apply(sheet, given.includes('approved') ? 'approve' : 'reject');
  }

  async #bill(sheet: ModelSheet, kind: 'claim' | 'discard' | 'issue' | 'credit'): Promise<void> {
    const { invoice } = sheet;
    if (kind === 'claim') return await this.#claim(sheet);
    if (invoice === undefined || invoice.issued !== (kind === 'credit')) return;
    if (kind === 'discard') {
      requireOk(await this.#practice.vireo.ask('DELETE', `/invoices/${invoice.id}`));
      sheet.invoice = undefined;
    } else if (kind === 'issue') {
      requireOk(await this.#practice.issue(invoice.id));
      Object.assign(sheet, { state: 'invoiced', last: undefined, invoice: { ...invoice, issued: true } });
    } else {
      requireOk(await this.#practice.credit(invoice.id));
      Object.assign(sheet, { state: 'approved', last: undefined, invoice: undefined });
    }
  }

  async #claim(sheet: ModelSheet): Promise<void> {
    const { status, body } = await this.#practice.draft({ timesheetIds: [await this.#idOf(sheet)] });
    const isFree = sheet.state === 'approved' && sheet.invoice === undefined;
    assert.equal(status === 201, isFree, JSON.stringify(body));
    if (isFree) sheet.invoice = { id: body.id, issued: false };
  }
}

function isOpen({ state }: ModelSheet): boolean {
  return state === 'draft' || state === 'rejected';
}

describe('random histories of a week', () => {
  onEveryDatabase<Schema>(migrations, (kind, open) => {
    it('end as the model says, with locks where they must be', async () => {
      const vireo = await createTestApp(await open(), { upTo: 'money' });
      let weekStart = '2026-11-09';
      try {
        await fc.assert(
          fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
            weekStart = addDays(weekStart, -7);
            const week = new Week(await createBillingPractice(vireo), weekStart);
            await week.take({ kind: 'add' });
            await week.take({ kind: 'add' });
            await week.take({ kind: 'open' });
            for (const each of steps) {
              await week.take(each);
              await week.check();
            }
            await week.checkLocks();
          }),
          { numRuns: kind === 'postgres' ? 6 : 24 },
        );
      } finally {
        await vireo.app.close();
      }
    }).timeout(120_000);
  });
});
