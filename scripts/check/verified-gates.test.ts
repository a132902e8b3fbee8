import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Gate, runUnlessVerified } from '../check.ts';
import { generatorInputs } from './gate-inputs.ts';

describe('a gate that has passed', () => {
  let root: string;
  let runs: number;
  let problem: string;
  let inputs: string;
  const gate: Gate = {
    name: 'planted',
    fingerprint: () => inputs,
    run: async () => {
      runs += 1;
      return problem;
    },
  };

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'vireo-verified-'));
    [runs, problem, inputs] = [0, '', 'one'];
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('does not run again on the same files', async () => {
    await runUnlessVerified(gate, root);
    const { problem: second, isUnchanged } = await runUnlessVerified(gate, root);

    assert.deepEqual({ runs, second, isUnchanged }, { runs: 1, second: '', isUnchanged: true });
  });

  it('runs again when one of them has changed', async () => {
    await runUnlessVerified(gate, root);
    inputs = 'two';
    problem = 'drift';

    assert.equal((await runUnlessVerified(gate, root)).problem, 'drift');
  });

  it('runs again after it refused', async () => {
    problem = 'drift';
    await runUnlessVerified(gate, root);

    assert.equal((await runUnlessVerified(gate, root)).problem, 'drift');
    assert.equal(runs, 2);
  });

  it('runs each time where nobody knows its files', async () => {
    const { fingerprint: _, ...unknown } = gate;
    await runUnlessVerified(unknown, root);
    await runUnlessVerified(unknown, root);

    assert.equal(runs, 2);
  });
});

describe('the fingerprint of a gate', () => {
  let root: string;
  const write = (file: string, text: string): void => {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const generator = { name: 'planted', script: 'scripts/planted.ts', files: ['docs/planted.md'] };
  /** Each in a copy of its own: modules are read once for a root. */
  const inputsWith = (file: string, text: string, traits: object = {}): string => {
    root = mkdtempSync(path.join(os.tmpdir(), 'vireo-inputs-'));
    write('scripts/planted.ts', "import '../src/one.ts';");
    write('src/one.ts', 'one();');
    write('src/other.ts', "import 'zod';\nother();");
    write('docs/planted.md', 'written');
    write(file, text);
    const found = generatorInputs(root, { ...generator, ...traits });
    rmSync(root, { recursive: true });
    return found;
  };
  const unchanged = (traits?: object) => inputsWith('README.md', '', traits);

  it('changes with a module that the generator runs, and with what it writes', () => {
    assert.notEqual(inputsWith('src/one.ts', 'two();'), unchanged());
    assert.notEqual(inputsWith('docs/planted.md', 'edited'), unchanged());
    assert.notEqual(inputsWith('package-lock.json', '{}'), unchanged());
  });

  it('does not change with other modules', () => {
    assert.equal(inputsWith('src/other.ts', 'changed();'), unchanged());
  });

  it('changes with any import where the generator reads those', () => {
    const traits = { readsImports: true };

    assert.notEqual(inputsWith('src/other.ts', "import 'ws';\nother();", traits), unchanged(traits));
    assert.equal(inputsWith('src/other.ts', "import 'zod';\nchanged();", traits), unchanged(traits));
  });
});
