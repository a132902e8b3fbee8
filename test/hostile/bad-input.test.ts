import assert from 'node:assert/strict';
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createWorkspaceScan, type WorkspaceScan } from '../../src/workspace/workspace-scan.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../lsp/temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n}\n';
const isRoot = process.getuid?.() === 0;

describe('the scan of input that is meant to break it', () => {
  let folder: TemporaryFolder;
  let scan: WorkspaceScan;

  before(() => {
    scan = createWorkspaceScan({ jobs: 1, fileBudgetMs: 5_000, fileTimeoutMs: 20_000 });
  });
  beforeEach(() => {
    folder = createTemporaryFolder();
    folder.write('sound.ts', flawed);
  });
  afterEach(() => folder.remove());
  after(() => scan.dispose());

  async function run() {
    const result = await scan.scan([folder.path]);
    const sound = result.files.find(({ path: name }) => name === 'sound.ts');
    assert.deepEqual(
      sound?.findings.map(({ ruleId }) => ruleId),
      ['debugger-statement'],
    );
    return result;
  }
  const writeBytes = (name: string, bytes: Uint8Array): void =>
    writeFileSync(path.join(folder.path, name), bytes);

  it('names files of 50 MB and lines of 5 MB, and reads neither', async () => {
    const file = openSync(path.join(folder.path, 'huge.ts'), 'w');
    ftruncateSync(file, 50 * 1024 * 1024);
    closeSync(file);
    folder.write('line.py', `x = "${'a'.repeat(5_000_000)}"\n`);

    const { skipped } = await run();

    assert.deepEqual(skipped.files.map(({ path: name, reason }) => [name, reason]).sort(), [
      ['huge.ts', 'too-large'],
      ['line.py', 'too-large'],
    ]);
  });

  for (const [name, open, close] of [
    ['brackets.ts', '(', ')'],
    ['lists.py', '[', ']'],
    ['objects.js', '{a:', '}'],
    ['calls.tsx', 'f(', ')'],
    ['arrays.json', '[', ']'],
    ['flow.yml', '[', ']'],
    ['blocks.tf', 'a {\n', '}\n'],
  ] as const) {
    it(`survives 20,000 nested pieces of ${name}`, async () => {
      // In lines that nobody takes for minified code.
      const lines = (piece: string): string => `${piece.repeat(50)}\n`.repeat(400);
      folder.write(name, `${lines(open)}1\n${lines(close)}`);

      const { skipped, stats } = await run();

      assert.deepEqual(skipped.files, []);
      assert.equal(stats.scanned, 2);
    });
  }

  it('goes on in another worker when a text has broken the parser', async () => {
    const deep = '<a><a><a><a>\n'.repeat(15_000);
    folder.write('deep.ts', `class A { b(): void { f(this.${deep}\n  g();\n}\n\n  c(): void {}\n}\n`);
    folder.write('later.ts', flawed);

    const { skipped, files } = await run();

    assert.deepEqual(skipped.files, [{ path: 'deep.ts', reason: 'crashed' }]);
    assert.deepEqual(
      files.map(({ path: name }) => name),
      ['later.ts', 'sound.ts'],
    );
  });

  it('reads every encoding that it can tell, and says which it could not', async () => {
    writeBytes('latin.py', Buffer.from('# caf\xe9\nbreakpoint()\n', 'latin1'));
    writeBytes('wide.py', Buffer.from('\ufeffbreakpoint()\n', 'utf16le'));
    writeBytes('marked.py', Buffer.from('\ufeffbreakpoint()\n', 'utf8'));
    writeBytes('carriage.py', Buffer.from('x = 1\rbreakpoint()\r'));
    writeBytes('nul.py', Buffer.from('x = 1\0\nbreakpoint()\n'));

    const { files, skipped } = await run();

    const found = files.filter(({ findings }) =>
      findings.some(({ ruleId }) => ruleId === 'debugger-statement'),
    );
    assert.deepEqual(
      found.map(({ path: name }) => name),
      ['carriage.py', 'latin.py', 'marked.py', 'sound.ts', 'wide.py'],
    );
    assert.deepEqual(files.find(({ path: name }) => name === 'latin.py')?.notes, [
      'not valid UTF-8: read as Windows-1252',
    ]);
    assert.deepEqual(skipped.counts, { binary: 1 });
  });

  it('follows no link in a circle, and names folders that it may not read', async () => {
    mkdirSync(path.join(folder.path, 'a/b'), { recursive: true });
    symlinkSync('../..', path.join(folder.path, 'a/b/up'));
    symlinkSync('self', path.join(folder.path, 'self'));
    mkdirSync(path.join(folder.path, 'closed'));
    folder.write('closed/c.ts', flawed);
    chmodSync(path.join(folder.path, 'closed'), 0o000);

    const { skipped } = await run();
    chmodSync(path.join(folder.path, 'closed'), 0o700);

    assert.equal(skipped.counts.symlink, 2);
    if (!isRoot)
      assert.ok(skipped.files.some(({ path: name, reason }) => name === 'closed' && reason === 'unreadable'));
  });

  it('names files that vanish while it runs', async () => {
    for (let index = 0; index < 100; index += 1) folder.write(`z${index}.ts`, flawed);

    const result = await scan.scan([folder.path], {
      onProgress: () => rmSync(path.join(folder.path, 'z99.ts'), { force: true }),
    });

    assert.deepEqual(
      result.skipped.files.filter(({ reason }) => reason === 'vanished').map(({ path: name }) => name),
      ['z99.ts'],
    );
    assert.equal(result.stats.findings, 100);
  });

  it('does not unfold a YAML bomb', async () => {
    const levels = Array.from({ length: 30 }, (_none, at) =>
      at === 0 ? 'l0: &l0 [x]' : `l${at}: &l${at} [${`*l${at - 1}, `.repeat(9)}]`,
    );
    folder.write('docker-compose.yml', `services:\n  a: { image: b }\n${levels.join('\n')}\n`);
    folder.write('pod.yaml', `apiVersion: v1\nkind: Pod\n${levels.join('\n')}\n`);

    const { skipped } = await run();

    assert.deepEqual(skipped.files, []);
  });

  it("refuses a team's rule that is meant to hang, says with which text it would, and scans on", async () => {
    folder.write(
      '.vireo/rules/slow-rule.yml',
      [
        'id: slow-rule\ntitle: Slow\ncategory: quality\nlanguages: [script]\nseverity: low\nconfidence: high',
        'cwe: []\nowasp: []\ntags: [ours]\nmessage: It is slow.\nreferences: [https://example.org/]',
        'why: It is here to show that an expression like this one never runs.\nfix: Write it so that it is linear.',
        'match:\n  - call: [f]\n    where: [{ arg: 0, matches: "^(a+)+$" }]',
        'examples: { script: { bad: ["f(1);\\n", "f(2);\\n"], good: ["g(1);\\n", "g(2);\\n"] } }',
      ].join('\n'),
    );

    const { notes } = await run();

    assert.equal(notes.length, 1);
    assert.match(
      notes[0] ?? '',
      /slow-rule\.yml: \/\^\(a\+\)\+\$\/i may take for ever: the attack string is /,
    );
  });
});
