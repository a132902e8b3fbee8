import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { parse as parseYaml } from 'yaml';
import type { AgentAnswer } from '../../../../contract/work/agent-run.ts';
import { decideQuestionSchema } from '../../../../contract/work/development-questions.ts';
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import { createOutlineReader } from '../../../../scanner/outline/index.ts';
import { loadGrammars } from '../../../../workspace/grammars.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import { type HostedWork, hostWork } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';

const exec = promisify(execFile);
const stacks = path.join(import.meta.dirname, '../../../../../test/fixtures/stack');

const files = {
  'package.json': JSON.stringify({
    name: 'orders',
    description: 'Takes orders | and *bills* more than < 3 of them.',
    license: 'MIT',
    engines: { node: '>=20' },
    scripts: { start: 'node src/app.js', test: 'node --test', build: '' },
    dependencies: { express: '^5.0.0', pg: '8.11.0' },
  }),
  'package-lock.json': '{"lockfileVersion": 3, "packages": {}}',
  LICENSE: 'MIT License\n',
  '.env.example': '# Where the records are\nDATABASE_URL=postgres://u:hunter2@db/orders\nexport PORT=3000\n',
  'src/app.js':
    "import express from 'express';\nconst app = express();\napp.get('/health', (req, res) => res.end());\nexport default app;\n",
  'src/sum [1].js':
    "export function sum(list) {\n  check(list);\n  return list.length;\n}\nfunction check(list) {\n  if (list.length === 0) throw new RangeError('Empty: */ none.');\n}\nexport function half(list) {\n  throw new TypeError('Says it itself.');\n}\n",
  'worker/pyproject.toml':
    '[project]\nname = "worker"\nrequires-python = ">=3.11"\ndependencies = ["celery"]\n[project.optional-dependencies]\ntest = ["pytest>=8"]\n',
  'worker/uv.lock': 'version = 1\n',
  'worker/tasks.py':
    'def run(job):\n    return check(job)\n\n\ndef _check(job):\n    if not job:\n        raise ValueError("no \\"job\\"")\n    if job == 2:\n        raise KeyError\n    return job\n\n\ndef check(job):\n    return _check(job)\n',
};

/** More on a machine that does not know bash. */
describe('the documentation agent', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let project: string;
    let work: Work;
    let hosted: HostedWork;
    let runs: number;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-documents-'));
      project = path.join(folder, 'project');
      await mkdir(project);
      runs = 0;
      work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
      hosted = await hostWork(await open());
    });
    afterEach(async () => {
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function write(all: Readonly<Record<string, string>>): Promise<void> {
      for (const [name, text] of Object.entries(all)) {
        await mkdir(path.dirname(path.join(project, name)), { recursive: true });
        await writeFile(path.join(project, name), text);
      }
    }
    async function commit(): Promise<void> {
      const git = async (...args: string[]) =>
        await exec('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: project });
      await git('init', '-q', '-b', 'main');
      await git('add', '.');
      await git('commit', '-qm', 'Begin');
    }
    const ask = async (input: object, run: string, resume?: AgentAnswer): Promise<AgentBrought> =>
      await hosted.ask(work, {
        agent: 'documentation',
        input,
        run,
        resume,
        project: { id: 'p', name: 'Project', folder: project, trusted: true },
      });
    /** Accepts all; answers the review and the report. */
    async function document(input: object = {}) {
      runs += 1;
      const asked = await ask(input, `run-${runs}`);
      if (asked.waiting === undefined) return { reasons: [], paths: [], report: asked.report };
      const { review, accepted } = decideQuestionSchema.parse(asked.waiting.payload);
      const done = await ask(input, `run-${runs}`, { approved: true, payload: { accepted } });
      return {
        reasons: review.reasons,
        report: done.report,
        paths: review.files.map(({ path: file }) => file).toSorted(),
      };
    }
    const text = async (name: string) => await readFile(path.join(project, name), 'utf8');

    /** Each link of a page leads to a file or folder that is there, and to a line of it. */
    async function assertLinks(name: string): Promise<number> {
      const links = [...(await text(name)).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
        ([, one = '']) => one,
      );
      const headings = [...(await text(name)).matchAll(/^#+ (.+)$/gm)];
      const anchors = new Set(headings.map(([, heading = '']) => `#${heading.toLowerCase()}`));
      for (const link of links.filter((each) => !anchors.has(each))) {
        const [address = '', line] = link.split('#L');
        const file = path.join(path.dirname(path.join(project, name)), decodeURIComponent(address));
        const entry = line === undefined ? await readdir(path.dirname(file)) : [];
        if (line === undefined) assert.ok(entry.includes(path.basename(file)), `${name}: ${link}`);
        else assert.ok(Number(line) <= (await readFile(file, 'utf8')).split('\n').length, `${name}: ${link}`);
      }
      return links.length;
    }

    async function assertShell(name: string): Promise<void> {
      for (const [, block = ''] of (await text(name)).matchAll(/```sh\n([\s\S]*?)```/g))
        await exec('bash', ['-n', '-c', block]);
    }

    it('writes what the files say, with links that lead there, and comments of what is thrown', async () => {
      await write(files);
      await commit();

      const { paths, reasons, report } = await document();

      assert.deepEqual(paths, [
        'README.md',
        'docs/api.md',
        'docs/architecture.md',
        'src/sum [1].js',
        'worker/tasks.py',
      ]);
      assert.match(report, /^# Changed 5 files/);
      assert.ok(
        reasons.every((reason) => !reason.includes('license')),
        reasons.join(' '),
      );
      for (const name of ['README.md', 'docs/api.md', 'docs/architecture.md'])
        assert.ok((await assertLinks(name)) > 0);
      const readme = await text('README.md');
      assert.match(readme, /^# orders\n\nTakes orders \\\| and \\\*bills\\\* more than \\< 3 of them\.\n/);
      assert.match(readme, /## Requirements\n\n- Node\.js \\>=20 .*\n- Python \\>=3\.11/);
      assert.match(readme, /```sh\nnpm ci\n```/);
      assert.match(readme, /```sh\ncd worker\nuv sync\n```/);
      assert.match(readme, /## Test\n\n```sh\nnpm test\n```\n\n```sh\ncd worker\nuv run pytest\n```/);
      assert.doesNotMatch(readme, /## Build/);
      assert.match(readme, /\| `DATABASE_URL` \| Where the records are \|\n\| `PORT` \|/);
      assert.doesNotMatch(readme, /hunter2|3000/);
      assert.match(readme, /## License\n\n\[MIT\]\(LICENSE\)/);
      const api = await text('docs/api.md');
      assert.match(api, /\| `GET` \| `\/health` \|/);
      assert.match(api, /Throws `RangeError`: Empty/);
      assert.equal(
        await text('src/sum [1].js'),
        `/** @throws {RangeError} Empty: * / none. */\n${files['src/sum [1].js']}`,
      );
      assert.match(
        await text('worker/tasks.py'),
        /^def run\(job\):\n {4}"""\n {4}Raises:\n {8}ValueError: no \\"job\\"\n/,
      );
      const { stdout } = await exec('python3', [
        '-c',
        'import ast,sys; print(ast.get_docstring(ast.parse(open(sys.argv[1]).read()).body[0]))',
        path.join(project, 'worker/tasks.py'),
      ]);
      assert.match(stdout, /^Raises:\n {4}ValueError: no "job"\n {4}KeyError\n/);

      // All of it is there: a second run has nothing to say.
      const again = await document();
      assert.match(again.report, /^# All of it is there already: nothing to change/);
    });

    it('adds to a README what it lacks, at its end, and leaves pages of others alone', async () => {
      const mine = '# Orders\n\nMine.\n\nGetting started\n---------------\n\nRun `make all`.\n';
      await write({ ...files, 'README.md': mine, 'docs/architecture.md': '# Ours\n' });
      await commit();

      const { paths, reasons } = await document({ parts: ['readme', 'architecture'] });

      assert.deepEqual(paths, ['README.md']);
      assert.ok(reasons.includes('docs/architecture.md is there already, and was left as it is.'));
      const readme = await text('README.md');
      assert.ok(readme.startsWith(mine));
      assert.doesNotMatch(readme, /## (?:Install|Run|Requirements)\n/);
      assert.match(readme, /## Test\n[\s\S]*## Configuration\n[\s\S]*## License\n/);
    });

    it('says what no file says, and invents nothing for it', async () => {
      await write({ 'a.py': 'print(1)\n' });
      await commit();

      const { reasons, paths } = await document();

      assert.deepEqual(paths, ['README.md', 'docs/architecture.md']);
      assert.match(await text('README.md'), /^# Project\n\n/);
      for (const known of [
        /what the project is for/i,
        /No start command was found in manifests, Makefiles/,
        /No test command was found/,
        /No license was found in manifests/,
      ])
        assert.ok(
          reasons.some((reason) => known.test(reason)),
          String(known),
        );
    });

    it('has routes with all their prefixes, what they take and answer, and nothing of code that is generated', async () => {
      await write({
        'requirements.txt': 'fastapi\n',
        'app/main.py':
          'from fastapi import FastAPI\nfrom app.orders import router\n\napp = FastAPI()\napp.include_router(router, prefix="/api/v2")\n',
        'app/models.py':
          'from pydantic import BaseModel, Field\n\n\nclass NewOrder(BaseModel):\n    sku: str\n    count: int = Field(gt=0)\n    note: str | None = None\n\n\nclass Order(NewOrder):\n    id: int\n',
        'app/orders.py':
          'from fastapi import APIRouter\nfrom app.models import NewOrder, Order\n\nrouter = APIRouter(prefix="/orders")\n\n\n@router.post("", response_model=Order)\ndef add(order: NewOrder):\n    """Takes an order."""\n    return order\n',
        'app/stubs.py': '# Code generated by tool. DO NOT EDIT.\ndef made() -> None:\n    """Is made."""\n',
      });
      await commit();

      const { paths } = await document({ parts: ['api', 'comments'] });

      assert.deepEqual(paths, ['docs/api.md']);
      const api = await text('docs/api.md');
      assert.match(
        api,
        /\| `POST` \| `\/api\/v2\/orders` \| Takes an order\. \| \[`NewOrder`\]\(#neworder\) \| \[`Order`\]\(#order\) \|/,
      );
      assert.match(
        api,
        /### NewOrder\n[\s\S]*\| `count` \| `int` \| yes \|\n\| `note` \| `str \\\| None` \| no \|/,
      );
      assert.match(api, /### Order\n[\s\S]*\| `sku` \| `str` \| yes \|[\s\S]*\| `id` \| `int` \| yes \|/);
      assert.doesNotMatch(api, /stubs/);
      await assertLinks('docs/api.md');
    });

    it('says both where two files name versions that differ', async () => {
      await write({
        'package.json': '{"name": "shop", "engines": {"node": ">=20"}}',
        Dockerfile: 'FROM node:22\nCOPY . .\n',
        '.nvmrc': '20\n',
      });
      await commit();

      await document({ parts: ['readme'] });

      assert.match(
        await text('README.md'),
        /- Node\.js, on which the files differ: 22 \(\[`Dockerfile`\]\(Dockerfile#L1\)\), .*20 \(\[`\.nvmrc`\]\(\.nvmrc#L1\)\)/,
      );
    });

    it('refers to operations as OpenAPI has them', async () => {
      const description = `openapi: 3.1.0
info: { title: Orders, version: "2" }
paths:
  /orders/{id}:
    parameters:
      - { $ref: "#/components/parameters/Id" }
    get:
      summary: One | order
      responses: { "200": { description: The order }, "404": { $ref: "#/components/responses/None" } }
components:
  parameters: { Id: { name: id, in: path, required: true } }
  responses: { None: { description: There is none } }
`;
      assert.ok(parseYaml(description));
      await write({ 'api/openapi.yaml': description, 'src/app.js': files['src/app.js'] });
      await commit();

      await document({ parts: ['api'], folder: 'docs/reference' });

      const api = await text('docs/reference/api.md');
      assert.match(api, /### `GET \/orders\/\{id\}`\n\nOne \\\| order\n/);
      assert.match(api, /\| `id` \| path \| yes \|/);
      assert.match(api, /\| 404 \| There is none \|/);
      await assertLinks('docs/reference/api.md');
    });

    it('has links that lead somewhere, and code that still parses, in unlike projects', async () => {
      const outline = await createOutlineReader(await loadGrammars());
      for (const name of ['django', 'next-app', 'go-gin', 'cargo-axum']) {
        await rm(project, { recursive: true, force: true });
        await cp(path.join(stacks, name), project, { recursive: true });
        await commit();

        const { paths } = await document();

        assert.ok(paths.length > 0, name);
        for (const file of paths.filter((each) => each.endsWith('.md'))) await assertLinks(file);
        for (const file of paths.filter((each) => !each.endsWith('.md')))
          assert.ok(outline(file, await text(file)), file);
        await assertShell('README.md');
      }
    });

    it('refuses a folder outside of the project', async () => {
      await write({ 'a.py': 'x = 1\n' });
      await commit();

      for (const outside of ['..', 'docs/../..', '/etc', 'a//b', '.'])
        await assert.rejects(ask({ folder: outside }, 'run-x'), /folder/, outside);
    });
  });
});
