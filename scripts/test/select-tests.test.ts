import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { workerEntries } from '../../src/workspace/assets.ts';
import { projectRoot } from '../paths.ts';
import { changedSince } from './green-record.ts';
import { selectTests } from './select-tests.ts';
import { filesOf, suites } from './suites.ts';

const worker = workerEntries['scan-worker.js'];

/** A clone of two features, one of which starts a worker. */
const files: Readonly<Record<string, string>> = {
  'src/one/one.ts': "import { two } from '../two/two.ts';",
  'src/one/one.test.ts': "import { one } from './one.ts';",
  'src/two/two.ts': 'export const two = 2;',
  'src/two/two.test.ts': "const { two } = await import('./two.ts');",
  'src/three/start.ts': "start(assetPath('scan-worker.js'));",
  'src/three/start.test.ts': "import './start.ts';",
  [worker]: "import './part-of-worker.ts';",
  [path.posix.join(path.posix.dirname(worker), 'part-of-worker.ts')]: '',
  'src/three/listed.test.ts': "import { globSync } from 'node:fs'; globSync('src/**/*.ts');",
  'src/backend/app.ts': "import './contexts/money/context.ts';",
  'src/backend/contexts/money/context.ts': "import './invoices/list.ts'; import './billing/bill.ts';",
  'src/backend/contexts/money/invoices/list.ts': '',
  'src/backend/contexts/money/invoices/list.test.ts': "import '../../../app.ts';",
  'src/backend/contexts/money/billing/bill.ts': "import '../../../../money.ts';",
  'src/backend/contexts/money/billing/bill.test.ts': "import '../../../app.ts';",
  'src/backend/local/serve.test.ts': "import '../app.ts';",
  'src/money.ts': '',
  'src/four/load.ts': "list('../*/*.sample.ts');",
  'src/four/load.test.ts': "import './load.ts';",
  'src/two/two.sample.ts': '',
  'test/gates/readme.test.ts': "read('README.md');",
  'README.md': '# Vireo',
};
const tests = Object.keys(files).filter((file) => file.endsWith('.test.ts'));
/** It reads folders by itself, and so is always among those selected. */
const always = 'src/three/listed.test.ts';

describe('the selection of tests', () => {
  let root: string;
  const selected = (...changed: string[]) => {
    const { files: found } = selectTests(root, tests, changed);
    return found === 'all' ? found : [...found].filter((file) => file !== always).sort();
  };

  before(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'vireo-select-'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
  });
  after(() => rmSync(root, { recursive: true }));

  it('is a test whose import leads to the change, over other modules too', () => {
    assert.deepEqual(selected('src/one/one.ts'), ['src/one/one.test.ts']);
    assert.deepEqual(selected('src/two/two.ts'), ['src/one/one.test.ts', 'src/two/two.test.ts']);
  });

  it('is a test that was itself changed', () => {
    assert.deepEqual(selected('src/two/two.test.ts'), ['src/two/two.test.ts']);
  });

  it('goes through a worker that is started by name', () => {
    const part = path.posix.join(path.posix.dirname(worker), 'part-of-worker.ts');

    assert.deepEqual(selected(part), ['src/three/start.test.ts']);
  });

  it('is a test of the same slice, where only the whole app leads to it', () => {
    const bill = 'src/backend/contexts/money/billing/bill.test.ts';

    assert.deepEqual(selected('src/backend/contexts/money/billing/bill.ts'), [bill]);
    assert.deepEqual(selected('src/money.ts'), [bill]);
  });

  it('is every test of the app after a change to what composes it', () => {
    const list = 'src/backend/contexts/money/invoices/list.test.ts';
    const bill = 'src/backend/contexts/money/billing/bill.test.ts';

    const composed = [bill, list, 'src/backend/local/serve.test.ts'];
    assert.deepEqual(selected('src/backend/app.ts'), composed);
    assert.deepEqual(selected('src/backend/contexts/money/context.ts'), composed);
  });

  it('is a test of what loads the change by a pattern', () => {
    assert.deepEqual(selected('src/two/two.sample.ts'), ['src/four/load.test.ts']);
  });

  it('is a test that names a document', () => {
    assert.deepEqual(selected('README.md'), ['test/gates/readme.test.ts']);
  });

  it('always has the tests that list folders', () => {
    const { files: found } = selectTests(root, tests, ['src/two/two.test.ts']);

    assert.ok(found !== 'all' && found.has(always));
  });

  it('is empty when nothing changed', () => {
    assert.deepEqual(selected(), []);
  });

  for (const [what, file] of [
    ['YAML', 'src/scanner/rules/security/eval.yml'],
    ['a fixture, be it a module', 'test/fixtures/coach/sample.ts'],
    ['a labelled case', 'test/corpus/cases/web/xss/bad-1.ts'],
    ['a template', 'demo/template/app.ts'],
    ['a translation', 'l10n/bundle.l10n.de.json'],
    ['a script', 'scripts/build.ts'],
    ['a worker entry', worker],
    ['a lock of packages', 'package-lock.json'],
    ['a compiler setting', 'src/domain/tsconfig.json'],
  ] as const) {
    it(`is every test after a change to ${what}`, () => {
      assert.equal(selected('src/one/one.ts', file), 'all');
    });
  }

  it('reaches from a module of the product to the test beside it', () => {
    const all = suites.flatMap((suite) => filesOf(suite, projectRoot));

    const { files: found } = selectTests(projectRoot, all, ['src/domain/typed-time.ts']);

    assert.ok(found !== 'all' && found.has('src/domain/typed-time.test.ts'));
    assert.ok(found.size < all.length / 2);
  });
});

describe('the files that changed', () => {
  it('are those written, added and deleted', () => {
    const before = { same: '1', written: '1', deleted: '1' };
    const now = { same: '1', written: '2', added: '1' };

    assert.deepEqual(changedSince(before, now), ['added', 'deleted', 'written']);
  });
});
