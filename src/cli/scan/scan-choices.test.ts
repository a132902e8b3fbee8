import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const flawed = 'export function run() {\n  debugger;\n}\neval(location.hash);\n';

describe('what vireo scan reports', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
    fixture.write('src/a.ts', flawed);
  });
  afterEach(() => fixture.remove());

  async function rulesOf(...args: string[]): Promise<string[]> {
    const { out } = await fixture.vireo('scan', '--json', ...args);
    return JSON.parse(out).findings.map(({ ruleId }: { ruleId: string }) => ruleId);
  }

  it('is chosen by severity and by rule', async () => {
    assert.deepEqual(await rulesOf(), ['debugger-statement', 'code-injection']);
    assert.deepEqual(await rulesOf('--severity', 'high'), ['code-injection']);
    assert.deepEqual(await rulesOf('--rules', 'debugger-*,weak-hash'), ['debugger-statement']);
    assert.deepEqual(await rulesOf('--rules', '!debugger-statement'), ['code-injection']);
  });

  it('is versioned as JSON', async () => {
    assert.equal(JSON.parse((await fixture.vireo('scan', '--json')).out).version, 1);
  });

  it('comes from standard input under the name that is given', async () => {
    const { out, code } = await fixture.vireoWith('debugger;\n', 'scan', '--stdin-filename', 'src/new.ts');

    assert.match(out, /^src\/new\.ts:1:1 /);
    assert.equal(code, 1);
    assert.equal((await fixture.vireoWith('const a = 1;\n', 'scan', '--stdin-filename', 'a.ts')).code, 0);
  });

  it('names what was left out when asked', async () => {
    fixture.write('logo.png', 'x');
    fixture.write('.gitignore', 'secret/\n');
    fixture.write('secret/a.ts', flawed);

    const { err } = await fixture.vireo('scan', '--show-skipped');

    assert.match(err, /^skipped logo\.png: binary content$/m);
    assert.match(err, /^skipped secret: named by an ignore file/m);
  });

  describe('under .vireo.yml', () => {
    it('obeys rules, severities, overrides by path, exclude, and its own exit level', async () => {
      fixture.write('test/b.ts', flawed);
      fixture.write('old/c.ts', flawed);
      fixture.write(
        '.vireo.yml',
        [
          'exclude: [old/]',
          'rules: { debugger-statement: low }',
          'overrides:',
          '  - paths: [test/]',
          '    rules: { "code-*": off }',
          'fail-on: critical',
        ].join('\n'),
      );

      const { out, code } = await fixture.vireo('scan', '--json');
      const found = JSON.parse(out).findings.map(
        (each: { path: string; ruleId: string; severity: string }) =>
          `${each.path} ${each.ruleId} ${each.severity}`,
      );

      assert.deepEqual(found, [
        'src/a.ts debugger-statement low',
        'src/a.ts code-injection critical',
        'test/b.ts debugger-statement low',
      ]);
      assert.equal(code, 1);
      assert.equal((await fixture.vireo('scan', 'test')).code, 0);
    });

    it('scans what include asks for, even in a folder of dependencies', async () => {
      fixture.write('vendor/ours/d.ts', flawed);
      fixture.write('vendor/theirs/e.ts', flawed);
      fixture.write('.vireo.yml', 'include: [vendor/ours/]\nexclude: [vendor/theirs/]\n');

      const { out } = await fixture.vireo('scan', '--json', '--rules', 'debugger-statement');

      assert.deepEqual(
        JSON.parse(out).findings.map((each: { path: string }) => each.path),
        ['src/a.ts', 'vendor/ours/d.ts'],
      );
    });

    it('sets findings aside where no comment can stand, with the reason', async () => {
      fixture.write(
        '.vireo.yml',
        'ignore:\n  - { rule: debugger-statement, paths: [src/], reason: a sample }\n',
      );

      const { suppressed } = JSON.parse((await fixture.vireo('scan', '--json')).out);

      assert.deepEqual(
        { by: suppressed[0].by, reason: suppressed[0].reason },
        { by: 'config', reason: 'a sample' },
      );
    });

    it('knows profiles: security leaves out the rest', async () => {
      fixture.write('.vireo.yml', 'profile: security\n');

      assert.deepEqual(await rulesOf(), ['code-injection']);
    });

    it('is refused with file, line and field', async () => {
      fixture.write(
        '.vireo.yml',
        'rules:\n  weak-hash: loud\njobs: 0\nspeed: 3\nignore: [{ rule: a, reason: "" }]\n',
      );

      const { err, code } = await fixture.vireo('scan');

      assert.equal(code, 2);
      assert.match(err, /\.vireo\.yml:2: rules\.weak-hash: /);
      assert.match(err, /\.vireo\.yml:3: jobs: /);
      assert.match(err, /\.vireo\.yml:4: speed: there is no such setting/);
      assert.match(err, /\.vireo\.yml:5: ignore\.0\.reason: a reason in words/);
    });

    it('is refused in words that say what would be right', async () => {
      fixture.write(
        '.vireo.yml',
        [
          'profile: paranoid',
          'severity: hgih',
          'exclude: legacy/',
          'failOn: high',
          'rules: { Weak-Hash: off, weak-hash: disabled }',
          'overrides:',
          '  - paths: [src/]',
          '  - path: [src/]',
          '    rules: { weak-hash: 3 }',
          'jobs: 100',
          'confidence:',
        ].join('\n'),
      );

      const { err, code } = await fixture.vireo('scan');

      assert.equal(code, 2);
      assert.deepEqual(err.trim().split('\n').sort(), [
        'vireo: .vireo.yml:10: jobs: must be at most 64',
        'vireo: .vireo.yml:11: confidence: must be high, medium or low, and is empty',
        'vireo: .vireo.yml:1: profile: must be recommended, strict or security, and is "paranoid"',
        'vireo: .vireo.yml:2: severity: must be critical, high, medium, low or info, and is "hgih"; did you mean high?',
        'vireo: .vireo.yml:3: exclude: must be a list, and is "legacy/": write ["legacy/"]',
        'vireo: .vireo.yml:4: failOn: there is no such setting; did you mean fail-on?',
        'vireo: .vireo.yml:5: rules.Weak-Hash: a rule id, the beginning of ids and a *, or a group',
        'vireo: .vireo.yml:5: rules.weak-hash: must be off, on, critical, high, medium, low or info, and is "disabled"',
        'vireo: .vireo.yml:7: overrides.0.rules: is missing: a map of settings',
        'vireo: .vireo.yml:8: overrides.1.path: there is no such setting; did you mean paths?',
        'vireo: .vireo.yml:8: overrides.1.paths: is missing: a list',
        'vireo: .vireo.yml:9: overrides.1.rules.weak-hash: must be off, on, critical, high, medium, low or info, and is 3',
      ]);
    });

    it('is refused where it names a rule that there is not, with file, line and field', async () => {
      fixture.write(
        '.vireo.yml',
        [
          'rules:',
          '  weak-hash: off',
          '  nosuch-rule: off',
          'overrides:',
          '  - paths: [src/]',
          '    rules: { "nosuch-*": off, "debugger-*": off, dependency-vulnerable: off }',
          'ignore:',
          '  - { rule: debuger-statement, reason: a sample }',
        ].join('\n'),
      );

      const { err, code } = await fixture.vireo('scan');

      assert.equal(code, 2);
      assert.deepEqual(err.trim().split('\n'), [
        'vireo: .vireo.yml:3: rules.nosuch-rule: there is no such rule',
        'vireo: .vireo.yml:6: overrides.0.rules.nosuch-*: there is no such rule',
        'vireo: .vireo.yml:8: ignore.0.rule: there is no such rule; did you mean debugger-statement?',
      ]);
    });

    it('tells which ignore set nothing aside, once all of the project was scanned', async () => {
      fixture.write(
        '.vireo.yml',
        [
          'ignore:',
          '  - { rule: debugger-statement, paths: [src/], reason: a sample }',
          '  - { rule: "code-*", paths: [gone/], reason: it was a sample }',
          '  - { rule: "dependency-*", reason: not looked for here }',
        ].join('\n'),
      );

      const whole = await fixture.vireo('scan');
      const part = await fixture.vireo('scan', 'src/a.ts');

      assert.equal(whole.err, 'note: .vireo.yml:3: ignore.1: sets nothing aside\n');
      assert.equal(part.err, '');
    });

    it('is told of where it has a name that nothing reads', async () => {
      fixture.write('.vireo.yaml', 'fail-on: never\n');

      const { err, code } = await fixture.vireo('scan', 'src');

      assert.equal(code, 2);
      assert.match(err, /\.vireo\.yaml is not read: call it \.vireo\.yml/);
    });

    for (const [name, text] of Object.entries({
      'an alias bomb': `a: &a [x]\n${'bcdefgh'.replace(/./g, (key, at: number) => `${key}: &${key} [${`*${'abcdefgh'[at]},`.repeat(9)}]\n`)}`,
      'brackets by the thousand': `a: ${'['.repeat(50_000)}`,
      'no YAML': 'a: [b\nc: "d',
    })) {
      it(`refuses ${name} in a sentence`, async () => {
        fixture.write('.vireo.yml', text);

        const { err, code } = await fixture.vireo('scan');

        assert.equal(code, 2);
        assert.match(err, /^vireo: \.vireo\.yml/);
        assert.doesNotMatch(err, /\n {4}at /);
      });
    }
  });

  describe('with a baseline', () => {
    it('is what is new, and the baseline holds neither code nor paths outside', async () => {
      await fixture.vireo('baseline', 'create');
      fixture.write('src/a.ts', `// moved\n\n${flawed}export function more() {\n  debugger;\n}\n`);
      const text = readFileSync(path.join(fixture.folder, '.vireo/baseline.json'), 'utf8');

      const { out, code } = await fixture.vireo('scan', '--json');
      const { findings, suppressed } = JSON.parse(out);

      assert.deepEqual(
        findings.map((each: { ruleId: string; range: { startLine: number } }) => each.range.startLine),
        [8 - 1],
      );
      assert.equal(suppressed.length, 2);
      assert.equal(code, 1);
      assert.doesNotMatch(text, /location|debugger;|\/tmp/);
    });

    it('keeps what is known and takes out what is mended when it is updated', async () => {
      await fixture.vireo('baseline', 'create');
      fixture.write('src/a.ts', 'eval(location.hash);\n');
      fixture.write('src/b.ts', 'export function other() {\n  debugger;\n  return 1;\n}\n');

      const first = await fixture.vireo('baseline', 'update');
      const added = await fixture.vireo('baseline', 'update', '--add');

      assert.match(first.out, /1 kept, 1 removed, 1 new and left out \(--add takes them in\)/);
      assert.match(added.out, /1 kept, 0 removed, 1 taken in/);
      assert.equal((await fixture.vireo('scan')).code, 0);
      assert.match((await fixture.vireo('baseline', 'show')).out, /1 {2}code-injection\n +src\/a\.ts/);
    });

    it('takes in what a scan does not show, and says how many that are', async () => {
      fixture.write(
        'pod.yml',
        'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers: [{ name: a, image: "a:1.2.3" }]\n',
      );
      const shown = JSON.parse((await fixture.vireo('scan', '--json')).out).findings.length;
      const all = JSON.parse((await fixture.vireo('scan', '--json', '--confidence', 'low')).out).findings
        .length;

      const { out } = await fixture.vireo('baseline', 'create');
      const after = JSON.parse((await fixture.vireo('scan', '--json', '--confidence', 'low')).out);

      assert.ok(all > shown);
      assert.equal(
        out,
        `${all} findings written to .vireo/baseline.json: ${shown} that "vireo scan" shows, and ${all - shown} of lower confidence or severity\n`,
      );
      assert.deepEqual(
        { findings: after.findings.length, suppressed: after.suppressed.length },
        { findings: 0, suppressed: all },
      );
    });

    it('is not replaced unasked, and keeps its salt when it is', async () => {
      const salt = () =>
        JSON.parse(readFileSync(path.join(fixture.folder, '.vireo/baseline.json'), 'utf8')).salt;
      await fixture.vireo('baseline', 'create');
      const first = salt();

      assert.equal((await fixture.vireo('baseline', 'create')).code, 2);
      assert.equal((await fixture.vireo('baseline', 'create', '--force')).code, 0);
      assert.equal(salt(), first);
    });

    it('refuses one that is damaged or asked for and not there', async () => {
      assert.equal((await fixture.vireo('scan', '--baseline', 'none.json')).code, 2);
      fixture.write('.vireo/baseline.json', '<<<<<<< HEAD');
      const { code, err } = await fixture.vireo('scan');

      assert.equal(code, 2);
      assert.match(err, /baseline\.json is not JSON/);
    });

    it('compares with a commit, without a checkout', async () => {
      const git = (...args: string[]): void =>
        void execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
          cwd: fixture.folder,
          stdio: 'ignore',
        });
      git('init', '--initial-branch=main');
      git('add', '.');
      git('commit', '--message', 'one');
      fixture.write('src/renamed.ts', `\n\n${flawed}`);
      fixture.write('src/a.ts', 'export const a = 1;\n');
      fixture.write(
        'src/new.ts',
        'import os from "os";\nexport function fresh() {\n  debugger;\n  return os;\n}\n',
      );

      const { out } = await fixture.vireo('scan', '--json', '--baseline', 'git:HEAD');

      assert.deepEqual(
        JSON.parse(out).findings.map((each: { path: string }) => each.path),
        ['src/new.ts'],
      );
      assert.ok(!existsSync(path.join(fixture.folder, '.vireo')));
      for (const ref of ['git:nothing', 'git:--help', 'git:']) {
        assert.equal((await fixture.vireo('scan', '--baseline', ref)).code, 2, ref);
      }
    });
  });
});
