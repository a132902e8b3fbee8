import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { waitFor } from '../../test/support/wait-for.ts';
import { toSarif } from './sarif.ts';
import { describeNotReached } from './scan-result.ts';
import { createWorkspaceScan, type WorkspaceScan, type WorkspaceScanOptions } from './workspace-scan.ts';

const flawed = 'export function run() {\n  debugger;\n}\n';

describe('createWorkspaceScan', () => {
  let folder: string;
  let root: string;
  let cacheDirectory: string;
  /** One for all tests that ask for nothing special: a worker takes longer to start than to scan. */
  let shared: WorkspaceScan;
  let own: WorkspaceScan | undefined;

  before(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-scan-')));
    // What a user's folder above is called says nothing of a workspace.
    root = path.join(folder, 'dev', 'root');
    cacheDirectory = path.join(folder, 'cache');
    shared = createWorkspaceScan({ jobs: 1, cacheDirectory });
  });
  beforeEach(() => mkdirSync(root, { recursive: true }));
  afterEach(async () => {
    await own?.dispose();
    own = undefined;
    for (const used of [root, cacheDirectory]) rmSync(used, { recursive: true, force: true });
  });
  after(async () => {
    await shared.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, content: string): void {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  function start(options?: WorkspaceScanOptions): WorkspaceScan {
    if (options === undefined) return shared;
    own = createWorkspaceScan({ jobs: 1, cacheDirectory, ...options });
    return own;
  }
  const cacheFile = (): string => {
    const [name = ''] = readdirSync(path.join(cacheDirectory, 'scans'));
    return path.join(cacheDirectory, 'scans', name);
  };

  it('reports findings file by file, with what it read and what it left out', async () => {
    write('src/a.ts', flawed);
    write('src/b.py', 'def run():\n    breakpoint()\n');
    write('clean.ts', 'export const a = 1;\n');
    write('binary.ts', 'a\0b');
    const seen: string[] = [];

    const result = await start().scan([root], { onProgress: ({ path: file }) => seen.push(file) });

    assert.deepEqual(
      result.files.map((file) => [file.path, file.findings.map(({ ruleId }) => ruleId)]),
      [
        ['src/a.ts', ['debugger-statement']],
        ['src/b.py', ['debugger-statement']],
      ],
    );
    assert.equal(result.stats.files, 4);
    assert.equal(result.stats.scanned, 3);
    assert.deepEqual(result.skipped.counts, { binary: 1 });
    assert.equal(seen.length, 4);
    assert.equal(result.files[0]?.findings[0]?.snippet, '  debugger;');
  });

  it('takes unchanged files from the cache, and scans changed ones', async () => {
    write('a.ts', flawed);
    write('b.ts', flawed);
    const first = await start().scan([root]);

    write('b.ts', 'export const mended = 1;\n');
    const second = await start().scan([root]);

    assert.deepEqual({ scanned: first.stats.scanned, cached: first.stats.cached }, { scanned: 2, cached: 0 });
    assert.deepEqual(
      { scanned: second.stats.scanned, cached: second.stats.cached },
      { scanned: 1, cached: 1 },
    );
    assert.deepEqual(
      second.files.map((file) => file.path),
      ['a.ts'],
    );
    assert.deepEqual(second.files[0]?.findings, first.files[0]?.findings);
  });

  const sealOf = (cache: string): { version: string } => JSON.parse(cache.slice(cache.lastIndexOf('\n') + 1));
  const damages: Readonly<Record<string, (cache: string) => string>> = {
    'of another format': () => '{"format":1,"files":{"a.ts":',
    'cut short': (cache) => cache.slice(0, -20),
    'without a line': (cache) => cache.slice(cache.indexOf('\n') + 1),
    'changed in one letter': (cache) => cache.replace('"a.ts"', '"b.ts"'),
    empty: () => '',
  };
  for (const [name, damage] of Object.entries(damages)) {
    it(`leaves out a cache that is ${name}, says so, and writes a sound one`, async () => {
      write('a.ts', flawed);
      write('c.ts', flawed);
      await start().scan([root]);
      const sound = readFileSync(cacheFile(), 'utf8');
      writeFileSync(cacheFile(), damage(sound));

      const result = await start().scan([root]);
      const repaired = await start().scan([root]);

      assert.equal(result.stats.findings, 2);
      assert.match(result.notes.join(), /damaged/);
      assert.deepEqual({ cached: repaired.stats.cached, notes: repaired.notes }, { cached: 2, notes: [] });
    });
  }

  it('weighs passwords of a Compose file again when one for production comes beside it', async () => {
    const compose = (password: string) =>
      `services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: ${password}\n`;
    const severitiesOf = async () =>
      (await start().scan([root])).files.flatMap(({ path: file, findings }) =>
        findings
          .filter(({ ruleId }) => ruleId === 'secret-in-environment')
          .map(({ severity }) => `${file} ${severity}`),
      );
    write('docker-compose.yml', compose('kangaroo4711'));

    assert.deepEqual(await severitiesOf(), ['docker-compose.yml high']);

    write('docker-compose.prod.yml', compose('wombat0815'));
    assert.deepEqual(await severitiesOf(), ['docker-compose.prod.yml high', 'docker-compose.yml medium']);
  });

  it('does not take results of another version of the scanner', async () => {
    write('a.ts', flawed);
    await start().scan([root]);
    const cache = readFileSync(cacheFile(), 'utf8');
    writeFileSync(cacheFile(), cache.replace(`"version":"${sealOf(cache).version}"`, '"version":"another"'));

    const result = await start().scan([root]);

    assert.deepEqual(
      { scanned: result.stats.scanned, cached: result.stats.cached, notes: result.notes },
      { scanned: 1, cached: 0, notes: [] },
    );
  });

  it('keeps what the cache knows of a folder when one file of it is scanned', async () => {
    write('a.ts', flawed);
    write('b.ts', flawed);
    await start().scan([root]);
    write('a.ts', `${flawed}\n`);

    await start().scan([path.join(root, 'a.ts')]);
    const whole = await start().scan([root]);

    assert.deepEqual({ scanned: whole.stats.scanned, cached: whole.stats.cached }, { scanned: 1, cached: 1 });
  });

  it('stops when it is told to, and says so', async () => {
    for (let index = 0; index < 100; index += 1) write(`f${index}.ts`, flawed);
    const stop = new AbortController();

    const result = await start().scan([root], { signal: stop.signal, onProgress: () => stop.abort() });

    assert.equal(result.cancelled, true);
    assert.ok(result.stats.scanned < 100);
  });

  it('rejects when a root does not exist', async () => {
    await assert.rejects(start().scan([path.join(root, 'none')]));
  });

  it('leaves out a file that kills its worker, names it, and scans the rest', async () => {
    for (const name of ['a.ts', 'b.ts', 'c.ts']) write(name, flawed);
    write('b-deadly.ts', '// DIE\n');

    const result = await start({ workerPath: fakeWorker('DIE', 'process.exit(9)') }).scan([root]);

    assert.deepEqual(result.skipped.files, [{ path: 'b-deadly.ts', reason: 'crashed' }]);
    assert.equal(result.stats.scanned, 3);
  });

  it('scans a file that needs much memory by a worker with more', async () => {
    for (const name of ['a.ts', 'c.ts']) write(name, flawed);
    write('b-large.ts', `// MB:320\n${flawed}`);
    // Numbers that no worker can keep elsewhere than on its heap.
    const use =
      'const kept = []; for (let mb = 0; mb < Number(/MB:([0-9]+)/.exec(readFileSync(absolutePath, "utf8"))[1]); mb += 1) kept.push(Array.from({ length: 131072 }, (_, at) => at + 0.5));';

    const result = await start({ workerPath: fakeWorker('MB:', use), fileTimeoutMs: 300_000 }).scan([root]);

    assert.deepEqual(result.skipped.files, []);
    assert.equal(result.stats.scanned, 3);
  });

  it('leaves out a file that its worker does not come to an end with', async () => {
    write('a.ts', '// HANG\n');
    write('b.ts', flawed);
    const options = { workerPath: fakeWorker('HANG', 'for (;;);'), fileTimeoutMs: 1500 };

    const result = await start(options).scan([root]);

    assert.deepEqual(result.skipped.files, [{ path: 'a.ts', reason: 'timed-out' }]);
    assert.equal(result.stats.scanned, 1);
  });

  it('rejects when no worker comes up', async () => {
    write('a.ts', flawed);
    const broken = path.join(folder, 'broken.mjs');
    writeFileSync(broken, 'throw new Error("no");\n');

    await assert.rejects(start({ workerPath: broken }).scan([root]), { code: 'worker-start' });
  });

  describe('where workers are late to come up', () => {
    /**
     * Never comes up in its first `times`; counted by files, since each start is a thread of its own. Its clock runs out as
     * soon as it is one of these, and never for the others, however slow the computer is.
     */
    function lateWorker(times: number): Pick<WorkspaceScanOptions, 'createClock' | 'tickMs' | 'workerPath'> {
      const starts = `${mkdtempSync(path.join(folder, 'starts-'))}/`;
      const start = `import { readdirSync, writeFileSync } from 'node:fs';
        import { threadId } from 'node:worker_threads';
        const isLate = readdirSync(${JSON.stringify(starts)}).length < ${times};
        writeFileSync(${JSON.stringify(starts)} + threadId, isLate ? 'late' : '');
        if (isLate) await new Promise((resolve) => setInterval(resolve, 2 ** 30));`;
      const isLate = (started: string) => existsSync(started) && readFileSync(started, 'utf8') === 'late';
      return {
        workerPath: fakeWorker('NONE', '', start),
        tickMs: 20,
        createClock: ({ threadId }) => ({
          elapsedMs: 0,
          restart() {
            this.elapsedMs = 0;
          },
          tick() {
            if (isLate(starts + String(threadId))) this.elapsedMs = Number.POSITIVE_INFINITY;
          },
        }),
      };
    }

    it('starts them once more', async () => {
      for (const name of ['a.ts', 'b.ts']) write(name, flawed);

      const result = await start({ jobs: 1, ...lateWorker(1) }).scan([root]);

      assert.deepEqual([result.skipped.files, result.stats.scanned], [[], 2]);
    });

    it('has the others scan what a late one was to scan', async () => {
      for (let index = 0; index < 100; index += 1) write(`f${index}.ts`, flawed);

      const result = await start({ jobs: 2, ...lateWorker(1) }).scan([root]);

      assert.deepEqual([result.skipped.files, result.stats.scanned], [[], 100]);
    });

    it('names what it did not come to, and comes to it in the next scan', async () => {
      for (const name of ['a.ts', 'b.ts']) write(name, flawed);
      const service = start({ jobs: 1, ...lateWorker(2) });

      const result = await service.scan([root]);
      const next = await service.scan([root]);

      assert.deepEqual(result.skipped.files, [
        { path: 'a.ts', reason: 'not-reached' },
        { path: 'b.ts', reason: 'not-reached' },
      ]);
      assert.equal(
        describeNotReached(result),
        'The computer was too busy to scan 2 files: a.ts, b.ts. Scan again when it has less to do.',
      );
      assert.deepEqual([describeNotReached(next), next.stats.scanned], [undefined, 2]);
    });
  });

  it('lets idle workers end', async () => {
    write('a.ts', flawed);
    const service = start({ idleMs: 20 });
    await service.scan([root]);

    await waitFor(() => service.workers === 0, 'the worker to end');
  });

  it('gives SARIF 2.1.0 whose rules, places and fingerprints fit the findings', async () => {
    write('src/a b.ts', `${flawed}// vireo: ignore[debugger-statement] needed in this sample\ndebugger;\n`);

    const result = await start().scan([root]);
    const [run] = toSarif(result, { base: root }).runs;
    const [open, suppressed] = run?.results ?? [];

    assert.equal(open?.ruleId, 'debugger-statement');
    assert.equal(run?.tool.driver.rules[open?.ruleIndex ?? -1]?.id, 'debugger-statement');
    assert.deepEqual(open?.locations[0]?.physicalLocation, {
      artifactLocation: { uri: 'src/a%20b.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 12 },
      contextRegion: { startLine: 2, endLine: 2, snippet: { text: '  debugger;' } },
    });
    assert.equal(open?.partialFingerprints['vireo/v1'], result.files[0]?.findings[0]?.fingerprint);
    assert.deepEqual(suppressed && 'suppressions' in suppressed ? suppressed.suppressions : [], [
      { kind: 'inSource', status: 'accepted', justification: 'needed in this sample' },
    ]);
  });

  /** A worker that speaks the protocol and, at a file whose text has the mark, does something else. */
  function fakeWorker(mark: string, instead: string, start = ''): string {
    const file = path.join(folder, 'fake-worker.mjs');
    const lines = [
      "import { readFileSync } from 'node:fs';",
      "import { parentPort } from 'node:worker_threads';",
      start,
      "parentPort.postMessage({ type: 'ready' });",
      'const scan = { findings: [], suppressed: [], partial: false, notes: [] };',
      "const outcome = { kind: 'scanned', key: { sha256: '', dependencies: [] }, scan };",
      "parentPort.on('message', ({ files }) => {",
      '  for (const { absolutePath } of files) {',
      `    if (readFileSync(absolutePath, 'utf8').includes('${mark}')) { ${instead} }`,
      "    parentPort.postMessage({ type: 'file', outcome });",
      '  }',
      "  parentPort.postMessage({ type: 'done' });",
      '});',
    ];
    writeFileSync(file, lines.join('\n'));
    return file;
  }
});
