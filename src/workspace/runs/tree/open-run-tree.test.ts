import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { git, makeRepository, photograph, write } from '../testing.test.ts';
import { attachRunTree, checkWritable } from './open-run-tree.ts';
import { sweepRunTrees } from './remove-run.ts';
import { placesOf, saveRecord } from './run-record.ts';
import { isRefused, setUpTrees } from './testing.test.ts';

describe('openRunTree of a repository', () => {
  const stage = setUpTrees();
  const { open } = stage;

  it('holds HEAD with staged, unstaged and untracked changes, and nothing that is ignored', async () => {
    const { folder } = stage.folders;
    makeRepository(folder, {
      'a.txt': 'a\n',
      'b.txt': 'b\n',
      'c.txt': 'c\n',
      'd.txt': 'd\n',
      '.gitignore': '*.log\n',
    });
    write(folder, { 'a.txt': 'staged\n', 'sub/new.txt': 'new\n', 'noise.log': 'x' });
    git(folder, 'add', 'a.txt');
    write(folder, { 'a.txt': 'staged, then changed\n', 'b.txt': 'b\r\nwith CR\r\n' });
    rmSync(path.join(folder, 'c.txt'));
    chmodSync(path.join(folder, 'd.txt'), 0o755);
    symlinkSync('a.txt', path.join(folder, 'link'));
    writeFileSync(path.join(folder, 'a "quoted"\nname\\ü.txt'), 'odd');

    const tree = await open(folder);

    const user = photograph(folder, { times: false, leaveOut: /^\.git$|\.log$/ });
    assert.deepEqual(photograph(tree.root, { times: false, leaveOut: /^\.git$/ }), user);
    assert.deepEqual(await tree.changes(), []);
    assert.equal(git(folder, 'rev-parse', 'refs/vireo/runs/run-1').trim(), tree.commit);
    assert.equal(git(folder, 'rev-parse', `${tree.commit}^`), git(folder, 'rev-parse', 'HEAD'));
    assert.equal(git(folder, 'show', `${tree.commit}:b.txt`), 'b\r\nwith CR\r\n');
    assert.equal(git(tree.root, 'status', '--porcelain'), '');
    assert.equal(git(tree.root, 'branch', '--show-current'), '');
  });

  it("leaves the user's files, index, branch and status as they were, to the byte and the time stamp", async () => {
    const { folder } = stage.folders;
    makeRepository(folder, { 'a.txt': 'a\n', 'b.txt': 'b\n' });
    write(folder, { 'a.txt': 'staged\n', 'new.txt': 'new\n' });
    git(folder, 'add', 'a.txt');
    write(folder, { 'b.txt': 'changed\n' });
    const state = () => ({
      files: photograph(folder, { leaveOut: /^\.git$/ }),
      git: photograph(path.join(folder, '.git'), { leaveOut: /^(?:objects|worktrees|refs\/vireo|index)$/ }),
      index: readFileSync(path.join(folder, '.git/index')).toString('base64'),
    });
    const before = state();

    const tree = await open(folder);
    const during = state();
    write(tree.root, { 'a.txt': 'of the run\n' });
    await tree.changes();
    await tree.close();

    assert.deepEqual(during, before);
    assert.deepEqual(state(), before);
    assert.equal(git(folder, 'status', '--porcelain'), 'M  a.txt\n M b.txt\n?? new.txt\n');
  });

  it('starts no program that the repository names', async () => {
    const { folder, base } = stage.folders;
    const mark = path.join(base, 'ran');
    const program = path.join(base, 'program');
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${mark}'\ncat\n`, { mode: 0o755 });
    makeRepository(folder, {
      'a.txt': 'a\n',
      'b.bin': 'b\n',
      '.gitattributes': '* filter=evil diff=evil merge=evil\n*.txt ident\n',
    });
    for (const hook of [
      'post-checkout',
      'reference-transaction',
      'post-index-change',
      'pre-commit',
      'fsmonitor-watchman',
      'post-commit',
      'pre-auto-gc',
    ]) {
      mkdirSync(path.join(folder, '.git/hooks'), { recursive: true });
      writeFileSync(path.join(folder, '.git/hooks', hook), `#!/bin/sh\n${program} ${hook}\n`, {
        mode: 0o755,
      });
    }
    const included = [
      'filter.evil.clean',
      'filter.evil.smudge',
      'filter.evil.process',
      'core.fsmonitor',
      'diff.evil.textconv',
      'diff.evil.command',
    ]
      .map(
        (key) =>
          `[${key.split('.').slice(0, -1).join(' "')}${key.split('.').length > 2 ? '"' : ''}]\n\t${key.split('.').at(-1)} = ${program}\n`,
      )
      .join('');
    writeFileSync(path.join(folder, '.git/planted'), included);
    const config = {
      'include.path': 'planted',
      'filter.evil.required': 'true',
      'core.sshCommand': program,
      'core.askPass': program,
      'core.editor': program,
      'core.pager': program,
      'core.gitProxy': program,
      'core.alternateRefsCommand': program,
      'credential.helper': `!${program}`,
      'diff.external': program,
      'gpg.program': program,
      'commit.gpgSign': 'true',
      'alias.worktree': `!${program}`,
      'alias.ls-files': `!${program}`,
      'uploadpack.packObjectsHook': program,
    };
    for (const [key, value] of Object.entries(config))
      git(folder, '-c', 'core.fsmonitor=false', 'config', key, value);
    writeFileSync(path.join(folder, 'a.txt'), 'changed\n');
    assert.ok(!existsSync(mark), 'nothing ran before');

    const tree = await open(folder);
    write(tree.root, { 'a.txt': 'of the run\n', 'new.txt': 'n' });
    const changes = await tree.changes();
    await tree.close();

    assert.deepEqual(
      changes.map(({ kind, path: file }) => [kind, file]),
      [
        ['changed', 'a.txt'],
        ['added', 'new.txt'],
      ],
    );
    assert.equal(existsSync(mark) ? readFileSync(mark, 'utf8') : 'nothing', 'nothing');
    // Unlike status, which may know by the size that a file changed, this always reads it.
    assert.throws(() => git(folder, 'add', 'a.txt'), /evil/);
    assert.ok(existsSync(mark), 'what was planted does run in a plain git');
  });

  it('is not led elsewhere by what the run writes over the .git of its tree', async () => {
    const { folder, base } = stage.folders;
    makeRepository(folder, { 'a.txt': 'a\n' });
    const tree = await open(folder);
    const other = path.join(base, 'other');
    mkdirSync(other);
    makeRepository(other, { 'x.txt': 'x\n' });
    writeFileSync(path.join(tree.root, '.git'), `gitdir: ${path.join(other, '.git')}\n`);
    write(tree.root, { 'a.txt': 'b\n' });

    const changes = await tree.changes();
    await tree.close();

    assert.deepEqual(
      changes.map(({ path: file }) => file),
      ['a.txt'],
    );
    assert.equal(git(folder, 'worktree', 'list').trim().split('\n').length, 1);
  });

  it('tells added, changed, deleted, renamed files and modes with their contents', async () => {
    const { folder } = stage.folders;
    const long = Array.from({ length: 20 }, (_, line) => `line ${line}\n`).join('');
    makeRepository(folder, {
      'changed.txt': 'a\n',
      'deleted.txt': 'd\n',
      'old.txt': long,
      'run.sh': '#!\n',
      'same.txt': 's',
    });
    const tree = await open(folder);
    write(tree.root, { 'changed.txt': 'b\n', 'added/file.txt': 'new', 'new.txt': `${long}more\n` });
    rmSync(path.join(tree.root, 'deleted.txt'));
    rmSync(path.join(tree.root, 'old.txt'));
    chmodSync(path.join(tree.root, 'run.sh'), 0o755);

    const changes = await tree.changes();

    const text = (state: (typeof changes)[number]['before']) =>
      state?.kind === 'file' ? Buffer.from(state.bytes).toString() : state?.target;
    assert.deepEqual(
      changes.map(({ kind, path: file, from, before, after }) => [
        kind,
        file,
        from,
        text(before),
        text(after),
      ]),
      [
        ['added', 'added/file.txt', undefined, undefined, 'new'],
        ['changed', 'changed.txt', undefined, 'a\n', 'b\n'],
        ['deleted', 'deleted.txt', undefined, 'd\n', undefined],
        ['renamed', 'new.txt', 'old.txt', long, `${long}more\n`],
        ['mode', 'run.sh', undefined, '#!\n', '#!\n'],
      ],
    );
  });

  it('links ignored dependencies, reads through them, and refuses them as a place to write', async () => {
    const { folder } = stage.folders;
    makeRepository(folder, { 'a.txt': 'a', '.gitignore': 'node_modules/\n/api/.venv\ncache/\n' });
    write(folder, { 'node_modules/x/index.js': 'x', 'api/.venv/lib.py': 'y', 'cache/z': 'z' });

    const tree = await open(folder);

    assert.deepEqual(tree.linked, ['api/.venv', 'node_modules']);
    assert.equal(readFileSync(path.join(tree.root, 'node_modules/x/index.js'), 'utf8'), 'x');
    assert.equal(readlinkSync(path.join(tree.root, 'api/.venv')), path.join(folder, 'api/.venv'));
    assert.ok(!existsSync(path.join(tree.root, 'cache')));
    assert.deepEqual(await tree.changes(), []);
    for (const file of [
      'node_modules/x/index.js',
      'api/.venv',
      '../a',
      '.git/config',
      '.GIT/config',
      'a/../../b',
    ])
      assert.throws(() => checkWritable(tree, file), isRefused('unsafe-path', /./), file);
    checkWritable(tree, 'src/a.ts');
    await tree.close();
    assert.ok(existsSync(path.join(folder, 'node_modules/x/index.js')));
  });

  it('works before the first commit, and for a folder below the top', async () => {
    const { folder } = stage.folders;
    git(folder, 'init', '--quiet');
    write(folder, { 'sub/a.txt': 'a' });

    const tree = await open(path.join(folder, 'sub'));

    assert.equal(tree.folder, path.join(tree.root, 'sub'));
    assert.equal(tree.userRoot, folder);
    assert.deepEqual(await tree.changes(), []);
    await tree.close();
  });

  it('keeps what a sparse checkout leaves out', async () => {
    const { folder } = stage.folders;
    makeRepository(folder, { 'in/a.txt': 'a', 'out/b.txt': 'b' });
    git(folder, 'sparse-checkout', 'set', '--no-cone', '/in/');
    assert.ok(!existsSync(path.join(folder, 'out')));

    const tree = await open(folder);

    assert.deepEqual(await tree.changes(), []);
    assert.equal(git(folder, 'show', `${tree.commit}:out/b.txt`), 'b');
  });

  it('refuses submodules, nested repositories and Git LFS with a sentence, and leaves nothing behind', async () => {
    const { folder, base, data } = stage.folders;
    makeRepository(folder, { 'a.bin': 'a' });
    const inner = path.join(base, 'inner');
    mkdirSync(inner);
    makeRepository(inner, { 'b.txt': 'b' });
    write(folder, { '.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n' });
    await assert.rejects(open(folder), isRefused('large-file-storage', /^a\.bin is kept in Git LFS\./));
    rmSync(path.join(folder, '.gitattributes'));
    git(folder, 'submodule', '--quiet', 'add', inner, 'module');
    await assert.rejects(open(folder), isRefused('submodules', /submodule \(module\)/));
    git(folder, 'rm', '--quiet', '--cached', 'module');
    await assert.rejects(open(folder), isRefused('submodules', /submodule/));

    assert.equal(git(folder, 'for-each-ref', 'refs/vireo').trim(), '');
    assert.ok(!existsSync(path.join(data, 'runs/run-1')));
  });

  it('refuses a repository whose config names another work tree', async () => {
    const { folder, base } = stage.folders;
    makeRepository(folder, { 'a.txt': 'a' });
    git(folder, 'config', 'core.worktree', base);

    await assert.rejects(open(folder), isRefused('unsafe-folder', /./));
  });

  it('removes tree, record and ref when it is closed, and those of runs that were killed', async () => {
    const { folder, data } = stage.folders;
    makeRepository(folder, { 'a.txt': 'a' });
    const closed = await open(folder, 'closed');
    await closed.close();
    await open(folder, 'dead');
    await open(folder, 'kept');
    // Killed before the commit was made, and after its tree was lost.
    const early = { version: 1, runId: 'early', folder, top: folder, linked: [] } as const;
    const git0 = {
      commonFolder: path.join(folder, '.git'),
      ref: 'refs/vireo/runs/early',
      commit: '',
      adminFolder: '',
      skipped: [],
    };
    await saveRecord(placesOf(data, 'early'), { ...early, git: git0 });
    mkdirSync(path.join(data, 'runs/empty'));
    rmSync(placesOf(data, 'dead').tree, { recursive: true });
    await assert.rejects(
      attachRunTree({ runId: 'early', dataDirectory: data }),
      isRefused('unknown-run', /./),
    );

    const swept = await sweepRunTrees(data, (runId) => runId === 'kept');

    assert.deepEqual(swept, ['dead', 'early', 'empty']);
    assert.equal(git(folder, 'for-each-ref', '--format=%(refname)', 'refs/vireo'), 'refs/vireo/runs/kept\n');
    assert.match(git(folder, 'worktree', 'list'), /^.*\n.*vireo-kept.*\n$/);
    const again = await attachRunTree({ runId: 'kept', dataDirectory: data });
    write(again.root, { 'a.txt': 'b' });
    assert.deepEqual(
      (await again.changes()).map(({ kind }) => kind),
      ['changed'],
    );
  });
});
