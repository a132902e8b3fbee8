import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { readBuiltFrom } from '../../scripts/build/build-record.ts';
import { listBuilds } from '../../scripts/build/bundle.ts';
import { rulesFile } from '../../scripts/build/rules-file.ts';
import { lazyBackendEntries, lazyCliEntries, listAssets, listBundles } from '../../scripts/bundles.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { copiedAssets, serverEntries, startedEntries, workerEntries } from '../../src/workspace/assets.ts';
import { type Unpacked, unpackTgz, unpackVsix } from '../support/unpack.ts';

/** Features are bundles of their own, and so is what a page paints first. */
const activationLimitBytes = 60 * 1_024;
/** The rules and their texts are a quarter of it; each feature that is loaded when it is used has its copy of parts of the platform. Agents: the facts of a project, what harmless options are of 150 programs, and a check of images, 340 kB. */
const vsixLimitBytes = 15_000_000;

const flawed = [
  'import subprocess',
  'from fastapi import APIRouter',
  'router = APIRouter()',
  '',
  '',
  '@router.get("/run")',
  'def run(command: str) -> None:',
  '    subprocess.run(command, shell=True)',
  '',
].join('\n');

interface Sarif {
  readonly version: string;
  readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
}

const kinds: readonly {
  readonly name: string;
  readonly archive: string;
  readonly unpack: (file: string) => Unpacked | Promise<Unpacked>;
}[] = [
  { name: 'vireo.vsix', archive: 'out/vireo.vsix', unpack: unpackVsix },
  { name: 'vireo-cli.tgz', archive: 'out/vireo-cli.tgz', unpack: unpackTgz },
];

for (const { name, archive, unpack } of kinds) {
  describe(`${name}, unpacked without the repository`, function () {
    this.timeout(120_000);
    let unpacked: Unpacked;
    let samples: string;

    before(async () => {
      unpacked = await unpack(path.join(projectRoot, archive));
      samples = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-samples-')));
      writeFileSync(path.join(samples, 'flawed.py'), flawed);
      writeFileSync(path.join(samples, 'clean.ts'), 'export const answer = 42;\n');
    });
    after(() => {
      rmSync(samples, { recursive: true, force: true });
      unpacked[Symbol.dispose]();
    });

    const cli = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(unpacked.folder, 'dist/cli.js'), ...args], {
        cwd: samples,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], HOME: samples },
      });

    for (const asset of [
      ...Object.keys(workerEntries),
      ...Object.keys(startedEntries),
      ...Object.keys(lazyBackendEntries),
      ...Object.keys(lazyCliEntries),
      ...Object.keys(copiedAssets),
      rulesFile,
    ]) {
      it(`has ${asset}`, () => {
        assert.ok(statSync(path.join(unpacked.folder, 'dist', asset)).size > 0);
      });
    }

    const isOfServer = name === 'vireo-cli.tgz';
    it(`has ${isOfServer ? 'the' : 'no'} server, which no editor starts`, () => {
      for (const entry of Object.keys(serverEntries))
        assert.equal(existsSync(path.join(unpacked.folder, 'dist', entry)), isOfServer, entry);
    });

    it('has no source, test, map or secret of the clone', () => {
      const strangers = globSync('**/*', { cwd: unpacked.folder }).filter((file) =>
        /(^|\/)(src|test|node_modules|\.git|scripts)\/|\.(ts|map|tsbuildinfo)$/.test(file),
      );

      assert.deepEqual(strangers, []);
    });

    it('has the licence and those of others', () => {
      for (const pattern of ['LICENSE*', 'THIRD-PARTY-NOTICES.md']) {
        assert.equal(globSync(pattern, { cwd: unpacked.folder }).length, 1, pattern);
      }
    });

    it('finds a planted flaw with the grammar and the worker that it carries', () => {
      const { status, stdout, stderr } = cli('scan', '.', '--format', 'sarif');
      assert.equal(status, 1, stderr);
      const sarif: Sarif = JSON.parse(stdout);

      assert.equal(sarif.version, '2.1.0');
      assert.ok(sarif.runs.flatMap(({ results }) => results).length > 0);
    });

    it('finds nothing in a clean file', () => {
      const { status, stderr } = cli('scan', 'clean.ts');

      assert.equal(status, 0, stderr);
    });
  });
}

describe('vireo.vsix', () => {
  it(`activates from at most ${activationLimitBytes} bytes`, () => {
    assert.ok(statSync(path.join(projectRoot, 'dist/extension.js')).size <= activationLimitBytes);
  });

  it('stays small', () => {
    assert.ok(statSync(path.join(projectRoot, 'out/vireo.vsix')).size <= vsixLimitBytes);
  });

  it('is made of every bundle and asset of the table', () => {
    const wanted = [...listBundles(projectRoot).map(({ output }) => output), ...Object.keys(listAssets())];

    assert.deepEqual(
      wanted.filter((file) => !existsSync(path.join(projectRoot, 'dist', file))),
      [],
    );
  });

  it('needs no package at run time that is not inside it', () => {
    const built = readBuiltFrom(projectRoot);
    assert.ok(built, 'dist/ is of other sources: build it again');
    assert.deepEqual(
      built.map(({ output }) => output),
      listBuilds(projectRoot, path.join(projectRoot, 'dist')).map(({ output }) => output),
    );
    for (const { output, imports } of built)
      assert.deepEqual(
        imports.filter((name) => !isThere(name)),
        [],
        output,
      );
  });
});

/** The editor gives the first; the others are asked for in a try, for speed, and done without. */
const tolerated = [
  'vscode',
  'pg-native',
  'bufferutil',
  'utf-8-validate',
  'xmlbuilder2',
  '@opentelemetry/api',
];

function isThere(name: string): boolean {
  const lazy = name.startsWith('./') && existsSync(path.join(projectRoot, 'dist', name));
  return lazy || tolerated.includes(name) || isBuiltin(name);
}
