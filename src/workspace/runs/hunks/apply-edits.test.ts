import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { loadGrammars } from '../../grammars.ts';
import type { FileChange } from '../file-change.ts';
import { SimulatedKill } from '../files/apply-writes.ts';
import type { FileState } from '../files/file-state.ts';
import { recoverWrites } from '../files/recover-writes.ts';
import { makeFolders, photograph, type TestFolders, write } from '../testing.test.ts';
import { alwaysAskReason } from './always-ask.ts';
import { type ApplyOptions, type ApplyOutcome, applyEdits, checkEdits } from './apply-edits.ts';
import { type FileEdit, splitEdit } from './split-edit.ts';
import { createSyntaxCheck } from './syntax-check.ts';

const file = (text: string | Uint8Array, mode = 0o644): FileState => ({
  kind: 'file',
  bytes: Buffer.from(text),
  mode,
});
const change = (kind: FileChange['kind'], name: string, more: Partial<FileChange>): FileEdit =>
  splitEdit({ kind, path: name, before: undefined, after: undefined, ...more });
const idsOf = (edits: readonly FileEdit[]) =>
  new Set(edits.flatMap(({ parts, hunks }) => [...parts, ...hunks].map(({ id }) => id)));

let folders: TestFolders;
let journals: string;
beforeEach(() => {
  folders = makeFolders();
  journals = path.join(folders.data, 'journals');
});
afterEach(() => folders.remove());

const apply = (edits: readonly FileEdit[], more: Partial<ApplyOptions> = {}): Promise<ApplyOutcome> =>
  applyEdits(edits, {
    root: folders.folder,
    journals,
    accepted: idsOf(edits),
    check: () => undefined,
    ...more,
  });
const read = (name: string) => readFileSync(path.join(folders.folder, name), 'utf8');

const lines = (changed: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: 30 }, (_, index) => `${changed[index] ?? `line ${index}`}\n`).join('');

/** One edit of each kind, and the files that they are for. */
function manyEdits(): readonly FileEdit[] {
  write(folders.folder, {
    'text.txt': lines(),
    'gone.txt': 'g',
    'old.txt': lines(),
    'run.sh': '#!\n',
    'bin.dat': Uint8Array.of(0, 255),
  });
  return [
    change('changed', 'text.txt', {
      before: file(lines()),
      after: file(lines({ 3: 'three', 20: 'twenty' })),
    }),
    change('deleted', 'gone.txt', { before: file('g') }),
    change('renamed', 'new/name.txt', {
      from: 'old.txt',
      before: file(lines()),
      after: file(lines({ 9: 'nine' })),
    }),
    change('mode', 'run.sh', { before: file('#!\n'), after: file('#!\n', 0o755) }),
    change('changed', 'bin.dat', { before: file(Uint8Array.of(0, 255)), after: file(Uint8Array.of(0, 254)) }),
    change('added', 'deep/er/added.txt', { after: file('added, without an end') }),
    change('added', 'link', { after: { kind: 'link', target: 'text.txt' } }),
  ];
}

describe('applyEdits', () => {
  it('applies every kind of edit, keeps modes, and leaves nothing else behind', async () => {
    const edits = manyEdits();
    chmodSync(path.join(folders.folder, 'text.txt'), 0o640);

    const outcome = await apply(edits);

    assert.equal(outcome.status, 'applied');
    assert.equal(read('text.txt'), lines({ 3: 'three', 20: 'twenty' }));
    assert.equal(statSync(path.join(folders.folder, 'text.txt')).mode & 0o777, 0o640);
    assert.equal(read('new/name.txt'), lines({ 9: 'nine' }));
    assert.equal(statSync(path.join(folders.folder, 'run.sh')).mode & 0o777, 0o755);
    assert.equal(read('deep/er/added.txt'), 'added, without an end');
    assert.equal(readlinkSync(path.join(folders.folder, 'link')), 'text.txt');
    assert.deepEqual(readdirSync(folders.folder).sort(), [
      'bin.dat',
      'deep',
      'link',
      'new',
      'run.sh',
      'text.txt',
    ]);
    assert.deepEqual(readdirSync(journals), []);
    assert.deepEqual(
      await apply(edits),
      { status: 'applied', written: [] },
      'a second time there is nothing to do',
    );
  });

  it('applies some hunks of a file and not the others, on what the user typed meanwhile', async () => {
    const edits = manyEdits();
    const [text] = edits;
    write(folders.folder, { 'text.txt': `typed\n${lines()}` });

    const second = text?.hunks[1]?.id ?? '';
    const outcome = await apply(edits, { accepted: new Set([second]) });

    assert.deepEqual(outcome, { status: 'applied', written: ['text.txt'] });
    assert.equal(read('text.txt'), `typed\n${lines({ 20: 'twenty' })}`);
    assert.ok(existsSync(path.join(folders.folder, 'old.txt')));
  });

  it('writes nothing at all where one edit has a conflict, and says which', async () => {
    const spoil: Readonly<Record<string, () => void>> = {
      'edited-too text.txt': () => write(folders.folder, { 'text.txt': lines({ 3: 'mine' }) }),
      'edited-too gone.txt': () => write(folders.folder, { 'gone.txt': 'mine' }),
      'deleted new/name.txt': () => rmSync(path.join(folders.folder, 'old.txt')),
      'exists new/name.txt': () => write(folders.folder, { 'new/name.txt': 'mine' }),
      'exists deep/er/added.txt': () => write(folders.folder, { 'deep/er/added.txt': 'mine' }),
      'edited-too bin.dat': () => write(folders.folder, { 'bin.dat': 'mine' }),
      'not-text text.txt': () => write(folders.folder, { 'text.txt': Uint8Array.of(255, 0) }),
    };
    for (const [expected, act] of Object.entries(spoil)) {
      for (const name of readdirSync(folders.folder))
        rmSync(path.join(folders.folder, name), { recursive: true });
      const edits = manyEdits();
      act();
      const before = photograph(folders.folder);

      const outcome = await apply(edits);

      assert.equal(outcome.status, 'conflict', expected);
      assert.deepEqual(
        outcome.conflicts.map(({ reason, path: name }) => `${reason} ${name}`),
        [expected],
      );
      assert.deepEqual(photograph(folders.folder), before);
    }
  });

  it('leaves all or none when the process is killed after any step, and recovers once', async () => {
    const steps: string[] = [];
    await apply(manyEdits(), { onStep: (step) => steps.push(step) });
    const done = photograph(folders.folder, { times: false });
    assert.ok(steps.length > 15, steps.join(', '));
    for (const [index] of steps.entries()) {
      for (const name of readdirSync(folders.folder))
        rmSync(path.join(folders.folder, name), { recursive: true });
      const edits = manyEdits();
      const before = photograph(folders.folder, { times: false });
      let count = 0;
      const onStep = (): void => {
        count += 1;
        if (count > index) throw new SimulatedKill();
      };

      await assert.rejects(apply(edits, { onStep }), SimulatedKill);
      await recoverWrites(journals);

      const isLast = index === steps.length - 1;
      assert.deepEqual(
        photograph(folders.folder, { times: false }),
        isLast ? done : before,
        `after ${steps[index]}`,
      );
      assert.deepEqual(readdirSync(journals), []);
      assert.deepEqual(await recoverWrites(journals), []);
    }
  });

  it('recovers from a real kill -9 in the middle of the writes', async () => {
    const program = `
      import { applyWrites } from ${JSON.stringify(new URL('../files/apply-writes.ts', import.meta.url).href)};
      const [root, journals, at] = process.argv.slice(1);
      const state = (text) => ({ kind: 'file', bytes: Buffer.from(text), mode: 0o644 });
      const writes = ['a', 'b', 'c'].map((path) => ({ path, before: state('old ' + path), after: state('new ' + path) }));
      await applyWrites(writes, { root, journals, onStep: (step) => { if (step === at) process.kill(process.pid, 'SIGKILL'); } });`;
    for (const at of ['staged b', 'committing', 'written a', 'written c']) {
      write(folders.folder, { a: 'old a', b: 'old b', c: 'old c' });
      const args = ['--input-type=module-typescript', '--eval', program, folders.folder, journals, at];
      const { signal, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      assert.equal(signal, 'SIGKILL', stderr);

      await recoverWrites(journals);

      assert.deepEqual([read('a'), read('b'), read('c')], ['old a', 'old b', 'old c'], at);
      assert.deepEqual(readdirSync(folders.folder).sort(), ['a', 'b', 'c']);
    }
  });

  it('leaves alone what the user changed between the kill and the recovery', async () => {
    write(folders.folder, { 'a.txt': 'a', 'b.txt': 'b' });
    const edits = ['a.txt', 'b.txt'].map((name) =>
      change('changed', name, { before: file(name[0] ?? ''), after: file('new') }),
    );
    const onStep = (step: string): void => {
      if (step === 'written b.txt') throw new SimulatedKill();
    };
    await assert.rejects(apply(edits, { onStep }), SimulatedKill);
    write(folders.folder, { 'a.txt': 'typed after the kill' });

    const recovered = await recoverWrites(journals);

    assert.deepEqual(recovered, [{ root: folders.folder, restored: ['b.txt'], left: ['a.txt'] }]);
    assert.deepEqual([read('a.txt'), read('b.txt')], ['typed after the kill', 'b']);
  });

  it('puts everything back when a file changes between the plan and the write', async () => {
    const edits = manyEdits();
    const onStep = (step: string): void => {
      if (step === 'written text.txt') write(folders.folder, { 'bin.dat': 'typed at the last moment' });
    };

    const outcome = await apply(edits, { onStep });

    assert.equal(outcome.status, 'refused');
    assert.equal(outcome.path, 'bin.dat');
    assert.match(outcome.message, /changed meanwhile/);
    assert.equal(read('text.txt'), lines());
    assert.equal(read('bin.dat'), 'typed at the last moment');
    assert.ok(
      existsSync(path.join(folders.folder, 'old.txt')) && !existsSync(path.join(folders.folder, 'deep')),
    );
  });

  it('never writes outside of the folder, into .git, or through a link', async () => {
    const outside = path.join(folders.base, 'outside');
    mkdirSync(outside);
    write(outside, { 'a.txt': 'a' });
    symlinkSync(outside, path.join(folders.folder, 'out'));
    symlinkSync('.git', path.join(folders.folder, 'repo'));
    mkdirSync(path.join(folders.folder, '.git'));
    symlinkSync(path.join(outside, 'a.txt'), path.join(folders.folder, 'a-link'));
    const names = [
      '../x',
      '/etc/x',
      'out/x',
      'out/sub/x',
      'repo/hooks/x',
      '.git/hooks/pre-commit',
      '.GIT/config',
      '.git./config',
      '.g\u200cit/config',
      'GIT~1/config',
      '.git::$INDEX_ALLOCATION/x',
      'a/../../x',
      'a//x',
      './x',
      'sub/.git/config',
      'sub\\..\\..\\x',
      'x\0y',
      '',
    ];
    const before = photograph(folders.base, { leaveOut: /^data/ });
    for (const name of names) {
      const outcome = await apply([change('added', name, { after: file('evil') })]);
      assert.equal(outcome.status, 'refused', name);
    }
    const through = await apply([change('changed', 'a-link', { before: file('a'), after: file('evil') })]);

    assert.equal(through.status, 'conflict');
    assert.deepEqual(photograph(folders.base, { leaveOut: /^data/ }), before);
  });

  it('is not led away by a folder that becomes a link between two steps', async () => {
    const outside = path.join(folders.base, 'outside');
    mkdirSync(outside);
    write(outside, { 'a.txt': 'a', 'b.txt': 'b' });
    for (const at of ['journal', 'staged sub/a.txt', 'committing', 'written sub/a.txt']) {
      rmSync(folders.folder, { recursive: true });
      write(folders.folder, { 'sub/a.txt': 'a', 'sub/b.txt': 'b' });
      const before = photograph(outside);
      const onStep = (step: string): void => {
        if (step !== at) return;
        renameSync(path.join(folders.folder, 'sub'), path.join(folders.folder, 'aside'));
        symlinkSync(outside, path.join(folders.folder, 'sub'));
      };
      const edits = ['a', 'b'].map((name) =>
        change('changed', `sub/${name}.txt`, { before: file(name), after: file('evil') }),
      );

      const outcome = await apply(edits, { onStep });

      assert.equal(outcome.status, 'refused', at);
      assert.deepEqual(photograph(outside), before, at);
      assert.ok(lstatSync(path.join(folders.folder, 'sub')).isSymbolicLink());
    }
  });

  it('hands the paths to whoever keeps a checkpoint, before anything is written', async () => {
    const edits = manyEdits();
    const seen: string[] = [];
    await apply(edits, {
      onPlanned: async (paths) => {
        seen.push(...paths, read('text.txt') === lines() ? 'untouched' : 'written');
        await Promise.resolve();
      },
    });

    assert.deepEqual(seen, [
      'text.txt',
      'gone.txt',
      'new/name.txt',
      'old.txt',
      'run.sh',
      'bin.dat',
      'deep/er/added.txt',
      'link',
      'untouched',
    ]);
  });
});

describe('the syntax of edits', () => {
  it('refuses new errors with their place, and leaves old ones alone', async () => {
    const check = await createSyntaxCheck(await loadGrammars());
    const cases: readonly (readonly [string, string, string, string | undefined])[] = [
      ['a.ts', 'const a = 1;\n', 'const a = 1;\nfunction f( {\n', '1:'],
      ['a.ts', 'const a = ;\n', '// moved\nconst a = ;\n', undefined],
      ['a.py', 'def f():\n    return 1\n', 'def f(:\n    return 1\n', '0:'],
      ['a.py', 'def f():\n    return 1\n', 'def f():\n    return 2\n', undefined],
      ['a.tsx', '', 'export const A = () => <b>x</b>;\n', undefined],
      ['a.json', '{"a": 1}', '{"a": 1', '0:'],
      ['tsconfig.json', '', '{ // comment\n "a": 1, }', undefined],
      ['a.yml', 'a: 1\n', 'a: 1\nb: [1\n', '2:'],
      ['a.txt', '', '((((', undefined],
      ['a.js', 'a(1);\n', 'a(1;\n', '0:'],
    ];
    for (const [name, before, after, place] of cases) {
      const edit = change(before === '' ? 'added' : 'changed', name, {
        before: before === '' ? undefined : file(before),
        after: file(after),
      });
      const { offered, broken } = checkEdits([edit], check);
      assert.equal(offered.length, place === undefined ? 1 : 0, `${name}: ${after}`);
      const [first] = broken;
      assert.ok(
        place === undefined || `${first?.lineZeroBased}:` === place,
        `${name}: ${JSON.stringify(broken)}`,
      );
    }
  });

  it('refuses hunks that break the file only together with what the user typed', async () => {
    const check = await createSyntaxCheck(await loadGrammars());
    const base = `f(1);\n${'a();\n'.repeat(8)}}\n`;
    write(folders.folder, { 'a.ts': base });
    const edit = change('changed', 'a.ts', { before: file(base), after: file(`{ ${base}`) });
    write(folders.folder, { 'a.ts': base.replace(/\}\n$/, '') });

    const outcome = await apply([edit], { check });

    assert.deepEqual(outcome.status, 'broken');
    writeFileSync(path.join(folders.folder, 'a.ts'), base);
    assert.equal((await apply([edit], { check })).status, 'applied');
  });
});

describe('alwaysAskReason', () => {
  it('names settings, lock files and continuous integration, and nothing else', () => {
    const asked = [
      '.forgejo/workflows/ci.yml',
      '.cirrus.yml',
      '.appveyor.yml',
      'buildspec.yml',
      '.terraform.lock.hcl',
      'pylock.toml',
      '.mcp.json',
      '.zed/settings.json',
      '.pnpmfile.cjs',
      '.cargo/config.toml',
      'gradlew',
      '.mvn/extensions.xml',
      'GEMINI.md',
      '.gitignore',
      '.gitattributes',
      'a/.gitmodules',
      '.github/workflows/x.yml',
      '.vscode/settings.json',
      'x.code-workspace',
      'package-lock.json',
      'api/poetry.lock',
      'go.sum',
      '.gitlab-ci.yml',
      'Jenkinsfile',
      '.vireo/policy.json',
      '.vireo.yml',
      '.husky/pre-commit',
      '.env',
      '.env.local',
      '.npmrc',
      'AGENTS.md',
      '.ｇithub/x',
      '.circleci/config.yml',
    ];
    const plain = [
      'src/a.ts',
      'README.md',
      'locks.ts',
      'src/git.ts',
      'environment.ts',
      'docs/vscode/x.md',
      'package.json',
    ];
    for (const name of asked) assert.ok(alwaysAskReason(name), name);
    for (const name of plain) assert.equal(alwaysAskReason(name), undefined, name);
    assert.ok(
      change('renamed', 'a.txt', { from: '.gitignore', before: file('a'), after: file('a') }).alwaysAsk,
    );
  });
});
