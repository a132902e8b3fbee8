import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { SimulatedKill } from '../files/apply-writes.ts';
import { recoverWrites } from '../files/recover-writes.ts';
import { photograph, write } from '../testing.test.ts';
import { change, file, lines, setUpFolders } from './testing.test.ts';

describe('applyEdits', () => {
  const stage = setUpFolders();
  const { manyEdits, apply, read } = stage;

  it('applies every kind of edit, keeps modes, and leaves nothing else behind', async () => {
    const edits = manyEdits();
    chmodSync(path.join(stage.folders.folder, 'text.txt'), 0o640);

    const outcome = await apply(edits);

    assert.equal(outcome.status, 'applied');
    assert.equal(read('text.txt'), lines({ 3: 'three', 20: 'twenty' }));
    assert.equal(statSync(path.join(stage.folders.folder, 'text.txt')).mode & 0o777, 0o640);
    assert.equal(read('new/name.txt'), lines({ 9: 'nine' }));
    assert.equal(statSync(path.join(stage.folders.folder, 'run.sh')).mode & 0o777, 0o755);
    assert.equal(read('deep/er/added.txt'), 'added, without an end');
    assert.equal(readlinkSync(path.join(stage.folders.folder, 'link')), 'text.txt');
    assert.deepEqual(readdirSync(stage.folders.folder).sort(), [
      'bin.dat',
      'deep',
      'link',
      'new',
      'run.sh',
      'text.txt',
    ]);
    assert.deepEqual(readdirSync(stage.journals), []);
    assert.deepEqual(
      await apply(edits),
      { status: 'applied', written: [] },
      'a second time there is nothing to do',
    );
  });

  it('applies some hunks of a file and not the others, on what the user typed meanwhile', async () => {
    const edits = manyEdits();
    const [text] = edits;
    write(stage.folders.folder, { 'text.txt': `typed\n${lines()}` });

    const second = text?.hunks[1]?.id ?? '';
    const outcome = await apply(edits, { accepted: new Set([second]) });

    assert.deepEqual(outcome, { status: 'applied', written: ['text.txt'] });
    assert.equal(read('text.txt'), `typed\n${lines({ 20: 'twenty' })}`);
    assert.ok(existsSync(path.join(stage.folders.folder, 'old.txt')));
  });

  it('writes nothing at all where one edit has a conflict, and says which', async () => {
    const spoil: Readonly<Record<string, () => void>> = {
      'edited-too text.txt': () => write(stage.folders.folder, { 'text.txt': lines({ 3: 'mine' }) }),
      'edited-too gone.txt': () => write(stage.folders.folder, { 'gone.txt': 'mine' }),
      'deleted new/name.txt': () => rmSync(path.join(stage.folders.folder, 'old.txt')),
      'exists new/name.txt': () => write(stage.folders.folder, { 'new/name.txt': 'mine' }),
      'exists deep/er/added.txt': () => write(stage.folders.folder, { 'deep/er/added.txt': 'mine' }),
      'edited-too bin.dat': () => write(stage.folders.folder, { 'bin.dat': 'mine' }),
      'not-text text.txt': () => write(stage.folders.folder, { 'text.txt': Uint8Array.of(255, 0) }),
    };
    for (const [expected, act] of Object.entries(spoil)) {
      for (const name of readdirSync(stage.folders.folder))
        rmSync(path.join(stage.folders.folder, name), { recursive: true });
      const edits = manyEdits();
      act();
      const before = photograph(stage.folders.folder);

      const outcome = await apply(edits);

      assert.equal(outcome.status, 'conflict', expected);
      assert.deepEqual(
        outcome.conflicts.map(({ reason, path: name }) => `${reason} ${name}`),
        [expected],
      );
      assert.deepEqual(photograph(stage.folders.folder), before);
    }
  });

  it('leaves all or none when the process is killed after any step, and recovers once', async () => {
    const steps: string[] = [];
    await apply(manyEdits(), { onStep: (step) => steps.push(step) });
    const done = photograph(stage.folders.folder, { times: false });
    assert.ok(steps.length > 15, steps.join(', '));
    for (const [index] of steps.entries()) {
      for (const name of readdirSync(stage.folders.folder))
        rmSync(path.join(stage.folders.folder, name), { recursive: true });
      const edits = manyEdits();
      const before = photograph(stage.folders.folder, { times: false });
      let count = 0;
      const onStep = (): void => {
        count += 1;
        if (count > index) throw new SimulatedKill();
      };

      await assert.rejects(apply(edits, { onStep }), SimulatedKill);
      await recoverWrites(stage.journals);

      const isLast = index === steps.length - 1;
      assert.deepEqual(
        photograph(stage.folders.folder, { times: false }),
        isLast ? done : before,
        `after ${steps[index]}`,
      );
      assert.deepEqual(readdirSync(stage.journals), []);
      assert.deepEqual(await recoverWrites(stage.journals), []);
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
      write(stage.folders.folder, { a: 'old a', b: 'old b', c: 'old c' });
      const args = [
        '--input-type=module-typescript',
        '--eval',
        program,
        stage.folders.folder,
        stage.journals,
        at,
      ];
      const { signal, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      assert.equal(signal, 'SIGKILL', stderr);

      await recoverWrites(stage.journals);

      assert.deepEqual([read('a'), read('b'), read('c')], ['old a', 'old b', 'old c'], at);
      assert.deepEqual(readdirSync(stage.folders.folder).sort(), ['a', 'b', 'c']);
    }
  });

  it('leaves alone what the user changed between the kill and the recovery', async () => {
    write(stage.folders.folder, { 'a.txt': 'a', 'b.txt': 'b' });
    const edits = ['a.txt', 'b.txt'].map((name) =>
      change('changed', name, { before: file(name[0] ?? ''), after: file('new') }),
    );
    const onStep = (step: string): void => {
      if (step === 'written b.txt') throw new SimulatedKill();
    };
    await assert.rejects(apply(edits, { onStep }), SimulatedKill);
    write(stage.folders.folder, { 'a.txt': 'typed after the kill' });

    const recovered = await recoverWrites(stage.journals);

    assert.deepEqual(recovered, [{ root: stage.folders.folder, restored: ['b.txt'], left: ['a.txt'] }]);
    assert.deepEqual([read('a.txt'), read('b.txt')], ['typed after the kill', 'b']);
  });

  it('puts everything back when a file changes between the plan and the write', async () => {
    const edits = manyEdits();
    const onStep = (step: string): void => {
      if (step === 'written text.txt') write(stage.folders.folder, { 'bin.dat': 'typed at the last moment' });
    };

    const outcome = await apply(edits, { onStep });

    assert.equal(outcome.status, 'refused');
    assert.equal(outcome.path, 'bin.dat');
    assert.match(outcome.message, /changed meanwhile/);
    assert.equal(read('text.txt'), lines());
    assert.equal(read('bin.dat'), 'typed at the last moment');
    assert.ok(
      existsSync(path.join(stage.folders.folder, 'old.txt')) &&
        !existsSync(path.join(stage.folders.folder, 'deep')),
    );
  });

  it('never writes outside of the folder, into .git, or through a link', async () => {
    const outside = path.join(stage.folders.base, 'outside');
    mkdirSync(outside);
    write(outside, { 'a.txt': 'a' });
    symlinkSync(outside, path.join(stage.folders.folder, 'out'));
    symlinkSync('.git', path.join(stage.folders.folder, 'repo'));
    mkdirSync(path.join(stage.folders.folder, '.git'));
    symlinkSync(path.join(outside, 'a.txt'), path.join(stage.folders.folder, 'a-link'));
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
    const before = photograph(stage.folders.base, { leaveOut: /^data/ });
    for (const name of names) {
      const outcome = await apply([change('added', name, { after: file('evil') })]);
      assert.equal(outcome.status, 'refused', name);
    }
    const through = await apply([change('changed', 'a-link', { before: file('a'), after: file('evil') })]);

    assert.equal(through.status, 'conflict');
    assert.deepEqual(photograph(stage.folders.base, { leaveOut: /^data/ }), before);
  });

  it('is not led away by a folder that becomes a link between two steps', async () => {
    const outside = path.join(stage.folders.base, 'outside');
    mkdirSync(outside);
    write(outside, { 'a.txt': 'a', 'b.txt': 'b' });
    for (const at of ['journal', 'staged sub/a.txt', 'committing', 'written sub/a.txt']) {
      rmSync(stage.folders.folder, { recursive: true });
      write(stage.folders.folder, { 'sub/a.txt': 'a', 'sub/b.txt': 'b' });
      const before = photograph(outside);
      const onStep = (step: string): void => {
        if (step !== at) return;
        renameSync(path.join(stage.folders.folder, 'sub'), path.join(stage.folders.folder, 'aside'));
        symlinkSync(outside, path.join(stage.folders.folder, 'sub'));
      };
      const edits = ['a', 'b'].map((name) =>
        change('changed', `sub/${name}.txt`, { before: file(name), after: file('evil') }),
      );

      const outcome = await apply(edits, { onStep });

      assert.equal(outcome.status, 'refused', at);
      assert.deepEqual(photograph(outside), before, at);
      assert.ok(lstatSync(path.join(stage.folders.folder, 'sub')).isSymbolicLink());
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
