/** Numbers of persons, dates of birth and post boxes leave as placeholders; figures of the practice stay. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { restoreText } from './placeholders.ts';
import { createRedactor } from './redact.ts';

const redactor = () => createRedactor({ findSecrets: () => [] });

describe('redaction of personal numbers', () => {
  for (const [text, redacted] of [
    ['Card 4111 1111 1111 1111, exp 12/28', 'Card [CARD_1], exp 12/28'],
    ['Karte 5555-5555-5555-4444.', 'Karte [CARD_1].'],
    ['Amex 378282246310005 was charged', 'Amex [CARD_1] was charged'],
    ['{"card":"4242424242424242"}', '{"card":"[CARD_1]"}'],
    ['His SSN is 078-05-1120.', 'His SSN is [SSN_1].'],
    ['SSN: 078051120', 'SSN: [SSN_1]'],
    ['National insurance number AB 12 34 56 C', 'National insurance number [SSN_1]'],
    [
      'Die Sozialversicherungsnummer lautet 65 170839 J 003.',
      'Die Sozialversicherungsnummer lautet [SSN_1].',
    ],
    ['RV 65170839J003', 'RV [SSN_1]'],
    ['SVNR 1237 010180 (AT)', 'SVNR [SSN_1] (AT)'],
    ['AHV 756.9217.0769.85', 'AHV [SSN_1]'],
    ['Steuer-ID 86 095 742 719', 'Steuer-ID [TAX_1]'],
    ['IdNr. 86095742719 von Mara', 'IdNr. [TAX_1] von Mara'],
    ['Number 86095742719 of hers', 'Number [TAX_1] of hers'],
    ['Steuernummer 2181508150', 'Steuernummer [TAX_1]'],
    ['Steuernummer: 21/815/08150', 'Steuernummer: [TAX_1]'],
    ['Steuernr. 12-345/6789 in Wien', 'Steuernr. [TAX_1] in Wien'],
    ['ITIN 912-70-1234', 'ITIN [TAX_1]'],
    ['UTR 1234567890', 'UTR [TAX_1]'],
    ['USt-IdNr. DE 123 456 789', 'USt-IdNr. [TAX_1]'],
    ['Mara, born 3 May 1980 in Kiel', 'Mara, born [BIRTH_1] in Kiel'],
    ['Date of birth: 05/03/1980', 'Date of birth: [BIRTH_1]'],
    ['DOB 1980-05-03', 'DOB [BIRTH_1]'],
    ['{"dateOfBirth":"1980-05-03","date":"2026-11-03"}', '{"dateOfBirth":"[BIRTH_1]","date":"2026-11-03"}'],
    ['Her birthday is on May 3rd', 'Her birthday is on [BIRTH_1]'],
    ['geboren am 3. Mai 1980, Rechnung vom 3. Mai 2026', 'geboren am [BIRTH_1], Rechnung vom 3. Mai 2026'],
    ['geb. 03.05.1980', 'geb. [BIRTH_1]'],
    ['Geburtsdatum: 03.05.80', 'Geburtsdatum: [BIRTH_1]'],
    ['am 03.05.1980 geboren', 'am [BIRTH_1] geboren'],
    ['Write to P.O. Box 1234, Springfield, IL 62704.', 'Write to [ADDRESS_1].'],
    ['PO Box 12 in Leeds', '[ADDRESS_1] in Leeds'],
    ['Post Office Box 77, Leeds LS1 4AB', '[ADDRESS_1]'],
    ['Postfach 12 34 56, 10115 Berlin', '[ADDRESS_1]'],
    ['Nordwind, Postfach 4711, D-80331 München', 'Nordwind, [ADDRESS_1]'],
    ['Postfach 815\n20095 Hamburg', '[ADDRESS_1]'],
    ['p.o. box 5 and PO BOX: 77', '[ADDRESS_1] and [ADDRESS_2]'],
    ['Postfach-Nr. 12, POB 123', '[ADDRESS_1], [ADDRESS_2]'],
    ['4111 1111 1111 1111 12/28 CVC', '[CARD_1] 12/28 CVC'],
    ['card no. 4111.1111.1111.1111', 'card no. [CARD_1]'],
    ['W-IdNr. DE123456788-00001', 'W-IdNr. [TAX_1]'],
    ['NI number AB 12 34 56 C', 'NI number [SSN_1]'],
    ['Her date of birth (DOB) is 3/5/1980', 'Her date of birth (DOB) is [BIRTH_1]'],
    ['wurde am 3. Mai 1980 in Kiel geboren', 'wurde am [BIRTH_1] in Kiel geboren'],
    ['on her birthday, 3 May', 'on her birthday, [BIRTH_1]'],
    ['Ada Berg, b. 3 May 1980', 'Ada Berg, b. [BIRTH_1]'],
  ] as const) {
    it(`puts placeholders in: ${JSON.stringify(text)}`, () => {
      const own = redactor();

      assert.equal(own.redact(text), redacted);
      assert.equal(restoreText(redacted, own.originals), text);
    });
  }

  it('leaves figures, dates, ids and numbers with a wrong check digit as they are', () => {
    for (const text of [
      '4111 1111 1111 1112 and 1234567890123',
      '86095742718, 12345678901 and 11111111111',
      'Invoice 2026-0042 of 03.05.2026, due on 2026-05-17; 3 May 2026',
      'Entries 65170839J004, order 1237 010181',
      'The project was started on 3 May 2026, its release is due 03.05.2027.',
      '12.345,67 €, 1,250.50 USD, 102:15 h, 31 000 000 lines',
      '0197a3c2-0000-7000-8000-000000000000',
      'Box 12 of the form, the post of 5 May',
      '{"seconds":1234567890,"updatedAt":"2026-11-03T10:00:00.000Z","count":4111111}',
    ]) {
      assert.equal(redactor().redact(text), text);
    }
  });

  it('is right about the check digit of every German tax id with one digit changed', () => {
    const valid = '86095742719';
    for (let at = 0; at < valid.length; at += 1) {
      const changed = `${valid.slice(0, at)}${(Number(valid[at]) + 1) % 10}${valid.slice(at + 1)}`;
      assert.equal(redactor().redact(`id ${changed}`), `id ${changed}`);
    }
  });

  it('stays fast on long texts of nothing but bait', () => {
    for (const bait of ['4111 ', '1', '12 ', 'born on the ', 'SSN ', 'Postfach 1 ', 'PO Box ', 'A1 ', '1-']) {
      const started = performance.now();
      redactor().redact(bait.repeat(100_000 / bait.length));
      assert.ok(performance.now() - started < 10_000, bait);
    }
  });
});
