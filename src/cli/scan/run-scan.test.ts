import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CliIo, ExitCode } from '../io.ts';
import { runCli } from '../program.ts';
import { withoutControls } from './plain-line.ts';

describe('vireo scan', () => {
  let folder: string;
  const input = '';

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-cli-')));
    mkdirSync(path.join(folder, 'src'));
    writeFileSync(path.join(folder, 'src/a.ts'), 'export function run() {\n\tdebugger;\n}\n');
    writeFileSync(path.join(folder, 'clean.py'), 'def add(a, b):\n    return a + b\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function vireo(...args: string[]) {
    const written = { out: '', err: '', code: 0 as ExitCode };
    const io: CliIo = {
      out: (text) => {
        written.out += text;
      },
      err: (text) => {
        written.err += text;
      },
      cwd: folder,
      env: { VIREO_CACHE: path.join(folder, '.cache'), VIREO_DATA: path.join(folder, '.data') },
      colors: false,
      readInput: async () => input,
      signal: new AbortController().signal,
      setExitCode: (code) => {
        written.code = code;
      },
    };
    await runCli(args, io);
    return written;
  }

  it('shows where, the line with a caret, why and how to fix, and exits with 1', async () => {
    const { out, code } = await vireo('scan', '--jobs', '1');

    assert.match(out, /^src\/a\.ts:2:2 {2}\w+ .*debugger-statement$/m);
    assert.match(out, /^ {5}2 \| \tdebugger;\n {7}\| \t\^{9}$/m);
    assert.match(out, /^ {2}why: /m);
    assert.match(out, /^ {2}fix: /m);
    assert.match(out, /2 files scanned, 1 finding \(1 medium\)\./);
    assert.equal(code, 1);
  });

  it('says of a project of a server that the scan is not on record, and how one is', async () => {
    const before = await vireo('scan', 'clean.py');
    const account = path.join(folder, '.data/accounts/vireo.example-nordwind');
    mkdirSync(account, { recursive: true });
    writeFileSync(path.join(account, 'account.json'), '{"server":"https://vireo.example"}');
    const link = (to: string) =>
      writeFileSync(path.join(account, 'project-folders.json'), JSON.stringify({ folders: { p1: to } }));
    link(folder);
    const linked = await vireo('scan', 'clean.py', '--json');
    link(path.join(folder, 'src'));
    const other = await vireo('scan', 'clean.py');

    assert.equal(
      linked.err,
      'vireo: this scan is not on record on vireo.example. One that is: Scan in the editor, or ' +
        `echo '{"projectId":"p1"}' | vireo api POST /scanner/scan --body -\n`,
    );
    assert.doesNotMatch(before.err + other.err, /on record/);
  });

  it('exits with 0 when nothing is found, or nothing at the level of --fail-on', async () => {
    assert.equal((await vireo('scan', 'clean.py')).code, 0);
    assert.equal((await vireo('scan', '--fail-on', 'critical')).code, 0);
    assert.equal((await vireo('scan', '--fail-on', 'never')).code, 0);
  });

  it('reports files and folders whose names are not UTF-8, and exits with 1 (#41)', async function () {
    if (process.platform !== 'linux') this.skip();
    const named = (before: string, after: string) =>
      Buffer.concat([Buffer.from(path.join(folder, before)), Buffer.from([0xe9]), Buffer.from(after)]);
    rmSync(path.join(folder, 'src/a.ts'));
    writeFileSync(path.join(folder, 'caf\ufffd.ts'), 'export const fine = 1;\n');
    writeFileSync(named('caf', '.ts'), 'debugger;\n');
    writeFileSync(named('photo', '.png'), 'x');
    mkdirSync(named('src/d', ''));
    writeFileSync(named('src/d', '/b.ts'), 'debugger;\n');

    const { out, err, code } = await vireo('scan', '--json');
    const text = await vireo('scan');
    const ignored = await vireo('scan', '--fail-on', 'never');

    const expected = ['caf\\xe9.ts', 'src/d\\xe9'].map((name) => ({ path: name, reason: 'not-utf8' }));
    assert.deepEqual(JSON.parse(out).skipped.files, expected);
    assert.match(err, /note: caf\\xe9\.ts was not scanned: its name is not UTF-8/);
    assert.match(text.out, /2 files scanned, 0 findings, 2 left out/);
    assert.deepEqual([code, text.code, ignored.code], [1, 1, 0]);
  });

  it('writes one JSON value, with paths relative to where it was started', async () => {
    const { out, err, code } = await vireo('scan', '--json', 'src');
    const value = JSON.parse(out);

    assert.equal(value.findings[0].path, 'src/a.ts');
    assert.equal(value.findings[0].snippet, '\tdebugger;');
    assert.equal(value.stats.files, 1);
    assert.equal(err, '');
    assert.equal(code, 1);
  });

  it('writes SARIF to a file, and nothing to standard output', async () => {
    const { out } = await vireo('scan', '--format', 'sarif', '--output', 'scan.sarif');
    const log = JSON.parse(readFileSync(path.join(folder, 'scan.sarif'), 'utf8'));

    assert.equal(out, '');
    assert.equal(log.version, '2.1.0');
    assert.equal(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, 'src/a.ts');
  });

  it('takes results from the cache unless told not to, and says so with --stats', async () => {
    await vireo('scan');

    assert.match((await vireo('scan', '--stats')).err, /0 scanned, 2 from the cache/);
    assert.match((await vireo('scan', '--stats', '--no-cache')).err, /2 scanned, 0 from the cache/);
  });

  it('counts one as one', async () => {
    const { err } = await vireo('scan', 'src', '--output', 'scan.txt', '--stats', '--no-cache');

    assert.match(err, /^1 finding in 1 file, written to scan\.txt$/m);
    assert.match(err, /^1 file, 0\.0 MB, .*; 1 scanned, 0 from the cache$/m);
    assert.match(err, /^1 finding, 0 suppressed$/m);
  });

  for (const args of [
    ['--fail-on', 'huge'],
    ['--jobs', '0'],
    ['--format', 'xml'],
    ['--nonsense'],
    ['no-such-folder'],
  ]) {
    it(`exits with 2 and a sentence for ${args.join(' ')}`, async () => {
      const { code, err, out } = await vireo('scan', ...args);

      assert.equal(code, 2);
      assert.match(err, /\S/);
      assert.doesNotMatch(err, /\n {4}at /);
      assert.equal(out, '');
    });
  }

  it('documents its exit codes', async () => {
    const { out, code } = await vireo('scan', '--help');

    assert.match(out, /Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /);
    assert.equal(code, 0);
  });

  it('lets no source text steer the terminal', () => {
    assert.equal(withoutControls('a\u001b[2Jb\u009b\tc\r'), 'a\ufffd[2Jb\ufffd\tc\ufffd');
    assert.equal(withoutControls('/* \u202e */ \u2066x'), '/* \ufffd */ \ufffdx');
  });
});

describe('vireo', () => {
  it('refuses an unknown subcommand and lsp without --stdio with exit code 2', async () => {
    for (const args of [['nonsense'], ['lsp']]) {
      let code: ExitCode = 0;
      let err = '';
      await runCli(args, {
        out: () => undefined,
        err: (text) => {
          err += text;
        },
        cwd: '/',
        env: {},
        colors: false,
        readInput: async () => '',
        signal: new AbortController().signal,
        setExitCode: (value) => {
          code = value;
        },
      });

      assert.equal(code, 2);
      assert.match(err, /unknown command|--stdio/);
    }
  });
});
