/**
 * What a new capability touches: its own folder, one line of its context, its migration, and nothing else. Done here in a
 * copy of the tree, whose gates and generators are then asked.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { runCommand } from '../../scripts/run-command.ts';

const slice = 'src/backend/contexts/practice/nicknames';

const files: Readonly<Record<string, string>> = {
  [`${slice}/nicknames.tables.ts`]: `
interface NicknameTables {
  nicknames: { id: string; organization_id: string; client_id: string; name: string };
}
export type NicknameTable = NicknameTables['nicknames'];
declare module '../../../schema.ts' {
  interface Schema extends NicknameTables {}
}
`,
  [`${slice}/nicknames.routes.ts`]: `
import * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import type { SlicePorts } from '../../../platform/ports.ts';

export const nicknamesRoutes = ({ reads: readsOf }: SlicePorts) => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/nicknames',
    access: 'client:read',
    schema: { operationId: 'listNicknames', response: { 200: z.object({ names: z.array(z.string()) }) } },
    handler: async (request) => {
      const reads = readsOf(callerOf(request).actor);
      const rows = await reads
        .from('nicknames')
        .innerJoin('clients', reads.join('clients', 'id', 'nicknames.client_id'))
        .select('nicknames.name')
        .execute();
      return { names: rows.map(({ name }) => name) };
    },
  }),
];
`,
  [`${slice}/nicknames.slice.ts`]: `
import type { SlicePorts } from '../../../platform/ports.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { nicknamesRoutes } from './nicknames.routes.ts';
import type {} from './nicknames.tables.ts';

export const nicknamesSlice = defineSlice({
  name: 'practice/nicknames',
  tables: ['nicknames'],
  scope: { nicknames: { read: 'client:read', client: 'client_id' } },
  reads: ['clients'],
  people: [],
  uses: { clients: ['nicknames.client_id'] },
  mount: (ports: SlicePorts) => ({ routes: nicknamesRoutes(ports) }),
});
`,
  'src/backend/migrations/0900-practice-nicknames.ts': `
import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

export const nicknames: Migration = {
  name: '0900-practice-nicknames',
  async up(db) {
    await db.schema
      .createTable('nicknames')
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('id', id, (column) => column.notNull())
      .addColumn('client_id', id, (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .execute();
  },
};
`,
};

describe('a new slice', () => {
  let copy: string;
  const edit = (file: string, from: string | RegExp, to: string) => {
    const text = readFileSync(path.join(copy, file), 'utf8');
    const edited = text.replace(from, to);
    assert.notEqual(edited, text, `${file} has no place for it`);
    writeFileSync(path.join(copy, file), edited);
  };
  const run = async (script: string, ...args: readonly string[]) =>
    await runCommand(process.execPath, [path.join(copy, script), ...args], { cwd: copy });

  before(async () => {
    copy = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-slice-')));
    for (const name of ['src', 'scripts', 'demo', 'docs', 'package.json', '.dependency-cruiser.cjs'])
      cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true });
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
    await mkdir(path.join(copy, slice));
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(copy, file), text);
    edit(
      'src/backend/contexts/practice/context.ts',
      '    timeRulesSlice.mount(host),\n',
      '    timeRulesSlice.mount(host),\n    nicknamesSlice.mount(host),\n',
    );
    edit(
      'src/backend/contexts/practice/context.ts',
      'import { projectsSlice }',
      "import { nicknamesSlice } from './nicknames/nicknames.slice.ts';\nimport { projectsSlice }",
    );
    const listed = await run('scripts/generate/migrations.ts');
    assert.equal(listed.code, 0, listed.output);
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it('is served, with its route and its table on the generated pages, by those lines alone', async () => {
    const generated = await run('scripts/generate/backend-docs.ts');

    assert.equal(generated.code, 0, generated.output);
    assert.match(
      readFileSync(path.join(copy, 'docs/permissions.md'), 'utf8'),
      /`GET \/api\/v1\/nicknames` \| `client:read`/,
    );
    const data = readFileSync(path.join(copy, 'docs/data.md'), 'utf8');
    assert.match(data, /`nicknames` \| practice\/nicknames/);
    assert.match(data, /\| clients \| .*`nicknames\.client_id`/);
  });

  it('passes the gate on tables', async () => {
    const { code, output } = await run('scripts/check/ownership.ts', copy);

    assert.equal(code, 0, output);
  });

  it('is refused by the gate on tables once it writes what is not its own', async () => {
    edit(`${slice}/nicknames.routes.ts`, ".from('nicknames')", ".deleteFrom('clients')");

    const { code, output } = await run('scripts/check/ownership.ts', copy);

    assert.equal(code, 1);
    assert.match(output, /writes clients of practice\/clients/);
  });
});
