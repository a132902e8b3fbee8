import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import { sha256Of } from '../../../../platform/files/file-places.ts';
import { FileStoreError } from '../../../../platform/files/file-store.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createMemoryFileStore, type MemoryFileStore } from '../../../../testing/memory-file-store.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

describe('files of an issued invoice', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;
    let store: MemoryFileStore;
    let id: string;

    beforeEach(async () => {
      store = createMemoryFileStore();
      practice = await createBillingPractice(
        await createTestApp(await open(), { upTo: 'money', files: store }),
      );
      id = requireOk(await practice.draftItem()).body.id;
    });

    afterEach(async () => await practice.vireo.close());

    const issue = async () => requireOk(await practice.issue(id));
    const exportAs = async (format: string) =>
      requireOk(await practice.vireo.ask('GET', `/invoices/${id}/export?format=${format}`));
    const listFiles = async () =>
      requireOk(await practice.vireo.ask('GET', `/invoices/${id}/files`)).body.items;
    const origin = (reply: { headers: Readonly<Record<string, unknown>> }) => reply.headers['vireo-file'];

    it('are made once, kept by their hash, and listed', async () => {
      await issue();

      const replies = [await exportAs('html'), await exportAs('html')];
      const files = await listFiles();

      assert.deepEqual(replies.map(origin), ['made', 'kept']);
      assert.equal(replies[0]?.body, replies[1]?.body);
      const content = Buffer.from(replies[0]?.body);
      assert.deepEqual(files, [
        {
          format: 'html',
          sha256: sha256Of(content),
          sizeBytes: content.length,
          createdAt: new Date(practice.vireo.clock.now).toISOString(),
          replacedSha256: null,
        },
      ]);
    });

    for (const harm of ['lost', 'damaged'] as const) {
      it(`are made again where one is ${harm}, with the same bytes`, async () => {
        await issue();
        const before = await exportAs('json');
        const [{ sha256 }] = await listFiles();
        if (harm === 'lost') store.files.delete(sha256);
        else store.files.set(sha256, Buffer.from('damaged'));

        const again = await exportAs('json');

        assert.equal(origin(again), 'made-again');
        assert.deepEqual(again.body, before.body);
        assert.deepEqual((await listFiles())[0].replacedSha256, null);
        assert.equal(origin(await exportAs('json')), 'kept');
      });
    }

    it('are told to be others where they are not what was kept', async () => {
      await issue();
      await exportAs('html');
      const { query: db } = practice.vireo.database;
      const [{ sha256: own }] = await listFiles();
      const other = { sha256: 'f'.repeat(64), size: 1 };
      const { organizationId } = practice.vireo.owner;
      await db
        .insertInto('stored_files')
        .values({ organization_id: organizationId, ...other, created_at: 0 })
        .execute();
      await db.updateTable('invoice_files').set({ sha256: other.sha256 }).execute();

      const reply = await exportAs('html');

      assert.equal(origin(reply), 'changed');
      const [file] = await listFiles();
      assert.deepEqual(
        { sha256: file.sha256, replacedSha256: file.replacedSha256 },
        { sha256: own, replacedSha256: other.sha256 },
      );
    });

    it('are not kept of a draft', async () => {
      await exportAs('html');

      assert.deepEqual([await listFiles(), store.files.size], [[], 0]);
    });

    it('are the same after the invoice was credited: they are what was sent', async () => {
      await issue();
      const before = await exportAs('json');
      requireOk(await practice.credit(id));
      store.files.clear();

      const after = await exportAs('json');

      assert.equal(origin(after), 'made-again');
      assert.deepEqual(after.body, before.body);
    });

    it('leave no row where the disk is full, and say so', async () => {
      await issue();
      const full = new FileStoreError(
        'disk_full',
        'The disk is full: free some space and try again.',
        undefined,
      );
      store.keep = () => Promise.reject(full);

      const { status, body } = await practice.vireo.ask('GET', `/invoices/${id}/export?format=html`);

      assert.deepEqual({ status, code: body.error.code }, { status: 507, code: 'disk_full' });
      assert.match(body.error.message, /disk is full/);
      assert.deepEqual(await listFiles(), []);
    });
  });
});
