import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { AgentAnswer } from '../../../../contract/work/agent-run.ts';
import { decideQuestionSchema } from '../../../../contract/work/development-questions.ts';
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import { migrations } from '../../../migrations/index.ts';
import type { ModelEvent } from '../../../platform/models/gateway.ts';
import type { ToolOutcome } from '../../../platform/tools/tool-runner.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import { type HostedWork, hostWork } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';
import { sampleProjects } from '../devops/facts/sample-projects.test.ts';

const exec = promisify(execFile);
const unlike = [
  'express with postgres',
  'fastapi with alembic',
  'vite pages',
  'a worker without a port',
  'a library',
];
const pages = ['charter.md', 'requirements.md', 'risk-register.md', 'roadmap.md', 'success-criteria.md'];

/** What the records say of each project: as unlike as the projects are. */
const recordsOf = (index: number): Readonly<Record<string, unknown>> => ({
  get_health: {
    items: [
      {
        score: 0.6 + index * 0.05,
        assessedAt: '2026-11-20T08:00:00Z',
        parts: [
          { part: 'tests', score: 0.2 + index / 100, why: `${index + 2} of ${index + 9} files have tests` },
        ],
        gains: [
          { part: 'tests', text: `Test ${index + 3} more files.`, gain: 0.04 + index / 100, effort: 'days' },
        ],
      },
    ],
    cut: false,
  },
  list_findings: {
    items: [
      {
        ruleId: `rule-${index}`,
        category: 'security',
        severity: 'high',
        path: 'README.md',
        line: 1,
        message: `Weakness | number <b>${index}</b>.`,
      },
    ],
    cut: false,
  },
  get_budget: {
    items: [
      {
        budgetSeconds: 36_000 * (index + 1),
        usedSeconds: 34_000 * (index + 1),
        clientName: `Client ${index}`,
        ofWhom: 'everybody',
      },
    ],
    cut: false,
  },
});

/** More on a machine that does not know bash. */
describe('the planning agent', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let work: Work;
    let hosted: HostedWork;
    let records: Readonly<Record<string, unknown>>;
    let runs: number;
    /** Of a model; none is set up where it is undefined. */
    let said: string | undefined;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-planning-'));
      runs = 0;
      records = {};
      said = undefined;
      work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
      hosted = await hostWork(await open(), {
        models: {
          stream: async function* (): AsyncGenerator<ModelEvent> {
            if (said === undefined) throw new Error('No model is set up.');
            yield { type: 'text', text: said };
            yield { type: 'end', why: 'stop' };
          },
        },
        runner: {
          call: async (_actor, { tool }): Promise<ToolOutcome> => {
            const output = records[tool];
            if (output === undefined)
              return { kind: 'refused', code: 'forbidden', message: `You may not use ${tool}.` };
            return { kind: 'done', output, links: [] };
          },
        },
      });
    });
    afterEach(async () => {
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function make(name: string, files: Readonly<Record<string, string>>): Promise<string> {
      const project = path.join(folder, name);
      for (const [file, text] of Object.entries({ 'README.md': `# ${name}\n`, ...files })) {
        await mkdir(path.dirname(path.join(project, file)), { recursive: true });
        await writeFile(path.join(project, file), text);
      }
      const git = async (...args: string[]) =>
        await exec('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: project });
      await git('init', '-q', '-b', 'main');
      await git('add', '.');
      await git('commit', '-qm', 'Begin');
      return project;
    }
    const ask = async (project: string, input: object, resume?: AgentAnswer): Promise<AgentBrought> =>
      await hosted.ask(work, {
        agent: 'planning',
        input: { target: 'files', ...input },
        run: `run-${runs}`,
        resume,
        project: { id: 'p', name: path.basename(project), folder: project, trusted: true },
      });
    /** Accepts all. */
    async function plan(project: string, input: object = {}) {
      runs += 1;
      const asked = await ask(project, input);
      if (asked.waiting === undefined) return { reasons: [], paths: [], report: asked.report };
      const { review, accepted } = decideQuestionSchema.parse(asked.waiting.payload);
      const done = await ask(project, input, { approved: true, payload: { accepted } });
      const paths = review.files.map(({ path: file }) => file).toSorted();
      return { reasons: review.reasons, report: done.report, paths };
    }
    const text = async (project: string, page: string) =>
      await readFile(path.join(project, 'docs/planning', page), 'utf8');

    /** Each link leads to a file that is there, and to a line of it. */
    async function assertLinks(project: string, page: string): Promise<number> {
      const links = [...(await text(project, page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, one = '']) => one);
      for (const link of links) {
        const [address = '', line = '1'] = link.split('#L');
        const file = path.join(project, 'docs/planning', decodeURIComponent(address));
        assert.ok(Number(line) <= (await readFile(file, 'utf8')).split('\n').length, `${page}: ${link}`);
      }
      return links.length;
    }

    it('writes five documents of five unlike projects, with links that lead there and few sentences alike', async () => {
      const sentences = new Map<string, readonly string[]>();
      for (const [index, name] of unlike.entries()) {
        const sample = sampleProjects.find((each) => each.name === name);
        const project = await make(name.replaceAll(' ', '-'), sample?.files ?? {});
        records = recordsOf(index);
        const { paths } = await plan(project, { goal: `Number ${index} is used by ${index + 5} people.` });

        assert.deepEqual(
          paths,
          pages.map((page) => `docs/planning/${page}`),
        );
        let links = 0;
        const said: string[] = [];
        for (const page of pages) {
          links += await assertLinks(project, page);
          said.push(...sentencesOf(await text(project, page)));
        }
        assert.ok(links > 0, name);
        sentences.set(name, said);
      }
      for (const [name, said] of sentences) {
        const others = new Set([...sentences].filter(([other]) => other !== name).flatMap(([, all]) => all));
        const alike = said.filter((sentence) => others.has(sentence));
        assert.ok(
          alike.length <= 0.3 * said.length,
          `${name}: ${alike.length} of ${said.length}\n${alike.join('\n')}`,
        );
      }
    });

    it('says what files and records say, as text, and leaves out what nothing says', async () => {
      const sample = sampleProjects.find(({ name }) => name === 'express with postgres');
      const project = await make('orders', {
        ...sample?.files,
        'src/sum.js': '// TODO(mara): take <script> | into account\nexport const sum = 1;\n// TODO\n',
      });
      records = recordsOf(0);
      await plan(project, { goal: 'Orders\n<img src=x> come in.', endsOn: '2999-01-31' });

      const charter = await text(project, 'charter.md');
      assert.match(charter, /> Orders\n> \\<img src=x\\> come in\./);
      assert.match(
        charter,
        /\*\*@acme\/orders-api\*\* .*uses Express and works with PostgreSQL .*starts with `npm start` and listens on port 8080/,
      );
      assert.match(charter, /10:00 h are agreed with Client 0/);
      assert.match(charter, /to be done by 2999-01-31/);
      assert.match(await text(project, 'requirements.md'), /`GET \/orders`/);
      assert.match(await text(project, 'requirements.md'), /take \\<script\\> \\\| into account/);
      assert.match(await text(project, 'requirements.md'), /O-1(?![\s\S]*O-2)/);
      const risks = await text(project, 'risk-register.md');
      assert.match(
        risks,
        /CODE-rule-0 \| Weakness \\\| number \\<b\\>0\\<\/b\\> \(one place, rated high\)\./,
      );
      assert.match(risks, /9:26 h of the 10:00 h agreed are used; 0:34 h are left/);
      assert.match(await text(project, 'success-criteria.md'), /0\.60 \| 0\.64 or more/);
      assert.match(
        await text(project, 'roadmap.md'),
        /## First: what threatens the project\n\n- Correct this place of rule-0 before the next release\. \(CODE-rule-0\)/,
      );
    });

    it('tells what could not be read, and writes what it can without records', async () => {
      const project = await make('library', { 'package.json': '{"name": "left-pad", "license": "MIT"}' });

      const { reasons, paths } = await plan(project, { documents: ['charter', 'risks'], folder: 'plans' });

      assert.deepEqual(paths, ['plans/charter.md', 'plans/risk-register.md']);
      assert.ok(
        reasons.some((reason) =>
          reason.startsWith('The health of the code could not be read: You may not use'),
        ),
        reasons.join('\n'),
      );
      assert.ok(reasons.includes('No hours are agreed: enter a budget at the project.'));
      assert.deepEqual((await readdir(path.join(project, 'plans'))).toSorted(), [
        'charter.md',
        'risk-register.md',
      ]);
    });

    it('writes drafts of documents, with links from the folder of the project', async () => {
      const sample = sampleProjects.find(({ name }) => name === 'express with postgres');
      const project = await make('drafts', sample?.files ?? {});
      records = recordsOf(0);
      runs += 1;

      const { documents = [], report, waiting } = await ask(project, { target: 'documents' });

      assert.equal(waiting, undefined);
      assert.deepEqual(
        documents.map(({ type }) => type),
        ['charter', 'requirements', 'risk-register', 'success-criteria', 'roadmap'],
      );
      const links = documents.flatMap(({ content }) =>
        [...content.matchAll(/\]\(([^)\s#]+)/g)].map(([, one = '']) => one),
      );
      assert.ok(links.length > 0);
      for (const link of links) await readFile(path.join(project, decodeURIComponent(link)));
      assert.match(report, /## What it was written from/);
      await assert.rejects(readdir(path.join(project, 'docs')));
    });

    it('writes no draft of which nothing is known, and says so', async () => {
      const project = await make('nothing', {});
      runs += 1;

      const { documents = [], report } = await ask(project, { target: 'documents' });

      assert.ok(
        !documents.some(({ title }) => title === 'Requirements'),
        documents.map(({ title }) => title).join(),
      );
      assert.match(report, /- Requirements: nothing is known yet to write in it\./);
    });

    it('takes what a model says of the purpose where the README says it, and leaves out the rest', async () => {
      const project = await make('purpose', {
        'README.md': '# Orders\n\nTakes orders of 12 shops to the warehouse.\n',
      });
      const charterOf = async (text: string) => {
        said = text;
        runs += 1;
        const { documents = [], report } = await ask(project, {
          target: 'documents',
          documents: ['charter'],
        });
        return { charter: documents[0]?.content ?? '', report };
      };
      const fitting = await charterOf('It takes the orders of 12 shops to the warehouse.');
      const inventing = await charterOf('It takes the orders of 500 shops to the warehouse.');

      assert.match(fitting.charter, /## Purpose\n\n> It takes the orders of 12 shops to the warehouse\\?\./);
      assert.match(fitting.charter, /to be checked \(\[README\\?\.md\]\(README\.md\)\)/);
      assert.doesNotMatch(inventing.charter, /500/);
      assert.match(inventing.report, /the README does not say 500/);
    });

    it('leaves alone what a person wrote, and offers what has changed of its own', async () => {
      const project = await make('orders', {
        'package.json': '{"name": "orders", "scripts": {"start": "node a.js"}}',
        'a.js': 'export const a = 1;\n',
        'docs/planning/roadmap.md': '# Mine\n',
      });
      records = recordsOf(1);

      const first = await plan(project);
      const again = await plan(project);
      await writeFile(path.join(project, 'a.js'), '// TODO: count the orders\nexport const a = 1;\n');
      const changed = await plan(project);

      assert.ok(first.reasons.includes('docs/planning/roadmap.md is there already, and was left as it is.'));
      assert.equal(await text(project, 'roadmap.md'), '# Mine\n');
      assert.deepEqual(again.paths, []);
      assert.match(again.report, /All of it is there already/);
      assert.deepEqual(changed.paths, ['docs/planning/requirements.md', 'docs/planning/success-criteria.md']);
    });
  });
});

/** Of prose, lists and cells; headings, heads of tables and marks are none. */
function sentencesOf(page: string): readonly string[] {
  return page
    .split('\n')
    .filter((line) => line !== '' && !/^(?:#|<!--|\| (?:Id|---) )/.test(line))
    .flatMap((line) => line.split(/\s\|\s|(?<=[.!?])\s+/))
    .map((sentence) => sentence.replace(/^[|\-> ]+|[| ]+$/g, '').trim())
    .filter((sentence) => sentence.split(/\s+/).length >= 4);
}
