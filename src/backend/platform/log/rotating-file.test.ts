import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLogger } from './logger.ts';
import { listMoved, RotatingFile } from './rotating-file.ts';

const subject = fileURLToPath(new URL('./rotating-file.ts', import.meta.url));

describe('a log file that rotates while it is written (#41)', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-log-'));
    file = path.join(folder, 'backend.log');
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const allFiles = () => [file, ...listMoved(file).map((name) => path.join(folder, name))];
  const linesOf = (name: string) => fs.readFileSync(name, 'utf8').split('\n').slice(0, -1);

  it('keeps its size, and as many full ones as it may', () => {
    const log = new RotatingFile({ file, largest: 1_000, kept: 3 });
    const logger = createLogger('info', log);

    for (let nth = 0; nth < 500; nth += 1) logger.info({ nth }, 'a request');
    log.close();

    const files = allFiles();
    assert.equal(files.length, 4);
    for (const name of files) assert.ok(fs.statSync(name).size < 1_300, name);
    const seen = files.toReversed().flatMap((name) => linesOf(name).map((line) => JSON.parse(line).nth));
    assert.deepEqual(
      seen,
      Array.from({ length: seen.length }, (_, index) => 500 - seen.length + index),
    );
    assert.deepEqual(fs.statSync(file).mode & 0o077, process.platform === 'win32' ? 0o066 : 0);
  });

  it('rotates what an earlier process left full, and counts its old file', () => {
    fs.writeFileSync(file, 'x'.repeat(2_000));
    fs.writeFileSync(`${file}.1`, 'older\n');

    const log = new RotatingFile({ file, largest: 1_000, kept: 1 });
    log.write('new\n');
    log.close();

    assert.deepEqual(linesOf(file), ['new']);
    assert.deepEqual(fs.readdirSync(folder).length, 2);
    assert.ok(!fs.existsSync(`${file}.1`));
  });

  it('loses no line, and cuts none, while three processes write it', async function () {
    this.timeout(60_000);
    const script = `
      import { RotatingFile } from ${JSON.stringify(subject)};
      const log = new RotatingFile({ file: ${JSON.stringify(file)}, largest: 5_000, kept: 10_000 });
      for (let nth = 0; nth < 2_000; nth += 1) log.write(\`\${process.argv[1]} \${nth} \${'x'.repeat(nth % 90)}\\n\`);
    `;
    const writers = ['a', 'b', 'c'].map((name) =>
      spawn(process.execPath, ['--input-type=module', '-e', script, name], { stdio: 'inherit' }),
    );
    const codes = await Promise.all(writers.map(async (child) => (await once(child, 'exit'))[0]));

    const lines = allFiles().flatMap(linesOf);
    const expected = ['a', 'b', 'c'].flatMap((name) =>
      Array.from({ length: 2_000 }, (_, nth) => `${name} ${nth} ${'x'.repeat(nth % 90)}`),
    );
    assert.deepEqual(codes, [0, 0, 0]);
    assert.deepEqual(lines.toSorted(), expected.toSorted());
    assert.ok(listMoved(file).length > 20);
  });

  it('goes on in the new file where another process moved the old one', () => {
    let now = 0;
    const first = new RotatingFile({ file, largest: 1_000, kept: 3, now: () => now });
    first.write('before\n');
    fs.renameSync(file, path.join(folder, 'elsewhere'));
    fs.writeFileSync(file, '');
    now += 1_000;

    first.write('after\n');
    first.close();

    assert.deepEqual(linesOf(file), ['after']);
  });
});
