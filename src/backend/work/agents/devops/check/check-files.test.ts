import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { factsOf } from '../../../../../workspace/facts/testing/facts-of.ts';
import { learnServices } from '../facts/learn-services.ts';
import type { ProjectFacts } from '../facts/service-facts.ts';
import { makeDevops } from '../make-devops.ts';
import { checkFiles } from './check-files.ts';
import type { Finding } from './finding.ts';
import { faults } from './planted-faults.test.ts';
import { imageFaults } from './planted-image-faults.test.ts';
import { shop } from './sample-shop.test.ts';

describe('the check of files that build and run a project', () => {
  let facts: ProjectFacts;
  let made: ReadonlyMap<string, string>;

  before(async () => {
    const place = { list: async () => Object.keys(shop), read: async (file: string) => shop[file] };
    facts = await learnServices(place, { facts: await factsOf(shop), name: 'Shop' });
    const { files } = makeDevops(facts, {
      targets: ['docker', 'compose', 'github-actions', 'kubernetes'],
      services: [],
    });
    made = new Map([...files].map(([file, text]) => [file, text ?? '']));
  });

  function check(texts: ReadonlyMap<string, string>): readonly Finding[] {
    const { view, services, branch } = facts;
    assert.ok(view);
    return checkFiles({ texts, view, services, branch: branch?.value });
  }

  it('finds nothing in files that are sound', () => {
    assert.deepEqual(facts.services.map(({ name }) => name).toSorted(), [
      'api',
      'gate',
      'jobs',
      'jobs-worker',
      'web',
    ]);
    assert.deepEqual(check(made), []);
  });

  for (const { what, file, rule, from, to } of [...imageFaults, ...faults]) {
    it(`finds ${what}`, () => {
      const before = made.get(file) ?? '';
      const after = before.replace(from, to);
      assert.notEqual(after, before, 'the fault is not in the file');

      const found = check(new Map([...made, [file, after]]));

      assert.deepEqual([...new Set(found.map((each) => each.rule))], [rule], JSON.stringify(found));
      for (const { line, file: where } of found) {
        assert.ok(line >= 1 && line <= (made.get(where) ?? after).split('\n').length + 5, `${where}:${line}`);
        assert.ok(where === file || rule === 'copy-ignored', where);
      }
    });
  }

  it('takes what stands in the way of an image out of a .dockerignore of another hand, and says so', async () => {
    const theirs = { ...shop, 'api/.dockerignore': 'node_modules\nsrc\npackage*.json\n' };
    const place = {
      list: async () => Object.keys(theirs),
      read: async (file: string) => (theirs as Readonly<Record<string, string>>)[file],
    };
    const learnt = await learnServices(place, { facts: await factsOf(theirs), name: 'Shop' });
    const { files, report, notes } = makeDevops(learnt, { targets: ['docker'], services: [] });

    const ignored = files.get('api/.dockerignore') ?? '';
    assert.match(ignored, /^node_modules\nsrc\npackage\*\.json\n(?:!.*\n)+$/);
    for (const kept of ['!package.json', '!package-lock.json', '!src/server.ts'])
      assert.ok(ignored.split('\n').includes(kept), ignored);
    assert.match(report, /## Looked over\n\n\d+ files were looked over/);
    assert.ok(!notes.some((note) => note.includes('leaves out')), notes.join('\n'));
  });

  it('says what it cannot put right, in the review and in the report', async () => {
    const theirs = {
      ...shop,
      'compose.yaml': 'services:\n  api:\n    build: ./api\n    depends_on: [db]\n    ports: ["80:9999"]\n',
    };
    const place = {
      list: async () => Object.keys(theirs),
      read: async (file: string) => (theirs as Readonly<Record<string, string>>)[file],
    };
    const learnt = await learnServices(place, { facts: await factsOf(theirs), name: 'Shop' });
    const { report, notes } = makeDevops(learnt, { targets: ['docker', 'compose'], services: [] });

    const said = 'compose.yaml:5: api is reached on 9999, and listens on 3000.';
    assert.ok(notes.includes(said), notes.join('\n'));
    assert.match(
      report,
      /In files that are there already:\n\n(?:- .*\n)*- compose\.yaml:5: api is reached on 9999/,
    );
  });
});
