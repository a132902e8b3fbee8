import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createStreamRestorer, restoreJson, restoreText } from './placeholders.ts';
import { createRedactor, secretMark } from './redact.ts';

const findSecrets = (text: string) =>
  [...text.matchAll(/sk-[a-z0-9]{8}/g)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
const noNames = () => createRedactor({ findSecrets });

const personal: Readonly<Record<string, readonly string[]>> = {
  EMAIL: ['ada@example.com', 'jörg.müller+rechnung@büro-süd.de'],
  PHONE: [
    '+49 30 1234567',
    '030/1234567',
    '(030) 12 34 56-78',
    '+1 (555) 123-4567',
    '555-123-4567',
    '0170 1234567',
  ],
  IBAN: ['DE89 3704 0044 0532 0130 00', 'GB82WEST12345698765432', 'AT611904300234573201'],
  TAX: [
    'DE123456789',
    'ATU12345678',
    'FR 83 404833048'.replace(' 83 ', '83'),
    'NL123456789B01',
    '12/345/67890',
    '12-3456789',
  ],
  ADDRESS: [
    'Hauptstraße 12a, 10115 Berlin',
    'Berliner Allee 15',
    'Am Markt 3, 04109 Leipzig',
    'Königstr. 7',
    '12 Main Street',
    '221B Baker Street',
    '1600 Pennsylvania Avenue',
  ],
};
const pieces = Object.values(personal).flat();

describe('redaction', () => {
  for (const [kind, originals] of Object.entries(personal)) {
    for (const original of originals) {
      it(`puts a placeholder for ${original}`, () => {
        const redactor = noNames();
        const redacted = redactor.redact(`Wrote to ${original}, twice: ${original}.`);

        assert.equal(redacted, `Wrote to [${kind}_1], twice: [${kind}_1].`);
      });
    }
  }

  it('leaves dates, amounts, hours, numbers of invoices and names as they are', () => {
    for (const text of [
      'On 08.11.2026, 2026-11-20 and 08/11/2026 at 08:15',
      'Invoice 2026-0042 over 12.345,67 € for 102:15 hours',
      'DE89 3704 0044 0532 0130 01 has a wrong checksum',
      'Am Montag 3 Stunden, im November 2026 40 Stunden für Berger',
      '0197a3c2-0000-7000-8000-00000000c057, 1,250.50 USD, 3.5 h, 0.25',
      'Task 12 of Project Way, 19 % of 1000',
    ]) {
      assert.equal(noNames().redact(text), text);
    }
  });

  it('takes secrets out for good, also beside an address', () => {
    const redactor = noNames();
    const redacted = redactor.redact('postgres://me:sk-abcd1234@db.example.com and key sk-aaaa0000');

    assert.equal(redacted, `postgres://me:${secretMark}@db.example.com and key ${secretMark}`);
    assert.equal(redactor.originals.size, 0);
  });

  it('hides the names that it is given, as whole words', () => {
    const redactor = createRedactor({ findSecrets, names: ['Berger', 'Berger & Söhne (Wien)', 'Al'] });
    const redacted = redactor.redact('Berger & Söhne (Wien) owe Bergers Al; berger paid.');

    assert.equal(redacted, '[NAME_1] owe [NAME_2]s Al; [NAME_3] paid.');
    assert.equal(
      restoreText(redacted, redactor.originals),
      'Berger & Söhne (Wien) owe Bergers Al; berger paid.',
    );
  });

  const names = [
    'Nordwind GmbH',
    'Nordwind Handels GmbH',
    'Mara Voss',
    'Müller "Wind" AG',
    'Mai Lin',
    'The Group',
  ];
  const hide = (text: string) => createRedactor({ findSecrets, names }).redact(text);

  it('hides the words that tell a name apart, and leaves those that many have', () => {
    for (const [text, hidden] of [
      ['What does Nordwind owe? … and Mara?', 'What does [NAME_1] owe? … and [NAME_2]?'],
      ['Nordwind GmbHs hours, NORDWIND’s, nordwinds', '[NAME_1]s hours, [NAME_2]’s, [NAME_3]s'],
      ['Ms Voss of nordwind-api and Müller', 'Ms [NAME_1] of [NAME_2]-api and [NAME_3]'],
      ['Mai and Lin, and in mai', '[NAME_1] and [NAME_2], and in mai'],
      ['Die Handels AG of the group, a GmbH', 'Die Handels AG of [NAME_1], a GmbH'],
    ] as const) {
      assert.equal(hide(text), hidden);
    }
  });

  it('hides a name with quotation marks, within JSON too, and puts it back without its escapes', () => {
    const redactor = createRedactor({ findSecrets, names });
    const redacted = redactor.redact(`Of Müller "Wind" AG: ${JSON.stringify({ name: 'Müller "Wind" AG' })}`);

    assert.equal(redacted, 'Of [NAME_1]: {"name":"[NAME_1]"}');
    assert.equal(restoreText('[NAME_1] pays.', redactor.originals), 'Müller "Wind" AG pays.');
  });

  it('leaves no word that tells one of them apart, wherever it stands', () => {
    const sign = fc.constantFrom(' ', '. ', ', ', '"', '\\', '(', '_', '-', '\n', '’s ', 's ');
    fc.assert(
      fc.property(
        fc.constantFrom('Nordwind', 'Müller', 'Voss', 'Mara'),
        sign,
        sign,
        (name, before, after) => {
          const redacted = hide(`owed by${before.replace(/^[s’].*/, ' ')}${name}${after}today`);
          assert.ok(!redacted.includes(name), redacted);
        },
      ),
    );
  });

  it('puts back what stood within JSON', () => {
    const redactor = noNames();
    redactor.redact('ada@example.com');
    const input = { to: ['[EMAIL_1]'], note: { text: 'for [EMAIL_1], [EMAIL_2]' }, count: 2, none: null };

    assert.deepEqual(restoreJson(input, redactor.originals), {
      to: ['ada@example.com'],
      note: { text: 'for ada@example.com, [EMAIL_2]' },
      count: 2,
      none: null,
    });
  });

  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...pieces),
        fc.constantFrom(
          '[EMAIL_1]',
          '[NAME_2]',
          '[',
          ']',
          '[EMAIL',
          '_1]',
          '[TEXT_1]',
          'Berger',
          ' ',
          ', ',
          '1',
          '\n',
        ),
        fc.string({ unit: 'binary', maxLength: 12 }),
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(''));

  it('is undone by what puts back, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const redactor = createRedactor({ findSecrets: () => [], names: ['Berger'] });
        const redacted = texts.map((each) => redactor.redact(each));
        assert.deepEqual(
          redacted.map((each) => restoreText(each, redactor.originals)),
          texts,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('lets no secret through, whatever stands beside it', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const redacted = noNames().redact(`${before} sk-abcd1234 ${after}`);
        assert.ok(!redacted.includes('sk-abcd1234'));
      }),
    );
  });

  it('is undone in a stream as in the whole, for every split', () => {
    fc.assert(
      fc.property(text, (original) => {
        const redactor = createRedactor({ findSecrets: () => [], names: ['Berger'] });
        const answer = redactor.redact(original);
        const whole = restoreText(answer, redactor.originals);
        for (let at = 0; at <= answer.length; at += 1) {
          const restorer = createStreamRestorer(redactor.originals);
          assert.equal(
            restorer.push(answer.slice(0, at)) + restorer.push(answer.slice(at)) + restorer.end(),
            whole,
          );
        }
        const restorer = createStreamRestorer(redactor.originals);
        const single = answer.split('').map((unit) => restorer.push(unit));
        assert.equal(single.join('') + restorer.end(), whole);
      }),
      { numRuns: 60 },
    );
  });

  it('holds back nothing but what may be half a placeholder', () => {
    const redactor = noNames();
    redactor.redact('ada@example.com');
    const restorer = createStreamRestorer(redactor.originals);

    assert.equal(restorer.push('Hello [link](x) and [EMA'), 'Hello [link](x) and ');
    assert.equal(restorer.push('IL_1] bye'), 'ada@example.com bye');
  });

  it('stays fast on long texts of nothing but bait', () => {
    for (const bait of ['a', '0 ', 'a.', 'A ', '[EMAIL_', '1 Aa ', 'DE12 ']) {
      const started = performance.now();
      noNames().redact(bait.repeat(100_000 / bait.length));
      assert.ok(performance.now() - started < 10_000, bait);
    }
  });
});
