import assert from 'node:assert/strict';
import { inEnglish } from '../../../src/pages/words.ts';
import type { DraftStep, RuleDraft } from '../rule-messages.ts';
import { fieldOf, readRule } from './rule-request.ts';

const noText = { subject: '', body: '' };
const step = (change: Partial<DraftStep> = {}): DraftStep => ({
  afterDays: '7',
  fee: 'none',
  amount: '',
  interest: false,
  en: noText,
  de: noText,
  ...change,
});

const draft: RuleDraft = {
  clientId: 'c',
  version: 1,
  steps: [step(), step({ afterDays: '21' })],
  sending: 'ask',
  deadlineDays: '14',
  announcementEn: ' ',
  announcementDe: '',
  law: '',
  atFault: true,
  currency: 'EUR',
};

const withSecond = (change: Partial<DraftStep>): RuleDraft => ({
  ...draft,
  steps: [step(), step({ afterDays: '21', ...change })],
});

describe('a rule of reminders as it was typed', () => {
  it('is the rule that the API takes', () => {
    const text = { subject: ' Please pay ', body: 'Now.' };
    const read = readRule(
      withSecond({ fee: 'amount', amount: '€ 40,5', interest: true, de: text }),
      inEnglish,
    );

    assert.deepEqual(read, {
      ok: true,
      rule: {
        steps: [
          { afterDays: 7, fee: null, interest: false, texts: {} },
          {
            afterDays: 21,
            fee: { kind: 'amount', amount: { minor: 4050, currency: 'EUR' } },
            interest: true,
            texts: { de: { subject: 'Please pay', body: 'Now.' } },
          },
        ],
        sending: 'ask',
        deadlineDays: 14,
        announcement: {},
        law: null,
        atFault: true,
      },
    });
  });

  it('asks for no interest with the first reminder', () => {
    const read = readRule({ ...draft, steps: [step({ interest: true })] }, inEnglish);

    assert.ok(read.ok);
    assert.equal(read.rule.steps[0]?.interest, false);
  });

  for (const [what, typed, field] of [
    ['days that are none', withSecond({ afterDays: 'soon' }), 'steps.1.afterDays'],
    ['days beyond a year', withSecond({ afterDays: '366' }), 'steps.1.afterDays'],
    ['a fee that is none', withSecond({ fee: 'amount', amount: 'much' }), 'steps.1.fee'],
    ['a fee of nothing', withSecond({ fee: 'amount', amount: '0' }), 'steps.1.fee'],
    ['half a text', withSecond({ en: { subject: 'Pay', body: '' } }), 'steps.1'],
    ['a deadline that is too near', { ...draft, deadlineDays: '3' }, 'deadlineDays'],
  ] as const) {
    it(`is refused beside its field: ${what}`, () => {
      const read = readRule(typed, inEnglish);

      assert.deepEqual([read.ok, read.ok ? '' : read.refusal.field], [false, field]);
    });
  }

  for (const [api, field] of [
    ['steps.1.afterDays', 'steps.1.afterDays'],
    ['steps.0', 'steps.0'],
    ['steps.1.texts', 'steps.1'],
    ['steps.7.afterDays', ''],
    ['deadlineDays', 'deadlineDays'],
    ['consentHash', ''],
  ] as const) {
    it(`names the field of the form for the API's ${api}`, () => {
      assert.equal(fieldOf([{ field: api }], draft), field);
    });
  }
});
