import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createPayingPractice } from '../../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';
import { indexNotes } from './near-notes.ts';

describe('words near to those of notes', () => {
  const { findNote, findWords } = indexNotes([
    'Review with Jana',
    'Sprint planning, week 4',
    'Test plan',
    'Text plan',
    'Call with Mario',
  ]);

  it('are a typing error away from those of one note', () => {
    for (const said of ['Reveiw with Jana', 'reviews with jana', 'Review wiht Jana', 'Rewiew with Jana'])
      assert.equal(findNote(said), 'Review with Jana', said);
    assert.equal(findWords('sprnt planning'), 'Sprint planning');
    assert.equal(findWords('Jnaa'), 'Jana');
  });

  it('are none where two errors are, several notes could be meant, or nothing is wrong', () => {
    for (const said of ['Reveiw wiht Jana', 'Tesx plan', 'Review with Jane', 'Sprint planning, week 5', ''])
      assert.equal(findNote(said), undefined, said);
    assert.equal(findNote('Review with Jana'), undefined);
    assert.equal(findWords('plan'), undefined);
  });
});

describe('notes that are named with a typing error', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let chat: ChatClient;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      const { addEntry } = await createPayingPractice(vireo);
      chat = await openChat(vireo.app);
      for (const [day, hour, note, billable] of [
        ['09', '12', 'Review with Jana', false],
        ['10', '10', 'Review with Jana', false],
        ['11', '11', 'Customer login', true],
      ] as const)
        await addEntry({
          startedAt: `2026-11-${day}T09:00`,
          endedAt: `2026-11-${day}T${hour}:00`,
          note,
          billable,
        });
    });
    afterEach(async () => await vireo.app.close());

    async function ask(...texts: readonly string[]): Promise<string> {
      const answers = [];
      for (const text of texts) answers.push(await chat.ask(text));
      const text = (answers.at(-1)?.text ?? '').replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1');
      return text.replaceAll('**', '').replaceAll(/[\u2009\u202f\u00a0]/g, ' ');
    }

    it('are said, and read as the one that is meant, on its side', async () => {
      for (const [text, answer] of [
        [
          'How many entries with the note "Reveiw with Jana" took at least 3 hours?',
          /^I read “Reveiw with Jana” as Review with Jana\.\n\n1 entry .*whose note has “Review with Jana”/,
        ],
        ['cusomer login hrs last week', /^I read “cusomer login” as Customer login\.\n\n2:00 recorded/],
        [
          'Stunden letzte Woche ohne "Reviw with Jana"',
          /^Ich lese „Reviw with Jana“ als Review with Jana\.\n\nErfasst sind 2:00 ohne „Review with Jana“/,
        ],
        ['How much time went into revews with Jana last week?', /as Review with Jana\.\n\n4:00 recorded/],
      ] as const)
        assert.match(await ask(text), answer, text);
    });

    it('are not assumed where nothing is near', async () => {
      assert.match(
        await ask('hours last week with "Standup"'),
        /^No time is recorded whose note has “Standup”/,
      );
      assert.match(await ask('hours last week with "Review with Jana"'), /^4:00 recorded whose note has/);
    });

    it('keep the note for the question behind them', async () => {
      assert.match(
        await ask('hours with the note "Reveiw with Jana" last week', 'and on 10 November?'),
        /^1:00 recorded whose note has “Review with Jana” \(Tue, 10 Nov 2026\)/,
      );
    });

    it('have what time of some kind was for, and whether all of it was of that kind', async () => {
      assert.equal(
        await ask('Wofür ging letzte Woche die nicht abrechenbare Zeit drauf?'),
        'Erfasst sind 4:00 nicht abrechenbar (9.–15. Nov. 2026):\n\n- Review with Jana: 4:00',
      );
      assert.match(
        await ask('Welche Tätigkeit rechne ich eigentlich nie ab?'),
        /^Du hast 4:00 nicht abrechenbar .*- ohne Aufgabe: 4:00\n\nDu hast .*- Review with Jana: 4:00$/s,
      );
      assert.match(
        await ask('Was all of my time last week billable?'),
        /^No\. 33\.3% billable \(9 – 15 Nov 2026\): 2:00 of 6:00; 4:00 not\.\n\nOnly your own/,
      );
      assert.match(
        await ask('War letzte Woche die ganze Zeit abrechenbar?', 'Und am 11. November?'),
        /^Ja\. 100 % abrechenbar \(Mi\., 11\. Nov\. 2026\): 2:00 von 2:00\.$/,
      );
    });
  });
});
