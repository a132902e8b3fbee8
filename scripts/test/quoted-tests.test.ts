import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findQuoted, type Quoted, recordGreen } from './quoted-tests.ts';
import type { TaskResult } from './repeat-failed.ts';
import type { Suite } from './suites.ts';
import { TestInputs } from './test-inputs.ts';
import { nothing } from './totals.ts';

const unit = suiteOf('unit', 'src/**/*.test.ts', { spread: 'chunks' });
const journeys = suiteOf('e2e', 'test/e2e/*.test.ts', { spread: 'files', builtFrom: /^src\// });
const host = suiteOf('vscode', 'test/vscode/*.test.ts', {});
const suites = [unit, journeys, host];

const files: Readonly<Record<string, string>> = {
  'src/one.ts': "import './two.ts';",
  'src/two.ts': 'export const two = 2;',
  'src/one.test.ts': "import './one.ts';",
  'src/two.test.ts': "import './two.ts';",
  'src/alone.test.ts': '',
  'src/lists.test.ts': "import { readdirSync } from 'node:fs'; readdirSync('docs');",
  'test/e2e/story.test.ts': '',
  'test/vscode/host.test.ts': '',
  'test/vscode/other.test.ts': "import '../../src/two.ts';",
  'l10n/bundle.json': '{}',
  'docs/plan.md': '',
};

function suiteOf(name: string, pattern: string, options: Partial<Suite>): Suite {
  return { name, files: [pattern], fast: false, needs: [], secondsPerKilobyte: 1, ...options };
}

function resultOf(suite: Suite, filePasses: Readonly<Record<string, number>>, failures = 0): TaskResult {
  const totals = { ...nothing, passes: 1, failures };
  return { suite: suite.name, totals, wallSeconds: 1, cpuSeconds: 1, fileSeconds: {}, filePasses };
}

describe('tests that a whole run quotes', () => {
  let root: string;
  const now: Record<string, string> = {};
  const inputs = (): TestInputs => TestInputs.read(root, now);
  const quoted = (): Quoted => findQuoted(root, suites, inputs());
  const names = (): readonly string[] => [...quoted().passes.keys()].sort();
  const change = (file: string): void => {
    now[file] = `${now[file]}, changed`;
  };
  const recordAll = (): void =>
    recordGreen(root, {
      suites,
      inputs: inputs(),
      results: [
        resultOf(unit, {
          'src/one.test.ts': 3,
          'src/two.test.ts': 4,
          'src/alone.test.ts': 1,
          'src/lists.test.ts': 1,
        }),
        resultOf(journeys, { 'test/e2e/story.test.ts': 5 }),
        resultOf(host, { 'test/vscode/host.test.ts': 6, 'test/vscode/other.test.ts': 7 }),
      ],
    });

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'vireo-quoted-'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
      now[file] = text;
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('are none in a fresh clone', () => {
    assert.deepEqual(names(), []);
  });

  it('count as they did, by suite', () => {
    recordAll();

    assert.deepEqual(
      quoted().results.map(({ suite, totals }) => `${suite}: ${totals.passes}`),
      ['unit: 9', 'e2e: 5', 'vscode: 13'],
    );
  });

  it('are not those of which a module changed, nor what is built from it, nor what lists folders', () => {
    recordAll();
    change('src/one.ts');

    assert.deepEqual(names(), [
      'src/alone.test.ts',
      'src/two.test.ts',
      'test/vscode/host.test.ts',
      'test/vscode/other.test.ts',
    ]);
  });

  it('are not one of several that share a start', () => {
    recordAll();
    change('src/two.ts');

    assert.deepEqual(names(), ['src/alone.test.ts']);
  });

  it('are all but the changed one, and what lists folders, after a change to a test', () => {
    recordAll();
    change('src/one.test.ts');

    assert.deepEqual(names(), [
      'src/alone.test.ts',
      'src/two.test.ts',
      'test/e2e/story.test.ts',
      'test/vscode/host.test.ts',
      'test/vscode/other.test.ts',
    ]);
  });

  it('are none after a change to what is no module', () => {
    recordAll();
    change('l10n/bundle.json');

    assert.deepEqual(names(), []);
  });

  it('are none of a mocha in which a test failed', () => {
    const results = [resultOf(unit, { 'src/one.test.ts': 3, 'src/two.test.ts': 4 }, 1)];

    recordGreen(root, { suites, results, inputs: inputs() });

    assert.deepEqual(names(), []);
  });
});
