/** What action.yml sends to a server: off unless it is asked for, and as its inputs are written. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/paths.ts';
import { runActionStep } from '../support/action-steps.ts';

const importStep = 3;

describe('the import of action.yml', () => {
  let base: string;

  beforeEach(() => {
    base = mkdtempSync(path.join(os.tmpdir(), 'vireo-action-'));
    mkdirSync(path.join(base, 'vireo/bin'), { recursive: true });
    const program = `#!/bin/sh\nprintf '%s\\n' "$@" > '${base}/asked'\n`;
    writeFileSync(path.join(base, 'vireo/bin/vireo'), program, { mode: 0o755 });
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  const run = (inputs: Readonly<Record<string, string>>, token?: string) => {
    const env = { PATH: process.env['PATH'], ...(token !== undefined && { VIREO_TOKEN: token }) };
    const given = { server: 'https://vireo.example', 'default-branch': 'main', ...inputs };
    return runActionStep(importStep, { repository: base, temporary: base, inputs: given, env });
  };

  it('is off by default, and runs after a scan that found something', () => {
    const { inputs, runs } = parse(readFileSync(path.join(projectRoot, 'action.yml'), 'utf8'));

    assert.deepEqual([inputs.server.default, inputs.project.default], ['', '']);
    assert.equal(runs.steps[importStep].if, "${{ !cancelled() && inputs.server != '' }}");
  });

  it('imports the result of the scan, and runs nothing of its inputs', () => {
    const { status, stderr } = run({ project: 'Shop $(touch evil)' }, 'vir_key');

    assert.equal(status, 0, stderr);
    assert.deepEqual(readFileSync(path.join(base, 'asked'), 'utf8').trimEnd().split('\n'), [
      ...['findings', 'import', '--server', 'https://vireo.example', '--project', 'Shop $(touch evil)'],
      ...['--source', 'ci', '--default-branch', 'main', '--', 'vireo.sarif'],
    ]);
    assert.equal(existsSync(path.join(base, 'evil')), false);
  });

  for (const [what, inputs, token] of [
    ['a project', {}, 'vir_key'],
    ['a key', { project: 'Shop' }, undefined],
    ['SARIF', { project: 'Shop', format: 'json' }, 'vir_key'],
  ] as const) {
    it(`fails, and says what it needs, without ${what}`, () => {
      const { status, stderr } = run(inputs, token);

      assert.equal(status, 2);
      assert.match(stderr, /a key with finding:write and project:read in VIREO_TOKEN/);
    });
  }
});
