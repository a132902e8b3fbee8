/** What is read out of facts: versions that differ, commands that people run, routes by area, and what a project is for. */
import assert from 'node:assert/strict';
import type { ProjectFact } from '../../../../workspace/facts/model.ts';
import { factsOf } from '../../../../workspace/facts/testing/facts-of.ts';
import { listCommands } from './commands.ts';
import type { KnownProject } from './known-project.ts';
import { listParts } from './parts.ts';
import { findPurpose } from './purpose.ts';
import { listRoutes } from './routes.ts';
import { readSchemas } from './schemas.ts';
import { listVersions, releaseOf } from './versions.ts';

async function known(files: Readonly<Record<string, string>>): Promise<KnownProject> {
  return {
    name: 'Shop',
    facts: await factsOf(files),
    settings: [],
    modules: [],
    descriptions: [],
    files: Object.keys(files),
    isLicenseMentioned: false,
    problems: [],
    read: async (file) => files[file],
  };
}
const linesOf = (project: KnownProject) =>
  listCommands(project).map(({ kind, line, folder }) => `${folder} ${kind}: ${line}`);

describe('what is known of a project', () => {
  it('has releases of exact versions, and none of ranges', () => {
    for (const [runtime, version, release] of [
      ['node', 'v20.12.1', '20'],
      ['node', '20.x', '20'],
      ['node', 'lts/iron', '20'],
      ['node', '>=20', undefined],
      ['node', 'lts/*', undefined],
      ['python', '3.12.4', '3.12'],
      ['python', '3.13-dev', '3.13'],
      ['python', '^3.10', undefined],
      ['go', '1.22', '1.22'],
    ] as const)
      assert.equal(releaseOf(runtime, version), release, version);
  });

  it('has versions that differ by part, where files share none', async () => {
    const { facts } = await known({
      'package.json': '{"name": "all", "engines": {"node": ">=20"}, "workspaces": ["a", "b"]}',
      'a/package.json': '{"name": "a"}',
      'a/index.js': 'export const a = 1;\n',
      'a/Dockerfile': 'FROM node:20\nCOPY . .\n',
      'b/package.json': '{"name": "b"}',
      'b/index.js': 'export const b = 1;\n',
      'b/Dockerfile': 'FROM node:22 AS build\nRUN true\nFROM node:24\nCOPY . .\n',
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  t:\n    steps:\n      - uses: actions/setup-node@v4\n        with:\n          node-version: 20\n',
    });

    assert.deepEqual(
      listVersions(facts).map(({ scope, isContradictory }) => [scope, isContradictory]),
      [
        ['a', false],
        ['b', true],
      ],
    );
  });

  it('has the commands of its manifests, in the form of its package manager, and none of a container', async () => {
    const project = await known({
      'package.json':
        '{"name": "shop", "scripts": {"start": "node a.js", "test": "vitest run", "test:watch": "vitest"}, "devDependencies": {"vitest": "3"}}',
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
      'a.js': 'export const a = 1;\n',
      'compose.yaml': 'services:\n  w:\n    build: .\n    command: node worker.js\n',
      Dockerfile: 'FROM node:22\nRUN pnpm install --prod\nCMD ["node", "a.js"]\n',
      'worker/pyproject.toml':
        '[project]\nname = "worker"\ndependencies = ["celery"]\n[dependency-groups]\ndev = ["pytest", "ruff"]\n',
      'worker/uv.lock': 'version = 1\n',
      'worker/tasks.py': 'x = 1\n',
    });

    assert.deepEqual(linesOf(project), [
      '. install: pnpm install',
      '. start: pnpm run start',
      '. test: pnpm run test',
      'worker install: uv sync',
      'worker test: uv run pytest',
      'worker lint: uv run ruff check',
    ]);
  });

  it('has parts by folders with code, and no list of requirements for one', async () => {
    const project = await known({
      'requirements/base.txt': 'django\n',
      'requirements/requirements.txt': '-r base.txt\n',
      'manage.py': 'import django\n',
      'web/package.json': '{"name": "@shop/web", "dependencies": {"react": "19"}}',
      'web/a.ts': 'export const a = 1;\n',
    });

    assert.deepEqual(
      listParts(project).map(({ name, scope }) => [name, scope]),
      [
        ['Shop', '.'],
        ['@shop/web', 'web'],
      ],
    );
  });

  it('has what NestJS takes and answers, with what is derived and optional', async () => {
    const project = await known({
      'package.json': '{"name": "rooms", "dependencies": {"@nestjs/core": "11"}}',
      'src/dto.ts':
        'export class NewRoom {\n  name: string;\n  seats?: number;\n}\nexport class ChangedRoom extends PartialType(NewRoom) {}\n',
      'src/rooms.controller.ts':
        "import { Body, Controller, Patch } from '@nestjs/common';\n@Controller('rooms')\nexport class Rooms {\n  @Patch(':id')\n  change(@Body() change: ChangedRoom): Promise<NewRoom> {\n    return this.rooms.change(change);\n  }\n}\n",
    });
    const schemas = await readSchemas(project);
    const [route] = listRoutes(project);

    assert.ok(route);
    assert.deepEqual([route.method, route.path, route.area], ['PATCH', '/rooms/{id}', 'rooms']);
    assert.deepEqual(schemas.of(route), { takes: ['ChangedRoom'], answers: ['NewRoom'] });
    assert.deepEqual(schemas.find('ChangedRoom')?.fields, [
      { name: 'name', type: 'string', isRequired: false },
      { name: 'seats', type: 'number', isRequired: false },
    ]);
  });

  it('is for what its manifest says, else its README, and never what a generator left', () => {
    const fact = (value: string, rank: ProjectFact['rank']): ProjectFact => ({
      kind: 'purpose',
      value,
      rank,
      evidence: { file: 'a' },
      scope: '.',
    });
    const declared = fact('Counts goods in several warehouses', 'declared');
    const told = fact('Shop sells spare parts to garages.', 'told');

    assert.equal(findPurpose([told, declared]), declared);
    assert.equal(findPurpose([told, fact('Shop', 'declared')]), told);
    assert.equal(
      findPurpose([fact('This is a Next.js project bootstrapped with create-next-app.', 'told')]),
      undefined,
    );
  });
});
