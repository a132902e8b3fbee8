import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { devopsTargets } from '../../../../contract/work/devops-agent.ts';
import { factsOf } from '../../../../workspace/facts/testing/facts-of.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../../../workspace/workspace-scan.ts';
import { findFaults } from '../../../testing/devops/check-written.ts';
import { sampleApiModel } from '../../../testing/fastapi/sample-api-model.ts';
import { writeProject } from '../fastapi/generator/write-project.ts';
import { learnServices } from './facts/learn-services.ts';
import { makeDevops } from './make-devops.ts';

const fixtures = path.join(import.meta.dirname, '../../../../../test/fixtures/facts');
/** Files of the project that are left out, so that all of them are written. */
const written = /(?:Docker|Container)file|\.dockerignore|compose|^\.github\/|^\.gitlab-ci/;

/** Services of each tree as a person reads them: their roles, and why there is no image. */
const expected: Readonly<Record<string, string>> = {
  'django-drf-tracker': 'web',
  'django-pipenv-village-library': 'web, not supported: Pipenv',
  'express-cjs-yarn-forum': 'web',
  'express-esm-ts-links': 'web',
  'fastapi-poetry-billing': 'web',
  'fastapi-uv-stockroom': 'web',
  'fastify-autoload-sensors': 'web',
  'flask-blueprints-recipes': 'web worker',
  'flask-celery-thumbs': 'web worker worker',
  'gin-wallet': 'web',
  'gitlab-compose-press-archive': 'web worker worker',
  'go-nethttp-shortener': 'web',
  'mixed-python-react-clubhouse': 'web static',
  'nest-bookings': 'web',
  'next-pnpm-newsletter': 'web',
  'node-cli-hledger-watch': '',
  'npm-workspaces-charts': 'worker',
  'python-lib-tidetable': '',
  'turbo-two-services': 'web worker',
  'vite-bakery-site': 'static, not supported: Bun',
};

describe('the files of the DevOps agent for twenty unlike projects', function () {
  this.timeout(300_000);
  let scanner: WorkspaceScan;
  let folder: string;
  before(async () => {
    scanner = createWorkspaceScan({});
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-devops-trees-'));
  });
  after(async () => {
    await scanner.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  for (const file of readdirSync(fixtures)) {
    const name = file.replace('.json', '');
    it(`are sound, and fit what is known: ${name}`, async () => {
      const { files }: { files: Readonly<Record<string, string>> } = JSON.parse(
        readFileSync(path.join(fixtures, file), 'utf8'),
      );
      const rest = Object.keys(files).filter((each) => !written.test(each));
      const place = { list: async () => rest, read: async (each: string) => files[each] };
      const learnt = await learnServices(place, { facts: await factsOf(files), name });

      const made = makeDevops(learnt, { targets: [...devopsTargets], services: [] });

      const unsupported = /installed with (\w+), which is not supported/.exec(made.notes.join(' '))?.[1];
      const roles = learnt.services.map(({ role }) => role).join(' ');
      assert.equal(
        unsupported === undefined ? roles : `${roles}, not supported: ${unsupported}`,
        expected[name],
      );
      assert.deepEqual(await findFaults(made.files, { scanner, folder: path.join(folder, name) }), []);
      assert.ok(!made.report.includes('not right yet'), made.report);
    });
  }
});

describe('the project that the FastAPI agent writes', () => {
  it('gets an image that starts its factory, with and without its own', async () => {
    const all = Object.fromEntries(writeProject(sampleApiModel));
    const facts = await factsOf(all);
    for (const isOwn of [true, false]) {
      const files = Object.keys(all).filter((file) => isOwn || file !== 'Dockerfile');
      const place = { list: async () => files, read: async (file: string) => all[file] };
      const learnt = await learnServices(place, { facts, name: 'Billing' });
      const { report, notes, files: made } = makeDevops(learnt, { targets: ['docker'], services: [] });

      assert.deepEqual(
        learnt.services.map(({ name, role, start, port, health }) => [
          name,
          role,
          start?.value,
          port?.value,
          health?.value,
        ]),
        [
          [
            'billing',
            'web',
            'uvicorn --factory billing.main:create_app --host 0.0.0.0 --port 8000',
            8000,
            '/health',
          ],
        ],
      );
      assert.ok(!/not right yet|already:\n\n- /.test(report), report);
      assert.equal(made.has('Dockerfile'), !isOwn, notes.join('\n'));
      if (!isOwn) assert.match(made.get('Dockerfile') ?? '', /pip install --no-cache-dir "\.\[postgres\]"/);
    }
  });
});
