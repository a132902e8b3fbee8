import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findInstant, localDate } from '../../domain/zones.ts';
import { createDemo } from './create-demo.ts';
import { commitDays, demoCommits } from './history.ts';
import { demoEntries } from './practice.ts';
import { renderTemplate } from './template-text.ts';

const today = '2026-11-20';
const zone = 'Europe/Berlin';

function instantOf(local: string, zone: string): number {
  const [date = '', time = ''] = local.split('T');
  const instant = findInstant(date, time, { zone });
  assert.ok(instant.ok, local);
  return instant.value;
}

describe('demo workspace', function () {
  this.timeout(120_000);
  let base: string;
  const make = async (name: string, inZone = zone) => {
    const directory = path.join(base, name);
    await createDemo({ directory, today, zone: inZone });
    return directory;
  };
  const git = (directory: string, ...args: string[]) =>
    execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim();

  let made: string;

  before(async () => {
    base = mkdtempSync(path.join(os.tmpdir(), 'vireo-demo-'));
    made = await make('one');
  });
  after(() => rmSync(base, { recursive: true, force: true }));

  it('is the same, commit for commit, when made twice for one day and zone', async () => {
    const again = await make('two');

    assert.equal(git(again, 'rev-parse', 'HEAD'), git(made, 'rev-parse', 'HEAD'));
  });

  it('has a clean tree, every commit and a branch of its own at the end', () => {
    assert.equal(git(made, 'status', '--porcelain'), '');
    assert.equal(git(made, 'rev-list', '--count', 'HEAD'), String(demoCommits.length));
    assert.equal(git(made, 'branch', '--show-current'), 'feature/label-status');
  });

  for (const far of [zone, 'America/Los_Angeles', 'Pacific/Auckland']) {
    it(`has commits of its own user in time that nobody recorded in ${far}: there is forgotten time to find`, async () => {
      const there = await make(far.replace('/', '-'), far);
      const lines = git(there, 'log', '-3', '--format=%ae %aI').split('\n');
      const entries = demoEntries(today).map(({ startedAt, endedAt }) => ({
        startMs: instantOf(startedAt, far),
        endMs: instantOf(endedAt, far),
      }));

      assert.equal(lines.length, 3);
      for (const [email, at = ''] of lines.map((line) => line.split(' '))) {
        assert.equal(email, git(there, 'config', '--local', 'user.email'));
        // A lone commit stands for the half hour before it.
        const [startMs, endMs] = [Date.parse(at) - 1_800_000, Date.parse(at)];
        assert.ok(
          entries.some((entry) => localDate(entry.endMs, far) === localDate(endMs, far)),
          `${at} is of a day of work`,
        );
        assert.deepEqual(
          entries.filter((entry) => entry.startMs < endMs && entry.endMs > startMs),
          [],
          at,
        );
      }
    });
  }

  it('leaves no mark of the template in its files', () => {
    for (const file of globSync('**/*.*', { cwd: made, withFileTypes: false })) {
      assert.doesNotMatch(readFileSync(path.join(made, file), 'utf8'), /\/\/@|\{\{planted/, file);
    }
  });

  it('uses every file of the template', () => {
    const folder = path.join(import.meta.dirname, '../../../demo/template');
    const template = globSync('{,.github/workflows/}**/*', { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
      );

    const used = demoCommits
      .flatMap(({ files }) => files)
      .map((file) => (file === '.gitignore' ? 'gitignore.txt' : file));

    assert.deepEqual([...new Set(template)].sort(), [...used].sort());
  });
});

describe('history of the demo', () => {
  it('lies on working days before today, oldest first', () => {
    const days = commitDays('2026-11-23');

    assert.deepEqual([...days].sort(), days);
    assert.equal(days.at(-1), '2026-11-20');
    for (const day of days) assert.ok(![0, 6].includes(new Date(day).getUTCDay()), day);
  });
});

describe('template of the demo', () => {
  it('shows a section from its commit on', () => {
    const template = 'a\n//@ from 3\nb\n//@ end\nc';

    assert.equal(renderTemplate(template, 2), 'a\nc');
    assert.equal(renderTemplate(template, 3), 'a\nb\nc');
  });

  it('refuses a secret that it does not know', () => {
    assert.throws(() => renderTemplate('{{planted:nothing}}', 1), /does not exist/);
  });
});
