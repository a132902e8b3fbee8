import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/paths.ts';
import { productVersion } from '../../src/contract/version.ts';
import { type ActionOutcome, runActionStep } from '../support/action-steps.ts';

const clean = 'export const answer = 42;\n';
const flawed =
  "import { exec } from 'node:child_process';\nexport function run(req, res) {\n  exec('ls ' + req.query.folder);\n  res.end();\n}\n";
const installStep = 1;
const scanStep = 2;

interface Sarif {
  readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
}

/** A git repository, and vireo-cli.tgz installed as the action installs it: no clone of ours is in reach. */
describe('vireo-cli.tgz in the places that people build it into', function () {
  this.timeout(180_000);
  let base: string;
  let repository: string;
  let env: NodeJS.ProcessEnv;

  before(() => {
    base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-integrations-')));
    const temporary = path.join(base, 'runner');
    mkdirSync(temporary);
    env = {
      PATH: process.env['PATH'],
      HOME: base,
      VIREO_CACHE: path.join(base, 'cache'),
      // The archive needs no registry.
      npm_config_offline: 'true',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
    };
    const inputs = { package: path.join(projectRoot, 'out/vireo-cli.tgz') };
    const installed = runActionStep(installStep, { repository: base, temporary, inputs, env });
    assert.equal(installed.status, 0, installed.stderr);
  });
  after(() => rmSync(base, { recursive: true, force: true }));

  beforeEach(() => {
    repository = path.join(base, 'repository');
    mkdirSync(repository);
    git('init', '--quiet');
    write('clean.ts', clean);
    commit();
  });
  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: repository, env, encoding: 'utf8' });
  const write = (name: string, text: string): void => {
    const file = path.join(repository, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const commit = (): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Change');
  };

  describe('action.yml', () => {
    const scan = (inputs: Readonly<Record<string, string>> = {}): ActionOutcome =>
      runActionStep(scanStep, { repository, temporary: path.join(base, 'runner'), inputs, env });
    const rulesIn = (file: string): readonly string[] => {
      const { runs }: Sarif = JSON.parse(readFileSync(path.join(repository, file), 'utf8'));
      return runs.flatMap(({ results }) => results.map(({ ruleId }) => ruleId));
    };

    it('passes a clean repository and names the file of its result', () => {
      const { status, outputs, stderr } = scan();

      assert.equal(status, 0, stderr);
      assert.equal(outputs, 'result=vireo.sarif\n');
      assert.deepEqual(rulesIn('vireo.sarif'), []);
    });

    it('fails over a flaw, which stands in the SARIF file', () => {
      write('src/run.js', flawed);
      commit();

      const { status, stderr } = scan();

      assert.equal(status, 1, stderr);
      assert.ok(rulesIn('vireo.sarif').includes('command-injection'));
    });

    it('takes format, output, baseline and the level that fails from its inputs', () => {
      write('src/run.js', flawed);
      commit();
      write('src/more.js', flawed);
      commit();

      const { status, stderr } = scan({
        format: 'json',
        output: 'found.json',
        baseline: 'git:HEAD~1',
        'fail-on': 'never',
      });

      assert.equal(status, 0, stderr);
      const { findings } = JSON.parse(readFileSync(path.join(repository, 'found.json'), 'utf8'));
      const paths = new Set(findings.map((finding: { path: string }) => finding.path));
      assert.deepEqual([...paths], ['src/more.js']);
    });

    it('takes a path a line, as it is written, and runs nothing of it', () => {
      const odd = 'of two words $(touch evil)';
      write(`${odd}/run.js`, flawed);
      write('src/run.js', flawed);
      commit();

      const { status, stderr } = scan({ paths: `${odd}\nclean.ts\n`, format: 'json', output: 'found.json' });

      assert.equal(status, 1, stderr);
      const { findings } = JSON.parse(readFileSync(path.join(repository, 'found.json'), 'utf8'));
      assert.ok(findings.length > 0);
      assert.ok(findings.every((finding: { path: string }) => finding.path.startsWith(odd)));
      assert.equal(existsSync(path.join(repository, 'evil')), false);
    });

    it('fails as a mistake, not as a finding, when a path is not there', () => {
      assert.equal(scan({ paths: 'nowhere' }).status, 2);
    });
  });

  interface Hook {
    readonly entry: string;
    readonly language: string;
    readonly additional_dependencies?: readonly string[];
  }

  const release = `https://github.com/vireo/vireo/releases/download/v${productVersion}/vireo-cli.tgz`;
  const packed = path.join(projectRoot, 'out/vireo-cli.tgz');

  function offeredHook(): Hook {
    const [hook]: Hook[] = parse(readFileSync(path.join(projectRoot, '.pre-commit-hooks.yaml'), 'utf8'));
    assert.ok(hook);
    assert.ok(hook.entry.includes(release));
    return { ...hook, entry: hook.entry.replace(release, packed) };
  }

  /** The hook that docs/scan.md writes out, for an environment of pre-commit's own. */
  function documentedHook(): Hook {
    const text = readFileSync(path.join(projectRoot, 'docs/scan.md'), 'utf8');
    const [, snippet = ''] = /```yaml\n(repos:\n {2}- repo: local\n[^`]*)```/.exec(text) ?? [];
    const hook: Hook = parse(snippet).repos[0].hooks[0];
    assert.deepEqual(hook.additional_dependencies, [release]);
    return hook;
  }

  for (const [what, hookOf, language] of [
    ['.pre-commit-hooks.yaml', offeredHook, 'system'],
    ['the pre-commit hook of docs/scan.md', documentedHook, 'node'],
  ] as const) {
    describe(what, () => {
      /** Does what pre-commit does for such a hook: its entry, with the staged files behind. */
      function installHook(): void {
        const hook = hookOf();
        assert.equal(hook.language, language);
        const file = path.join(repository, '.git/hooks/pre-commit');
        const staged = 'git diff --cached --name-only --diff-filter=ACMRT -z';
        writeFileSync(file, `#!/bin/sh\n${staged} | xargs -0 --no-run-if-empty ${hook.entry}\n`);
        chmodSync(file, 0o755);
      }

      function tryCommit() {
        git('add', '--all');
        // An environment of its own has the package on the PATH, as the action has; `system` brings nothing along.
        const bin = language === 'node' ? path.join(base, 'runner/vireo/bin') : base;
        return spawnSync('git', ['commit', '--message', 'Change'], {
          cwd: repository,
          encoding: 'utf8',
          env: { ...env, PATH: `${bin}${path.delimiter}${env['PATH']}` },
        });
      }

      it('lets a clean change through', () => {
        installHook();
        write('more.ts', clean.replace('answer', 'other'));
        write('notes.md', '# Notes\n');

        const { status, stderr } = tryCommit();

        assert.equal(status, 0, stderr);
      });

      it('stops a flawed one and shows what is wrong', () => {
        installHook();
        write('more.ts', clean.replace('answer', 'other'));
        write('src/run.js', flawed);

        const { status, stdout, stderr } = tryCommit();

        assert.notEqual(status, 0);
        assert.match(stdout + stderr, /src\/run\.js:3:.*command-injection/);
        assert.equal(git('rev-list', '--count', 'HEAD').trim(), '1');
      });

      it('runs nothing that the repository names', () => {
        installHook();
        write('shell.sh', '#!/bin/sh\ntouch ran\nexec sh "$@"\n');
        chmodSync(path.join(repository, 'shell.sh'), 0o755);
        write('.npmrc', 'script-shell=./shell.sh\n');
        write('more.ts', clean.replace('answer', 'other'));

        const { status, stderr } = tryCommit();

        assert.equal(status, 0, stderr);
        assert.equal(existsSync(path.join(repository, 'ran')), false);
      });
    });
  }
});
