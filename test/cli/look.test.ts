/** `vireo practice look`: logo, colour, footer and columns from a terminal, and what is printed with them. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { samplePng } from '../../src/backend/testing/sample-images.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo practice look', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const look = async (...args: string[]) => await runCli(['practice', 'look', ...args, '--data', directory]);
  const write = async (name: string, content: Uint8Array | string) => {
    const file = path.join(directory, name);
    await writeFile(file, content);
    return file;
  };

  it('shows the usual look, changes it, and clears a part with an empty text', async () => {
    const logo = await write('logo.png', samplePng({ width: 90, height: 30 }));

    const usual = await look();
    const changed = await look(
      '--logo',
      logo,
      '--logo-align',
      'right',
      '--color',
      '#0A5',
      '--columns',
      'quantity,tax-rate',
      '--footer',
      'Nordbank\\nBIC NORDDEHH',
      'HRB 4711',
    );
    const cleared = await look('--logo', '', '--color', '', '--json');

    assert.match(usual.stdout, /Logo\s+none\nColour\s+black\nColumns\s+position, quantity, price\n/);
    assert.match(
      changed.stdout,
      /Logo\s+image\/png, 90 × 30 px, 15 mm, right\nColour\s+#00aa55, lines only\n/,
    );
    assert.match(
      changed.stdout,
      /Footer 1\s+Nordbank \/ BIC NORDDEHH\nFooter 2\s+HRB 4711\nColumns\s+quantity, tax-rate/,
    );
    assert.match(changed.stderr, /#00aa55 has a contrast of 3\.0 on white, text needs 4\.5/);
    const { logo: none, color, footer } = JSON.parse(cleared.stdout);
    assert.deepEqual(
      { none, color, footer },
      { none: null, color: null, footer: ['Nordbank\nBIC NORDDEHH', 'HRB 4711'] },
    );
  });

  it('refuses what is no logo, colour or column, and changes nothing', async () => {
    const before = (await look('--json')).stdout;
    const svg = await write('logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const large = await write('large.png', Buffer.alloc(20 * 1024 * 1024));
    const refused = [
      [['--logo', svg, '--color', '#123456'], /logo: is neither PNG nor JPEG/],
      [['--logo', large], /--logo: .*large\.png is larger than 1 MB/],
      [['--logo', path.join(directory, 'none.png')], /none\.png can't be read/],
      [['--color', 'red'], /--color takes a colour/],
      [['--columns', 'net'], /--columns knows position, period, quantity, price, tax-rate, not net/],
      [['--logo-height', '90'], /millimetres from 8 to 40/],
    ] as const;
    for (const [args, message] of refused) {
      const { code, stderr } = await look(...args);
      assert.equal(code, 2);
      assert.match(stderr, message);
    }

    assert.equal((await look('--json')).stdout, before);
  });
});
