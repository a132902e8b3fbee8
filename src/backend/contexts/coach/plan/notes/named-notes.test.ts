import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

describe('notes that are named without quotes', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;
    let chat: ChatClient;
    let alpin: string;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      practice = await createPayingPractice(vireo);
      chat = await openChat(vireo.app);
      const client = { name: 'Alpin AG', currency: 'EUR' };
      const clientId = requireOk(await vireo.ask('POST', '/clients', { body: client })).body.id;
      const project = { name: 'Lawine', clientId, hourlyRate: { minor: 10_000, currency: 'EUR' } };
      alpin = requireOk(await vireo.ask('POST', '/projects', { body: project })).body.id;
      // Monday 9 to Friday 13 November: 4:00 of reviews, 1:30 of standups, 2:00 of writing, 1:00 of else.
      await record('2026-11-09T09:00', '2026-11-09T12:00', { note: 'Review with Jana' });
      await record('2026-11-10T09:00', '2026-11-10T10:00', { note: 'Review with Jana', projectId: alpin });
      await record('2026-11-11T09:00', '2026-11-11T10:30', { note: 'Standup' });
      await record('2026-11-12T09:00', '2026-11-12T11:00', { note: 'Write docs' });
      await record('2026-11-13T09:00', '2026-11-13T10:00', { note: 'Review by Jana' });
    });
    afterEach(async () => await vireo.app.close());

    async function record(startedAt: string, endedAt: string, more: object) {
      return await practice.addEntry({ startedAt, endedAt, ...more });
    }

    async function ask(...texts: readonly string[]): Promise<string> {
      const answers = [];
      for (const text of texts) answers.push(await chat.ask(text));
      const text = (answers.at(-1)?.text ?? '').replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1');
      return text.replaceAll('**', '').replaceAll(/[\u2009\u202f\u00a0]/g, ' ');
    }

    it('are one text, on the side that was said', async () => {
      assert.equal(
        await ask('Stunden letzte Woche ohne Review with Jana'),
        'Erfasst sind 4:30 ohne „Review with Jana“ in der Notiz (9.–15. Nov. 2026).',
      );
      for (const [text, figure] of [
        ['hours last week on review with jana', /^4:00 recorded whose note has “review with jana”/],
        [
          'hours last week not on Review with Jana',
          /^4:30 recorded whose note does not have “Review with Jana”/,
        ],
        ['hours last week, everything except Review with Jana', /^4:30 recorded/],
        ['wie viele Stunden letzte Woche, alles außer review with jana', /^Erfasst sind 4:30/],
        ['How much time went into Standup last week?', /^1:30 recorded whose note has “Standup”/],
        ['Wie viel Zeit ging letzte Woche für Standup drauf?', /^Erfasst sind 1:30 mit „Standup“/],
        ["hours on 'Write docs' last week", /^2:00 recorded whose note has “Write docs”/],
        ['hours on write docs last week', /^2:00 recorded whose note has “write docs”/],
      ] as const)
        assert.match(await ask(text), figure, text);
    });

    it('keep the conditions beside them', async () => {
      assert.match(
        await ask('hours on Review with Jana without November for Alpin'),
        /^No time is recorded for Alpin AG, whose note has “Review with Jana”, leaving out 1 – 30 Nov 2026/,
      );
      assert.match(
        await ask('hours on Review with Jana in November for Alpin'),
        /^1:00 recorded for Alpin AG, whose note has “Review with Jana” \(/,
      );
      assert.match(
        await ask('hours last week without Alpin and not Review with Jana, not on Fridays'),
        /^3:30 recorded not for Alpin AG, .*not on Fridays.*does not have “Review with Jana”/,
      );
      assert.match(
        await ask('hours last week', 'and without Review with Jana?'),
        /^4:30 recorded whose note does not have “Review with Jana”/,
      );
    });

    it('are no notes where the words have a meaning, or name something else', async () => {
      await record('2026-11-09T13:00', '2026-11-09T14:00', { note: 'for Alpin' });
      await record('2026-11-09T14:00', '2026-11-09T15:00', { note: 'Lawine', projectId: alpin });
      await record('2026-11-09T15:00', '2026-11-09T16:00', { note: 'last week' });
      assert.match(await ask('hours for Alpin last week'), /^2:00 recorded for Alpin AG \(/);
      assert.match(await ask('hours on Lawine last week'), /^2:00 recorded on Alpin AG · Lawine \(/);

      await practice.addEntry({
        startedAt: '2026-11-14T09:00',
        endedAt: '2026-11-14T10:00',
        note: 'Release',
        tags: ['Standup'],
      });
      assert.doesNotMatch(await ask('How much time went into Standup last week?'), /recorded/);
    });

    it('leave the note of an action as it is', async () => {
      const { frames } = await chat.ask('log 2 hours on Lawine yesterday: Review with Jana');
      const proposals = frames.filter(({ type }) => type === 'proposal');
      assert.match(JSON.stringify(proposals), /Review with Jana/);
    });
  });
});
