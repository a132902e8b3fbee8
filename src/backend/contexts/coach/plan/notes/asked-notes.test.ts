import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createPayingPractice } from '../../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

describe('what was written in a note', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let chat: ChatClient;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      const { addEntry } = await createPayingPractice(vireo);
      chat = await openChat(vireo.app);
      // Tuesday 10 and Wednesday 11 November.
      await addEntry({
        startedAt: '2026-11-10T09:00',
        endedAt: '2026-11-10T12:00',
        note: 'Review with Jana',
      });
      await addEntry({ startedAt: '2026-11-10T13:00', endedAt: '2026-11-10T14:00', note: '' });
      await addEntry({ startedAt: '2026-11-11T09:00', endedAt: '2026-11-11T10:00', note: 'Standup' });
    });
    afterEach(async () => await vireo.app.close());

    async function ask(...texts: readonly string[]): Promise<string> {
      const answers = [];
      for (const text of texts) answers.push(await chat.ask(text));
      const text = (answers.at(-1)?.text ?? '').replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1');
      return text.replaceAll('**', '').replaceAll(/[\u2009\u202f\u00a0]/g, ' ');
    }

    it('is said of the entries of the question before', async () => {
      const tuesday = /^4:00 recorded .*: 3:00, Review with Jana\n.*: 1:00, without a note$/s;
      for (const text of ['And what did I write in the note?', 'and which notes?', 'what is in the notes?'])
        assert.match(await ask('hours on 2026-11-10', text), tuesday, text);
      for (const text of ['Welche Notiz steht dabei?', 'Und was steht da in der Notiz?', 'und die Notizen?'])
        assert.match(
          await ask('Stunden am 10.11.2026', text),
          /: 3:00, Review with Jana\n.*: 1:00, ohne Notiz$/s,
          text,
        );
      assert.match(
        await ask('longest entry last week', 'And what did I write in the note for it?'),
        /^Largest entry .*3:00, Review with Jana$/s,
      );
      assert.match(await ask('hours by project last week', 'what did I write in the note?'), /Standup/);
    });

    it('is a question of its own with its days and names', async () => {
      for (const text of [
        'what did I note on 2026-11-10 for Nordwind?',
        'what did I write in the note on 2026-11-10 for Nordwind?',
        'Was habe ich am 10.11.2026 für Nordwind notiert?',
        'Was habe ich am 10.11.2026 für Nordwind in die Notiz geschrieben?',
      ])
        assert.match(
          await ask(text),
          /3:00, Review with Jana\n.*1:00, (?:without a note|ohne Notiz)$/s,
          text,
        );
    });

    it('leaves entries with and without a note as a condition', async () => {
      assert.match(await ask('Entries without a note last week'), /1:00/);
      assert.doesNotMatch(await ask('Entries without a note last week'), /Review|Standup/);
      assert.match(await ask('hours last week', 'and without a note?'), /^1:00 recorded without a note/);
      assert.match(await ask('hours last week', 'and with a note?'), /^4:00 recorded with a note/);
      assert.match(await ask('Stunden letzte Woche ohne Notiz'), /1:00 ohne Notiz/);
    });
  });
});
