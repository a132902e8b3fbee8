/** Names of every punctuation mark through the searches of the API and the coach's own reading of names. */
import assert from 'node:assert/strict';
import { punctuatedNames } from '../domain/testing/punctuated-names.ts';
import { createNameIndex } from './contexts/coach/words/names.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { readText } from './testing/coach/read-as.ts';
import { onPickedDatabase } from './testing/databases.ts';
import { createTestApp } from './testing/test-app.ts';

describe('names of punctuation', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    it('are found in notes and in documents as they are typed', async () => {
      const test = await createTestApp(await open());
      const { projectId } = await test.createProject();
      for (const [index, note] of punctuatedNames.entries()) {
        const startedAt = Date.UTC(2026, 0, 5) + index * 3_600_000;
        const times = [startedAt, startedAt + 1_800_000].map((at) => new Date(at).toISOString());
        const body = { projectId, startedAt: times[0], endedAt: times[1], note };
        assert.equal((await test.ask('POST', '/time-entries', { body })).status, 201);
        await test.ask('POST', '/documents', { body: { projectId, title: note, content: 'Text' } });
      }
      for (const name of punctuatedNames) {
        const expected = punctuatedNames.filter((note) => note.includes(name)).sort();
        const query = `text=${encodeURIComponent(name)}&limit=200`;
        const entries = (await test.ask('GET', `/time-entries?${query}`)).body.items;
        const documents = (await test.ask('GET', `/documents?${query}`)).body.items;

        assert.deepEqual(entries.map(({ note }: { note: string }) => note).sort(), expected, name);
        assert.deepEqual(documents.map(({ title }: { title: string }) => title).sort(), expected, name);
      }
      await test.close();
    });
  });

  it('are read by the coach', () => {
    for (const name of punctuatedNames) {
      const record = { kind: 'client' as const, id: name, name };
      const names = createNameIndex([record], () => false);
      const asked = readText(`unbilled of ${name}`, { names, today: '2026-11-18', language: 'en' });
      assert.ok(JSON.stringify(asked).includes(JSON.stringify(name)), `${name}: ${JSON.stringify(asked)}`);
    }
  });
});
