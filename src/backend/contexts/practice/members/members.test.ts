import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import { columnsOf } from '../../../platform/slice.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { portsOf } from '../../../testing/reach/slice-ports.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { deleteUnusedProjects } from '../projects/delete-unused-projects.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('members of a project', () => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
    });
    afterEach(() => test.close());

    it('hold back no project that was made by mistake, and go with it', async () => {
      const { projectId } = await test.createProject();
      const { organizationId, userId } = test.owner;
      await test.database.query.deleteFrom('rates').execute();
      await test.database.query
        .insertInto('project_members')
        .values({ organization_id: organizationId, project_id: projectId, user_id: userId, role: 'member' })
        .execute();

      await portsOf(test).unitOfWork.write(test.owner, async ({ writes }) => {
        const columns = columnsOf(test.app.slices, 'projects');
        await deleteUnusedProjects(writes, {
          ids: sql<string>`(select ${projectId})`,
          columns,
        });
      });

      const left = async (table: 'projects' | 'project_members') =>
        (await test.database.query.selectFrom(table).selectAll().execute()).length;
      assert.equal(await left('projects'), 0);
      assert.equal(await left('project_members'), 0);
    });
  });
});
