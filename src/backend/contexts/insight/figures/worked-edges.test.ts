import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { openChat } from '../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createPayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp } from '../../../testing/test-app.ts';

describe('worked time of many days', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    it('counts of what crosses its first and last midnight what lies within', async () => {
      const vireo = await createTestApp(await open());
      try {
        const { addEntry } = await createPayingPractice(vireo);
        // Two hours of it within, all of it, one hour of it, none.
        for (const [startedAt, endedAt] of [
          ['2026-10-04T22:00', '2026-10-05T02:00'],
          ['2026-10-10T23:00', '2026-10-11T01:00'],
          ['2026-10-18T23:00', '2026-10-19T03:00'],
          ['2026-10-19T23:00', '2026-10-20T01:00'],
        ] as const)
          await addEntry({ startedAt, endedAt, note: 'Night shift' });
        const chat = await openChat(vireo.app);

        const { text } = await chat.ask('hours from 2026-10-05 to 2026-10-18');

        assert.match(text, /\[5:00\]/);
      } finally {
        await vireo.app.close();
      }
    });
  });
});
