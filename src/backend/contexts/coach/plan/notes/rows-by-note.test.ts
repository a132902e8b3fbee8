import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

describe('hours by note', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;
    let chat: ChatClient;
    let ids: Readonly<Record<string, string>>;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      practice = await createPayingPractice(vireo);
      chat = await openChat(vireo.app);
      ids = {
        review: await record('2026-11-09T09:00', '2026-11-09T12:00', 'Review with Jana'),
        again: await record('2026-11-10T09:00', '2026-11-10T10:00', 'Review with Jana'),
        standup: await record('2026-11-11T09:00', '2026-11-11T10:30', 'Standup'),
        standups: await record('2026-11-11T11:00', '2026-11-11T11:15', 'Standup notes'),
        none: await record('2026-11-12T09:00', '2026-11-12T11:00', ''),
      };
    });
    afterEach(async () => await vireo.app.close());

    async function record(startedAt: string, endedAt: string, note: string): Promise<string> {
      return await practice.addEntry({ startedAt, endedAt, note });
    }

    const plain = (text: string) =>
      text
        .replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1')
        .replaceAll('**', '')
        .replaceAll(/[\u2009\u202f\u00a0]/g, ' ');
    const ask = async (text: string) => plain((await chat.ask(text)).text);

    it('has a row for each, and one for what has none', async () => {
      assert.equal(
        await ask('hours by note last week'),
        [
          '4 notes. In all: 7:45 recorded (9 – 15 Nov 2026):',
          '',
          '- Review with Jana: 4:00',
          '- without a note: 2:00',
          '- Standup: 1:30',
          '- Standup notes: 0:15',
        ].join('\n'),
      );
      assert.match(await ask('Stunden je Notiz letzte Woche'), /- ohne Notiz: 2:00\n/);
    });

    it('is put in order, counted and bounded', async () => {
      for (const [text, rows] of [
        ['top 2 notes last week', /^- Review with Jana: 4:00\n- Standup: 1:30$/m],
        [
          'what did I spend most time on last week, by note?',
          /:\n\n- Review with Jana: 4:00\n- without a note/,
        ],
        [
          'what two things did I spend most time on last week, going by the notes?',
          /Jana: 4:00\n- without a note: 2:00$/,
        ],
        ['Welche 2 Notizen haben letzte Woche am meisten Zeit gebraucht?', /Jana: 4:00\n- Standup: 1:30$/],
        ['Which notes add up to more than 1 hour last week?', /^2 notes with more than 1:00 .*:\n\n- Review/],
        ['top 3 notes last week without Review with Jana', /^- Standup: 1:30\n- Standup notes: 0:15$/m],
        ['hours by note last week without a note', /- without a note: 2:00$/],
      ] as const)
        assert.match(await ask(text), rows, text);
    });

    it('opens the entries that have just that note', async () => {
      const { links } = await chat.ask('hours by note last week');
      assert.deepEqual(
        links.slice(1).map((link) => ('ids' in link ? [...link.ids].toSorted() : [])),
        [[ids['review'], ids['again']].toSorted(), [ids['none']], [ids['standup']], [ids['standups']]],
      );
    });

    it('is refused of what has no notes', async () => {
      assert.match(await ask('revenue by note'), /^I cannot group revenue by note/);
      assert.match(await ask('Umsatz nach Notiz'), /nicht nach Notiz aufteilen/);
    });
  });
});
