import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findQuestions } from '../open/find-questions.ts';
import { writeDocument } from '../pages/write-document.ts';
import { readRequirements } from './read-requirements.ts';

const read = (text: string) => readRequirements([{ name: 'brief.md', text }]);
const quotes = (text: string) => read(text).requirements.map(({ passage }) => passage.flat);
const asks = (text: string) =>
  findQuestions(read(text)).flatMap(({ doubts }) => doubts.map(({ ask, words }) => `${ask}: ${words}`));

describe('sentences without a verb of obligation', () => {
  it('are requirements under a heading of what is wanted, and not of the past or undecided', () => {
    const text =
      '## What we want\n\nPrices differ per branch. The old site was slow. We like blue. Maybe later chat.\n';

    assert.deepEqual(quotes(text), ['Prices differ per branch.']);
    assert.deepEqual(quotes('## Funktionen\n\nBeim Start öffnet sich die Karte. Früher war das ein Heft.'), [
      'Beim Start öffnet sich die Karte.',
    ]);
  });

  it('are requirements anywhere when they say who does what, what is done, a bound or a refusal', () => {
    const wanted = [
      'Tenants report a defect with a photo.',
      'All invoices are archived in Germany.',
      'Die Rechnungen werden monatlich verschickt.',
      'No more than 20 bookings per day.',
      'Nur der Kassenwart sieht Rückstände.',
      'If a room is taken, the next one is shown.',
      'Please use our logo.',
    ];
    for (const sentence of wanted) assert.deepEqual(quotes(sentence), [sentence]);
    const left = [
      'Tenants love the garden.',
      'Orders are entered by hand.',
      'Die Bestellungen werden im Heft geführt.',
      'If you have questions, call me.',
      'Please confirm by Monday.',
      'Bids are opened in May.',
      'We run a small hotel with 11 rooms.',
    ];
    for (const sentence of left) assert.deepEqual(quotes(sentence), [], sentence);
  });

  it('are requirements where a thing or a plural acts, always or by what it depends on', () => {
    const wanted = [
      'Reminders go out by text.',
      'A prescription covers ten sessions.',
      'Health data never leaves the country.',
      'Kontrolleure prüfen Kennzeichen mit dem Handy.',
      'The ERP stays the master of all stock.',
      'Sheet music can be borrowed for a month.',
      'The idea: every choir keeps its list.',
    ];
    for (const sentence of wanted) assert.deepEqual(quotes(sentence), [sentence]);
    for (const sentence of [
      'Thanks again for the tea.',
      'Daneben bieten wir Kurse an.',
      'The list is from 1998.',
    ])
      assert.deepEqual(quotes(sentence), [], sentence);
  });

  it('are requirements as items under any heading, and not as notes on people or of the past', () => {
    const text =
      '# Trip\n\n- photo of each box\n- Nils fragt nach den Kosten\n- Omar was happy\n\n# Offen\n\n- colour of the bus\n';

    assert.deepEqual(quotes(text), ['photo of each box']);
    assert.deepEqual(quotes('# Background\n\n- photo of each box'), []);
  });

  it('are no requirements where they say how bids are made', () => {
    assert.deepEqual(quotes('Angebote sind bis zum 30. September einzureichen.'), []);
  });

  it('are of today where the sentence before in their paragraph is', () => {
    assert.deepEqual(quotes('Currently we use a list. The drivers fill it in each night.'), []);
    assert.deepEqual(quotes('Currently we use a list.\n\nThe drivers fill in a form each night.'), [
      'The drivers fill in a form each night.',
    ]);
  });

  it('have the actor of the sentence before when they begin with "they" and it names one alone', () => {
    const actors = (text: string) => read(text).requirements.map(({ actor }) => actor);

    assert.deepEqual(actors('Customers order bread. They must be able to cancel.'), [
      'Customers',
      'Customers',
    ]);
    assert.deepEqual(actors('Customers write to suppliers. They must be able to cancel.').at(-1), undefined);
    assert.deepEqual(actors('Customers order bread.\n\nThey must be able to cancel.').at(-1), undefined);
  });

  it('name the role and not the thing in front of it, and ask for no actor of a thing', () => {
    const [first] = read('The shop staff gets a list at 4 am.').requirements;

    assert.equal(first?.actor, 'shop staff');
    assert.ok(!asks('It should also be printable.').includes('no-actor: '));
    assert.deepEqual(
      read('Data must stay in the EU.').requirements.map(({ type }) => type),
      ['constraint'],
    );
  });

  it('put off or refuse something', () => {
    const types = (text: string) => read(text).requirements.map(({ type }) => type);

    assert.deepEqual(types('Payment happens in the shop, so no online payment please.'), ['out-of-scope']);
    assert.deepEqual(types('# Wishes\n\n- later: loyalty points\n- no double bookings'), [
      'out-of-scope',
      'functional',
    ]);
  });
});

describe('sections', () => {
  it('are not opened by items or lines that only name a word of one', () => {
    const text =
      '# Wishes\n\n- vouchers\n- data must stay in the EU\n- export of orders\n\nPrices differ per branch.';
    const { passages } = read(text);

    assert.ok(passages.length === 4 && passages.every(({ headings }) => headings.join() === 'Wishes'));
    assert.deepEqual(quotes('Intro.\n\nData must stay in the EU\n\nBye.'), ['Data must stay in the EU']);
  });

  it('are opened by what asks for wishes without asking, unless it refuses them', () => {
    const types = (text: string) => read(text).requirements.map(({ type }) => type);

    assert.deepEqual(quotes('What curators need\n\n* preview of texts'), ['preview of texts']);
    assert.deepEqual(types("What we don't need:\n\n- chat"), ['out-of-scope']);
  });

  it('are opened by a numbered title, by an item over its list and by a word over sentences', () => {
    const text = '1. Functional requirements\n\nPrices differ.\n\n- Data:\n  - name of dog\n';
    const headings = read(text).passages.map((passage) => passage.headings.join(' > '));

    assert.deepEqual(headings, ['Functional requirements', 'Functional requirements > Data']);
    const [first] = read('Beiträge\nDer Kassenwart möchte die Beiträge per SEPA einziehen können.').passages;
    assert.deepEqual(first?.headings, ['Beiträge']);
  });
});

describe('questions', () => {
  it('list in their own section what the text asks for, and leave out what is said in passing', () => {
    const found = read('Go-live before Easter. Can you host it as well? Can you call me?');
    const shown = writeDocument({
      ...found,
      language: 'en',
      sources: ['brief.md'],
      questions: findQuestions(found),
      notes: [],
    });

    assert.match(shown, /## Asked in the text\n\n### Q-\d\n\n> “Can you host it as well\?”/);
    assert.doesNotMatch(shown, /call me/);
  });

  it('ask for the day of a date without one, and not for what a product name stands for', () => {
    assert.ok(asks('Go-live before Easter.').includes('no-date: Easter'));
    assert.ok(!asks('The system must export orders to DATEV.').some((ask) => ask.startsWith('unknown-term')));
    assert.ok(asks('The system must export orders to FROB.').includes('unknown-term: FROB'));
  });
});
