import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { after, before, describe, it } from 'mocha';
import type { AskBackend } from '../../../../contract/work/work-asks.ts';
import { createWorkshop } from '../../workshop.ts';
import type { Workshop } from '../agent.ts';
import { prove, runBase } from './prove.ts';
import { adversarial, type Files, honest, type ProvedChange } from './proved-changes.test.ts';
import { idsOf, review } from './review.ts';
import type { CheckRunner } from './run-checks.ts';
import { emptyState } from './state.ts';

const exec = promisify(execFile);
let runs = 0;

async function write(folder: string, files: Files): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    if (text === undefined) {
      await rm(file);
      continue;
    }
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    if (text.startsWith('#!')) await chmod(file, 0o755);
  }
}

/** More on a machine that does not know bash. */
describe('what checks prove', function () {
  this.timeout(300_000);
  let base: string;
  let workshop: Workshop;

  before(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'vireo-prove-'));
    workshop = createWorkshop(path.join(base, 'data'));
  });
  after(async () => await rm(base, { recursive: true, force: true, maxRetries: 3 }));

  /** One folder for all changes of a project: no run writes into it. */
  const folders = new Map<Files, Promise<string>>();
  /** What its checks come to before any change, by the line of the check. */
  const bases = new Map<string, ReturnType<typeof runBase>>();

  async function createProject(project: Files): Promise<string> {
    const folder = await mkdtemp(path.join(base, 'project-'));
    await write(folder, project);
    const git = async (...args: string[]) =>
      await exec('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: folder });
    await git('init', '-q', '-b', 'main');
    await git('add', '.');
    await git('commit', '-qm', 'Begin');
    return folder;
  }

  async function folderOf(project: Files): Promise<string> {
    const known = folders.get(project) ?? createProject(project);
    folders.set(project, known);
    return await known;
  }

  async function baseOf(run: CheckRunner, check: string): ReturnType<typeof runBase> {
    const key = `${run.project.folder} ${check}`;
    const known = bases.get(key) ?? runBase(run, [check]);
    bases.set(key, known);
    return await known;
  }

  async function judgeChange({ project, check, change }: ProvedChange) {
    const id = `run-${++runs}`;
    const folder = await folderOf(project);
    const { signal } = new AbortController();
    const run: CheckRunner = {
      id,
      signal,
      tools: { workshop },
      report: () => undefined,
      tell: () => undefined,
      project: { id: 'p', name: 'Project', folder, isTrusted: true },
      ask: (async () => ({ level: 'ask' })) as unknown as AskBackend,
    };
    const { tree } = await workshop.open(folder, id, signal);
    try {
      await write(tree.root, change);
      const edits = await workshop.edits(tree, signal, [check]);
      const state = { ...emptyState, allowed: [check], ...(await baseOf(run, check)) };
      const accepted = new Set(edits.offered.flatMap(idsOf));
      const proven = await prove(run, state, { edits, accepted });
      const shown = review({ ...state, ...proven, newFindings: 0 }, edits, [check]);
      return { ...shown, after: await workshop.edits(tree, signal) };
    } finally {
      await tree.close();
    }
  }

  for (const change of adversarial)
    it(`is never Verified: ${change.title}`, async () => {
      const { word, reasons } = await judgeChange(change);

      assert.notEqual(word, 'Verified', reasons.join('\n'));
    });

  for (const change of honest)
    it(`is Verified: ${change.title}`, async () => {
      const { word, reasons } = await judgeChange(change);

      assert.equal(word, 'Verified', reasons.join('\n'));
    });

  it('leaves no copy behind', async () => {
    const left = await readdir(path.join(base, 'data', 'runs')).catch(() => []);
    assert.deepEqual(left, []);
  });
});
