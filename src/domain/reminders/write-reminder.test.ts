import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asksForMore, claimOf } from './reminder-claim.ts';
import { type ReminderRule, type ReminderStep, standardRule } from './reminder-rule.ts';
import { type ReminderLetter, writeReminder } from './write-reminder.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const terms = { law: 'de', debtor: 'business' } as const;
const plain: ReminderStep = { afterDays: 7, fee: null, interest: false, texts: {} };
const dear: ReminderStep = { ...plain, afterDays: 21, fee: { kind: 'lump_sum' }, interest: true };
const rule: ReminderRule = {
  ...standardRule,
  steps: [plain, dear, { ...dear, afterDays: 35 }],
  announcement: {
    en: 'After that we will hand the claim to a lawyer.',
    de: 'Danach geben wir die Sache ab.',
  },
};
const amounts = { gross: 1_083_691, paid: 500_000, credited: 0, discounted: 0, writtenOff: 0 };

function claim(step: ReminderStep, change: Partial<Parameters<typeof claimOf>[0]> = {}) {
  const facts = {
    total: eur(1_083_691),
    open: eur(583_691),
    changes: [{ date: '2026-11-06', minor: -500_000 }],
    lastDay: '2026-11-02',
    today: '2026-12-09',
    terms,
    debtor: 'business' as const,
    ...change,
  };
  return claimOf(facts, step);
}

function letter(step: number, language: string, change: Partial<ReminderLetter> = {}): ReminderLetter {
  const claimed = claim(rule.steps[step - 1] ?? plain);
  assert.ok(claimed.ok);
  return {
    language,
    step,
    recipient: 'Ms Petersen',
    client: 'Nordwind Handels GmbH',
    seller: { name: 'Mara Voss', iban: 'DE02120300000000202051', email: 'mara@voss.example' },
    number: '2026-0021',
    reference: '2026-0021',
    issueDate: '2026-10-19',
    dueDate: '2026-11-02',
    deadline: '2026-12-23',
    daysLate: 37,
    currency: 'EUR',
    amounts,
    claim: claimed.value,
    terms,
    ...change,
  };
}

const write = (step: number, language = 'en', change: Partial<ReminderLetter> = {}) =>
  writeReminder(letter(step, language, change), rule);

describe('a reminder', () => {
  it('says in every step what is open now, the deadline, the account, how to dispute and whom to ask', () => {
    for (const language of ['en', 'de']) {
      for (const step of [1, 2, 3]) {
        const { subject, body } = write(step, language);
        const said =
          language === 'de'
            ? ['5.836,91', '23. Dez. 2026', 'bestreiten']
            : ['5,836.91', 'Dec 23, 2026', 'dispute'];

        assert.match(subject, /2026-0021/);
        for (const part of [...said, '2026-0021', 'DE02120300000000202051', 'mara@voss.example']) {
          assert.ok(body.includes(part), `${language} ${step}: ${part} in ${body}`);
        }
        assert.doesNotMatch(subject + body, /[{}]|undefined|null/);
      }
    }
  });

  it('asks for nothing beside the open sum in the first step, and threatens with nothing', () => {
    const { body } = write(1);

    assert.doesNotMatch(body, /fee|interest|lawyer|To pay/i);
  });

  it('shows fee, interest and their sum from the second step on', () => {
    const { body } = write(2);
    const claimed = claim(dear);

    assert.ok(claimed.ok);
    assert.match(body, /Late payment fee: €40\.00/);
    assert.match(body, /Late interest, 9 percentage points above the base rate, Nov 3 – Dec 9, 2026: €/);
    assert.equal(claimed.value.toPay.minor, 583_691 + 4_000 + (claimed.value.interest?.sum.minor ?? 0));
  });

  it('never writes 9 % above the base rate', () => {
    assert.match(write(2, 'de').body, /9 Prozentpunkte über dem Basiszinssatz/);
    assert.doesNotMatch(write(2, 'de').body, /%/);
  });

  it('announces what follows in the last step alone, and only where it will', () => {
    const silent = writeReminder(letter(3, 'en'), { ...rule, announcement: {} });

    assert.match(write(3).body, /lawyer/);
    assert.doesNotMatch(write(2).body, /lawyer/);
    assert.doesNotMatch(silent.body, /lawyer/);
    assert.match(write(3, 'de').body, /geben wir die Sache ab/);
  });

  it('takes the text that a practice writes, and keeps the figures', () => {
    const own = {
      ...plain,
      texts: { en: { subject: 'Open: {number}', body: 'Hi {recipient}, {open} by {deadline}?' } },
    };
    const { subject, body } = writeReminder(letter(1, 'en'), { ...rule, steps: [own] });

    assert.equal(subject, 'Open: 2026-0021');
    assert.match(body, /Hi Ms Petersen, €5,836\.91 by Dec 23, 2026\?/);
    assert.match(body, /Open amount: €5,836\.91/);
  });

  it('fills in a name once: what a client is called is no template', () => {
    const { body } = write(1, 'en', { recipient: '{total} $& {number}' });

    assert.match(body, /Dear \{total\} \$& \{number\},/);
  });
});

describe('what a reminder asks for', () => {
  it('is the rest after part payments and credits, and no fee of a consumer or in another currency', () => {
    const consumer = claim(dear, { debtor: 'consumer', terms: { law: 'de', debtor: 'consumer' } });
    const amount = { kind: 'amount', amount: { minor: 250, currency: 'EUR' } } as const;
    const kroner = { minor: 984_000, currency: 'DKK' };
    const foreign = claim({ ...plain, fee: amount }, { open: kroner, total: kroner });

    assert.ok(consumer.ok && foreign.ok);
    assert.equal(consumer.value.fee, null);
    assert.deepEqual([foreign.value.fee, foreign.value.toPay], [null, kroner]);
  });

  it('is the open sum alone while it is not known what the client is', () => {
    const unknown = claim(dear, { debtor: undefined, terms: null });

    assert.deepEqual(unknown, {
      ok: true,
      value: { open: eur(583_691), fee: null, interest: null, toPay: eur(583_691) },
    });
    assert.deepEqual([plain, dear, { ...dear, interest: false }].map(asksForMore), [false, true, true]);
  });

  it('is refused with the half-year whose rate is not known, and without a law', () => {
    assert.deepEqual(claim(dear, { today: '2027-01-05' }), {
      ok: false,
      error: {
        kind: 'unknown_half_year',
        halfYear: '2027-H1',
        known: { from: '2023-H1', until: '2026-H2' },
      },
    });
    assert.deepEqual(claim(dear, { terms: null }), { ok: false, error: { kind: 'no_law' } });
    assert.ok(claim(plain, { today: '2027-01-05', terms: null }).ok);
  });

  it('adds up to what is to be paid', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_000_000 }),
        fc.boolean(),
        fc.boolean(),
        (open, fee, interest) => {
          const step = { ...plain, interest, fee: fee ? dear.fee : null };
          const claimed = claim(step, { open: eur(open), total: eur(open), changes: [] });
          assert.ok(claimed.ok);
          const { toPay, interest: late } = claimed.value;

          assert.equal(toPay.minor, open + (fee ? 4_000 : 0) + (late?.sum.minor ?? 0));
          assert.equal(late !== null, interest);
        },
      ),
    );
  });
});
