/** `vireo document`: from a file to an approved version, what changed, comments, and files again. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo document', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  let folder: string;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-documents-'));
    await run('client', 'add', 'Nordwind GmbH', '--currency', 'EUR');
    await run('project', 'add', 'API', '--client', 'nordwind');
  });
  after(async () => {
    await backend.kill();
    await remove();
    rmSync(folder, { recursive: true });
  });

  const run = async (...args: string[]) => await runCli([...args, '--data', directory], { cwd: folder });
  const ok = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args);
    assert.equal(code, 0, stderr);
    return stdout;
  };
  const write = (text: string) => writeFileSync(path.join(folder, 'charter.md'), text);

  it('takes a text from a file through review to approval, and says what changed', async () => {
    write('# Charter\n\nHosted in the EU.\n');
    const added = JSON.parse(
      await ok(
        'document',
        'add',
        'Charter',
        '--project',
        'api',
        '--type',
        'charter',
        '--file',
        'charter.md',
        '--json',
      ),
    );
    write('# Charter\n\nHosted in Germany.\n');
    await ok('document', 'edit', 'charter', '--file', 'charter.md');
    const lines = await run('document', 'diff', 'charter');
    const words = await run('document', 'diff', 'charter', '--words');

    assert.deepEqual({ number: added.number, state: added.state }, { number: 1, state: 'draft' });
    assert.deepEqual({ lines: lines.code, words: words.code }, { lines: 1, words: 1 });
    assert.match(lines.stdout, /^--- Charter v1\t?\n\+\+\+ Charter v2/m);
    assert.match(lines.stdout, /^-Hosted in the EU\.$/m);
    assert.match(words.stdout, /Hosted in \[-the EU-\]\{\+Germany\+\}\./);

    await ok('document', 'submit', 'charter');
    await ok('document', 'send-back', 'charter', 'Which region?');
    const early = await run('document', 'approve', 'charter');
    await ok('document', 'submit', 'charter');
    assert.match(
      await ok('document', 'approve', 'charter'),
      /Charter +charter +approved +2 +2 +Nordwind GmbH · API/,
    );
    assert.match(await ok('document', 'history', 'charter'), /^ +2 .* person +approved\n +1 .* person$/m);
    assert.equal(early.code, 2);
    assert.match((await run('document', 'delete', 'charter')).stderr, /was approved/);
  });

  it('comments on a passage, exports, deletes and restores', async () => {
    write('Speed matters. Cost matters.\n');
    await ok('document', 'add', 'Roadmap', '--project', 'api', '--file', 'charter.md');
    const twice = await run('document', 'comment', 'roadmap', 'Whose?', '--on', 'matters');
    await ok('document', 'comment', 'roadmap', 'Whose?', '--on', 'Cost matters');
    await ok('document', 'export', 'roadmap', '--format', 'pdf', '--output', 'roadmap.pdf');
    const withoutFile = await run('document', 'export', 'roadmap', '--format', 'pdf');
    const deleted = await ok('document', 'delete', 'roadmap');
    const gone = await run('document', 'show', 'roadmap');
    const id = /restore (\S+)/.exec(deleted)?.[1] ?? '';
    await ok('document', 'restore', id);

    assert.match(twice.stderr, /there more than once/);
    assert.match(await ok('document', 'comments', 'roadmap'), /Cost matters +Whose\? +open/);
    assert.equal(readFileSync(path.join(folder, 'roadmap.pdf')).subarray(0, 5).toString(), '%PDF-');
    assert.match(withoutFile.stderr, /--output FILE/);
    assert.match(gone.stderr, /There is no document "roadmap"/);
    assert.equal(await ok('document', 'show', 'roadmap'), 'Speed matters. Cost matters.\n');
    assert.equal(await ok('document', 'export', 'roadmap'), 'Speed matters. Cost matters.\n');
    assert.match(await ok('document', 'list', '--text', 'cost'), /Roadmap/);
    assert.doesNotMatch(await ok('document', 'list', '--text', 'germany'), /Roadmap/);
  });
});
