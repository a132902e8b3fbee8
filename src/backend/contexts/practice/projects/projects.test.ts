import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('where a project belongs to', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'practice' });
    });
    afterEach(async () => {
      await test.app.close();
    });

    const create = async (fields: object = {}) => {
      const client = await test.ask('POST', '/clients', { body: { name: 'Acme', currency: 'EUR' } });
      const hourlyRate = { minor: 11_000, currency: 'EUR' };
      return await test.ask('POST', '/projects', {
        body: { clientId: client.body.id, name: 'API', hourlyRate, ...fields },
      });
    };

    it('is nowhere at first', async () => {
      const { body } = await create();

      assert.deepEqual({ remotes: body.remotes, branches: body.branches }, { remotes: [], branches: [] });
    });

    it('keeps repositories and branches, and changes them', async () => {
      const { body } = await create({ remotes: ['github.com/acme/*'], branches: ['feature/ACME-*', 'main'] });
      assert.deepEqual(
        { remotes: body.remotes, branches: body.branches },
        { remotes: ['github.com/acme/*'], branches: ['feature/ACME-*', 'main'] },
      );

      await test.ask('PATCH', `/projects/${body.id}`, { body: { branches: [] } });

      const read = await test.ask('GET', `/projects/${body.id}`);
      assert.deepEqual(
        { remotes: read.body.remotes, branches: read.body.branches },
        { remotes: ['github.com/acme/*'], branches: [] },
      );
    });

    for (const [what, fields, field] of [
      ['an empty pattern', { branches: [' '] }, 'branches.0'],
      ['two lines in a pattern', { remotes: ['a\nb'] }, 'remotes.0'],
      ['more than twenty patterns', { branches: Array.from({ length: 21 }, () => '*') }, 'branches'],
    ] as const) {
      it(`refuses ${what} and names the field`, async () => {
        const { status, body } = await create(fields);

        assert.equal(status, 422);
        assert.deepEqual(
          body.error.details.map((detail: { field: string }) => detail.field),
          [field],
        );
      });
    }
  });
});
