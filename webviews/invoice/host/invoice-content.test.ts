import assert from 'node:assert/strict';
import type { InvoiceDocumentReply } from '../../../src/api-client/index.ts';
import { inEnglish as t } from '../../../src/pages/words.ts';
import { documentWith, invoiceWith } from '../../../test/support/api-records.ts';
import { invoiceHostMessageSchema, invoiceViewMessageSchema } from '../messages.ts';
import { findCommitAddress } from './commit-address.ts';
import { toContent, toPatch, toRefusal } from './invoice-content.ts';

const id = '0199c0de-0000-7000-8000-000000000001';
const hash = 'a'.repeat(40);
const rounding = { mode: 'up', stepSeconds: 900, scope: 'line', minimumSeconds: 1_800 } as const;

function replyWith(change: Partial<InvoiceDocumentReply> = {}): InvoiceDocumentReply {
  const entry = {
    id,
    projectId: id,
    projectName: 'Orders',
    userName: 'Max',
    localDate: '2026-11-17',
    startedAt: '2026-11-17T09:00:00Z',
    endedAt: '2026-11-17T10:00:00Z',
    zone: 'Europe/Berlin',
    note: 'Import',
    seconds: 3_600,
    days: [{ date: '2026-11-17', seconds: 3_600 }],
    branch: 'main',
    remote: 'https://github.com/acme/api.git',
    commits: [{ hash, subject: 'Import', at: '2026-11-17T09:30:00Z' }],
  };
  return {
    document: documentWith(),
    version: 3,
    trace: [
      { lineId: 'l1', recordedSeconds: 3_600, billedSeconds: 3_600, rounding, entries: [entry] },
      { lineId: 'l2', recordedSeconds: 0, billedSeconds: 0, rounding, entries: [] },
    ],
    checks: [
      { rule: 'buyer-address', severity: 'error', passed: false, message: 'The client has no address.' },
      { rule: 'numbers', severity: 'warning', passed: true, message: 'No gap in the numbers.' },
    ],
    expectedNumber: '2026-0043',
    documentHash: null,
    paymentCode: null,
    ...change,
  };
}

describe('toContent', () => {
  it('is what the contract of the view accepts', () => {
    const content = toContent({ invoice: invoiceWith({ state: 'draft' }), reply: replyWith() }, { t });

    assert.equal(invoiceHostMessageSchema.safeParse(content).success, true);
    assert.equal(content.editable, true);
    assert.equal(content.subject, 'Orders');
    assert.equal(content.expectedNumber, '2026-0043');
  });

  it('splits what an overnight entry bills by local day', () => {
    const { trace, ...reply } = replyWith();
    const rule = { mode: 'up', stepSeconds: 900, scope: 'entry' } as const;
    const night = {
      startedAt: '2026-11-17T22:55:00Z',
      endedAt: '2026-11-17T23:09:00Z',
      seconds: 840,
      days: [
        { date: '2026-11-17', seconds: 300 },
        { date: '2026-11-18', seconds: 540 },
      ],
    };
    const shown = (rounding: typeof rule | { mode: 'up'; stepSeconds: 900; scope: 'line' }) => {
      const lines = trace.map((line) => ({
        ...line,
        rounding,
        entries: line.entries.map((entry) => ({ ...entry, ...night })),
      }));
      const { traces } = toContent({ invoice: invoiceWith(), reply: { ...reply, trace: lines } }, { t });
      const [entry] = traces[0]?.entries ?? [];
      return [entry?.seconds, entry?.days?.map(({ seconds }) => seconds)];
    };

    assert.deepEqual(shown(rule), [900, [360, 540]]);
    assert.deepEqual(shown({ ...rule, scope: 'line' }), [840, [300, 540]]);
    assert.equal(
      toContent({ invoice: invoiceWith(), reply: replyWith() }, { t }).traces[0]?.entries[0]?.days,
      undefined,
    );
  });

  it('tells what passed from what does not', () => {
    const { checks } = toContent({ invoice: invoiceWith(), reply: replyWith() }, { t });

    assert.deepEqual(
      checks.map(({ state }) => state),
      ['error', 'ok'],
    );
  });

  it('leads from a failed check to what mends it', () => {
    const failed = { rule: 'BR-10', severity: 'error', passed: false, message: 'No address.' } as const;
    const reply = replyWith({ checks: [{ ...failed, action: 'editClient' }, failed] });

    const content = toContent({ invoice: invoiceWith(), reply }, { t });

    assert.deepEqual(
      content.checks.map(({ action }) => action),
      [{ label: 'Edit Client…', id: 'editClient' }, undefined],
    );
    assert.equal(invoiceHostMessageSchema.safeParse(content).success, true);
  });

  it('lets a fixed item not open', () => {
    const { traces } = toContent({ invoice: invoiceWith(), reply: replyWith() }, { t });

    assert.deepEqual(
      traces.map(({ lineId }) => lineId),
      ['l1'],
    );
    assert.deepEqual(traces[0]?.entries[0]?.commits, [hash]);
  });

  it('shows of each entry what it bills, or what was recorded where a sum is rounded', () => {
    const secondsOf = (scope: 'entry' | 'line') => {
      const { trace, ...reply } = replyWith();
      const ruled = trace.map((line) => ({
        ...line,
        rounding: { ...line.rounding, stepSeconds: 2_400, scope },
      }));
      const { traces } = toContent({ invoice: invoiceWith(), reply: { ...reply, trace: ruled } }, { t });
      return traces[0]?.entries[0]?.seconds;
    };

    assert.deepEqual([secondsOf('entry'), secondsOf('line')], [4_800, 3_600]);
  });

  it('offers each tax once, the own one in its own notation', () => {
    const { taxChoices } = toContent(
      { invoice: invoiceWith({ taxCategory: 'S', taxRate: '19.00' }), reply: replyWith() },
      { t, taxes: [{ taxCategory: 'S', taxRate: '19' }] },
    );

    assert.deepEqual(
      taxChoices.filter(({ taxCategory }) => taxCategory === 'S'),
      [{ taxCategory: 'S', taxRate: '19.00' }],
    );
  });

  it('shows the code to pay by while something is due', () => {
    const paymentCode = { size: 9, path: 'M4 4h1v1h-1z', caption: 'Scan' };
    const reply = replyWith({ paymentCode });
    const paid = invoiceWith({ due: { minor: 0, currency: 'EUR' } });

    assert.deepEqual(toContent({ invoice: invoiceWith(), reply }, { t }).paymentCode, paymentCode);
    assert.equal(toContent({ invoice: paid, reply }, { t }).paymentCode, undefined);
  });

  it('lets nothing be edited once it is issued', () => {
    assert.equal(
      toContent({ invoice: invoiceWith({ state: 'issued' }), reply: replyWith() }, { t }).editable,
      false,
    );
  });
});

describe('toPatch', () => {
  it('holds only what changed', () => {
    assert.deepEqual(toPatch({ note: null }, t), { note: null });
    assert.deepEqual(toPatch({ period: { start: '2026-11-01', end: '2026-11-30' } }, t), {
      period: { from: '2026-11-01', to: '2026-11-30' },
    });
    assert.deepEqual(toPatch({ tax: { taxCategory: 'AE', taxRate: '0' } }, t), {
      taxCategory: 'AE',
      taxRate: '0',
    });
  });

  it('takes a discount away by nothing or zero', () => {
    assert.deepEqual(toPatch({ discountPercent: '2.5' }, t), {
      discount: { reason: 'Discount', percent: '2.5' },
    });
    assert.deepEqual(toPatch({ discountPercent: null }, t), { discount: null });
    assert.deepEqual(toPatch({ discountPercent: '0' }, t), { discount: null });
  });
});

describe('toRefusal', () => {
  it('names the field of the view', () => {
    const refusal = toRefusal(
      { message: 'Not so.', details: [{ field: 'period.to', issue: 'lies before the start' }] },
      4,
    );

    assert.deepEqual(refusal.fields, [{ field: 'period', issue: 'lies before the start' }]);
    assert.equal(refusal.answers, 4);
    assert.equal(invoiceHostMessageSchema.safeParse(refusal).success, true);
  });
});

describe('findCommitAddress', () => {
  it('knows pages of GitHub alone', () => {
    assert.equal(
      findCommitAddress('git@github.com:acme/api.git', hash),
      `https://github.com/acme/api/commit/${hash}`,
    );
    assert.equal(findCommitAddress('https://git.example/acme/api', hash), undefined);
    assert.equal(findCommitAddress(null, hash), undefined);
  });

  it('is asked only with what the contract lets through', () => {
    const message = { type: 'openCommit', hash: '../../settings', entryId: id };

    assert.equal(invoiceViewMessageSchema.safeParse(message).success, false);
  });
});
