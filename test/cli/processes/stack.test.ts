/** `vireo stack` in a process of its own, as users run it: what it knows of technologies has to be where the command is. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../../scripts/paths.ts';
import { runCliProcess } from '../../support/run-cli-process.ts';

describe('vireo stack, as a process', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-stack-')));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('tells what a repository is made of, and where that stands', async () => {
    const fixture = path.join(projectRoot, 'test/fixtures/stack/turbo-pnpm');
    cpSync(fixture, folder, { recursive: true });

    const { code, stdout, stderr } = await runCliProcess(['stack', '--evidence'], { cwd: folder });

    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Frameworks\n {2}Fastify 5\.6\.1\n {4}apps\/api\/package\.json:11/m);
    assert.match(stdout, /^ {2}@repo\/ui {2}packages\/ui/m);
  });

  it('says so in a folder where nothing is to be known, and fails where there is none', async () => {
    const empty = await runCliProcess(['stack'], { cwd: folder });
    const missing = await runCliProcess(['stack', 'nowhere'], { cwd: folder });

    assert.equal(empty.code, 0, empty.stderr);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /nowhere/);
  });
});
