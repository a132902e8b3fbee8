import assert from 'node:assert/strict';
import { workspaceFindingSchema } from '../../../contract/findings.ts';
import { toWorkspaceFinding } from '../../report-findings.ts';
import { readGraph } from '../testing.test.ts';
import { findFlaws } from './flaws.ts';
import { reportFlaws, toFileReports } from './report-flaws.ts';

const lockOf = (version: string): string =>
  JSON.stringify(
    {
      lockfileVersion: 3,
      packages: {
        '': { name: 'shop', dependencies: { a: '1' } },
        'node_modules/a': { version: '1.0.0', dependencies: { old: '1' } },
        'node_modules/old': { version, deprecated: 'use new' },
      },
    },
    null,
    2,
  );

async function report(lock: string, manifest: string) {
  const files: Readonly<Record<string, string>> = { 'package-lock.json': lock, 'package.json': manifest };
  const graph = await readGraph(files, 'package-lock.json');
  const read = async (name: string) => files[name];
  const found = await reportFlaws(findFlaws(graph, undefined), {
    folder: '/project',
    projectFolder: '/project',
    files: { read, known: [] },
  });
  return toFileReports(found, '/project');
}

describe('a flaw of a package as a finding', () => {
  const manifest = '{\n  "dependencies": {\n    "a": "1"\n  }\n}\n';

  it('stands at the entry that brings it, with its line, and the way to the package in steps', async () => {
    const [file] = await report(lockOf('1.0.0'), manifest);
    const [finding] = file?.findings ?? [];

    assert.deepEqual(
      { path: file?.path, startLine: finding?.range.startLine, snippet: finding?.snippet },
      { path: 'package.json', startLine: 2, snippet: '    "a": "1"' },
    );
    assert.deepEqual(
      finding?.steps.map(({ message, path }) => [message, path]),
      [
        ['shop asks for a 1', '/project/package.json'],
        ['a 1.0.0 needs old 1.0.0', '/project/package-lock.json'],
      ],
    );
  });

  it('covers what opens a private repository, in its line and in the way to the package', async () => {
    // In two parts: no scan of this file is to take it for a key.
    const token = `ghp_${'x7Kq2mWz9RtB4nYc8VsL1pFd6GhJ3aQe5uT0'}`;
    const address = `git+https://me:${token}@github.com/shop/a.git`;
    const bare = address.replace('me:', '');
    for (const requirement of [address, bare]) {
      const [file] = await report(
        lockOf('1.0.0').replace('"a": "1"', `"a": "${requirement}"`),
        manifest.replace('"1"', `"${requirement}"`),
      );
      const [finding] = file?.findings ?? [];
      assert.ok(finding);

      assert.ok(!JSON.stringify(finding).includes(token), JSON.stringify(finding));
      assert.equal(finding.snippet?.length, `    "a": "${requirement}"`.length);
      assert.match(
        finding.steps[0]?.message ?? '',
        /^shop asks for a git\+https:\/\/(me:)?…\(40\)\**@github/,
      );
    }
  });

  it('leaves the name of a user alone', async () => {
    const requirement = 'git+ssh://git@github.com/shop/a.git';
    const [file] = await report(
      lockOf('1.0.0').replace('"a": "1"', `"a": "${requirement}"`),
      manifest.replace('"1"', `"${requirement}"`),
    );

    assert.equal(file?.findings[0]?.snippet, `    "a": "${requirement}"`);
  });

  it('crosses process edges as any other finding does', async () => {
    const [file] = await report(lockOf('1.0.0'), manifest);
    const [finding] = file?.findings ?? [];
    assert.ok(file && finding);

    assert.doesNotThrow(() => workspaceFindingSchema.parse(toWorkspaceFinding(file, finding)));
  });

  it('keeps its fingerprint when lines move and when another version has the same flaw', async () => {
    const fingerprintOf = async (lock: string, text: string) =>
      (await report(lock, text))[0]?.findings[0]?.fingerprint;
    const before = await fingerprintOf(lockOf('1.0.0'), manifest);

    assert.equal(await fingerprintOf(lockOf('1.0.0'), `\n\n${manifest}`), before);
    assert.equal(await fingerprintOf(lockOf('1.0.1'), manifest), before);
  });

  it('stands in the lock file where no manifest leads to it', async () => {
    const orphan = JSON.stringify(
      { lockfileVersion: 3, packages: { '': {}, 'node_modules/old': { version: '1.0.0', deprecated: '' } } },
      null,
      2,
    );
    const [file] = await report(orphan, '{}');

    assert.deepEqual(
      { path: file?.path, message: file?.findings[0]?.message },
      { path: 'package-lock.json', message: 'old 1.0.0 is deprecated' },
    );
  });
});
