import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { setUpScans, vulnerable } from './set-up-scans.test.ts';

describe('findings that scans meet again', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpScans(open);
      const { scan, list, write } = stage;

      it('resolve what is mended, and leave other sources alone', async () => {
        await scan();
        const [before] = await list('&ruleId=sql-injection');
        write('src/users.ts', 'export const two = 2;\n');
        const again = await scan();
        const [after] = await list('&ruleId=sql-injection');

        assert.deepEqual({ id: after?.id, state: after?.state }, { id: before?.id, state: 'resolved' });
        assert.ok(again.result.resolved >= 1);
      });

      const handler = (
        name: string,
        query: string,
        above = '',
      ) => `${above}export async function ${name}(req, res) {
  const answer = await pool.query(${query});
  return res.json(answer.rows);
}
`;

      const head = `import { Pool } from 'pg';\nconst pool = new Pool();\n`;

      it('keep a decision where the function round it has another name, and its lines have moved', async () => {
        const query = "'select * from users where name = ' + req.query.name";
        write('src/users.ts', head + handler('findUser', query));
        await scan();
        const [known] = await list('&ruleId=sql-injection');
        await stage.vireo.ask('POST', `/findings/${known?.id}/dismiss`, {
          body: { reason: 'Internal tool' },
        });

        write('src/users.ts', head + handler('findUserByName', query, 'const limit = 10;\n\n'));
        const renamed = await scan();
        const after = await list('&ruleId=sql-injection');
        const broken = query.replace('+ ', '+\n    ');
        write('src/users.ts', head + handler('findUserByName', `\n    ${broken},\n  `));
        const again = await scan();
        const formatted = await list('&ruleId=sql-injection');

        assert.deepEqual(
          after.map(({ id, state, reason }) => [id, state, reason]),
          [[known?.id, 'dismissed', 'Internal tool']],
        );
        assert.notEqual(after[0]?.fingerprint, known?.fingerprint);
        assert.equal(after[0]?.range.startLine, (known?.range.startLine ?? 0) + 2);
        assert.deepEqual(
          formatted.map(({ id, state }) => [id, state]),
          [[known?.id, 'dismissed']],
        );
        assert.deepEqual([renamed.result.added, again.result.added, again.result.resolved], [0, 0, 0]);
      });

      it('take another flaw in a new function for another one, whatever was decided on the first', async () => {
        write(
          'src/users.ts',
          head + handler('findUser', "'select * from users where name = ' + req.query.name"),
        );
        await scan();
        const [known] = await list('&ruleId=sql-injection');
        await stage.vireo.ask('POST', `/findings/${known?.id}/dismiss`, {
          body: { reason: 'Internal tool' },
        });

        write('src/users.ts', head + handler('dropTable', '`drop table ${req.params.table} cascade`'));
        await scan();

        const states = (await list('&ruleId=sql-injection')).map(({ state }) => state).sort();
        assert.deepEqual(states, ['dismissed', 'open']);
      });

      it('are of parts, and by rules: what was not asked for stays as it is', async () => {
        write('lib/more.ts', vulnerable);
        await scan();
        write('lib/more.ts', '');
        write('src/users.ts', '');

        const part = await scan({ paths: ['src/', './src'] });
        await scan({ paths: ['lib'], rules: ['weak-*'] });

        const states = (await list('&ruleId=sql-injection&sort=path')).map(({ path: file, state }) => [
          file,
          state,
        ]);
        assert.deepEqual(part.paths, ['src']);
        assert.deepEqual(states, [
          ['lib/more.ts', 'open'],
          ['src/users.ts', 'resolved'],
        ]);
      });

      it('take a copy in a part that was asked for as new, and leave the known one its decision', async () => {
        await scan();
        const [known] = await list('&ruleId=sql-injection');
        await stage.vireo.ask('POST', `/findings/${known?.id}/dismiss`, {
          body: { reason: 'Internal tool' },
        });
        write('src/public-api.ts', vulnerable);

        await scan({ paths: ['src/public-api.ts'] });

        const found = await list('&ruleId=sql-injection&sort=path');
        assert.deepEqual(
          found.map(({ path: file, state, reason }) => [file, state, reason]),
          [
            ['src/public-api.ts', 'open', null],
            ['src/users.ts', 'dismissed', 'Internal tool'],
          ],
        );
      });
    });
  });
});
