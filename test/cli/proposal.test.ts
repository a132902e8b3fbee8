/** `vireo proposal` as people and scripts use it: what the coach proposed at the terminal is decided there. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';
import { runAtTerminal } from './at-terminal.ts';

describe('vireo proposal', () => {
  let data: Awaited<ReturnType<typeof makeDataDirectory>>;
  let backend: BackendProcess;

  before(async () => {
    data = await makeDataDirectory();
    backend = await startBackend(data.directory);
    const client = await backend.ask('POST', '/clients', { name: 'Nordwind', currency: 'EUR' });
    const hourlyRate = { minor: 10_000, currency: 'EUR' };
    const project = { name: 'Checkout', clientId: client.body.id, hourlyRate };
    assert.equal((await backend.ask('POST', '/projects', project)).status, 201);
  });

  after(async () => {
    await backend.kill();
    await data.remove();
  });

  const proposal = (...args: string[]) => runCli(['proposal', ...args, '--data', data.directory]);
  const atTerminal = (answer: string, ...args: string[]) =>
    runAtTerminal(['proposal', ...args, '--data', data.directory], { answer, cwd: data.directory });

  /** Asks the coach; the id that the terminal shows. */
  async function propose(note: string): Promise<string> {
    const { stdout, stderr, code } = await runCli([
      'chat',
      `log 2 hours on Checkout yesterday: ${note}`,
      '--data',
      data.directory,
    ]);
    assert.equal(code, 0, stderr);
    const [, id = ''] = /^Proposal ([0-9a-f]{8}): /m.exec(stdout) ?? [];
    assert.ok(stderr.includes(`vireo proposal apply ${id} --data ${data.directory}\n`), stderr);
    assert.match(stdout, new RegExp(`: .*${note}`));
    return id;
  }
  const notes = async (): Promise<string[]> =>
    (await backend.ask('GET', '/time-entries')).body.items.map(({ note }: { note: string }) => note);

  it('applies what the chat printed, once, after a yes; and takes it back', async () => {
    const id = await propose('review');
    const listed = await proposal('list');
    const shown = await proposal('show', id);
    const alone = await proposal('apply', id);
    const refused = await atTerminal('', 'apply', id);
    const before = await notes();
    const applied = await atTerminal('y', 'apply', id);
    const again = await proposal('apply', id, '--yes');

    assert.match(listed.stdout, new RegExp(`${id} +waits +coach +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +`));
    assert.match(shown.stdout, /review[\s\S]*waits; of coach, /);
    assert.deepEqual([alone.code, refused.code, before], [2, 2, []]);
    assert.match(alone.stderr, /this needs --yes/);
    assert.match(refused.err, new RegExp(`Proposal ${id}: [\\s\\S]*review[\\s\\S]*Nothing was done`));
    assert.deepEqual(refused.questions, ['Do it? [y/N] ']);
    assert.deepEqual([applied.code, await notes()], [0, ['review']]);
    assert.match(applied.out, /^Done: /);
    assert.match(applied.err, new RegExp(`vireo proposal undo ${id}`));
    assert.deepEqual([again.code, await notes()], [0, ['review']]);
    assert.match(again.stdout, /^It was done before: /);

    const undone = await proposal('undo', id);
    assert.deepEqual([undone.code, await notes()], [0, []]);
    assert.match(undone.stdout, /^Undone: /);
  });

  it('gives one JSON value with --json, which asks nobody', async () => {
    const id = await propose('planning');
    const asked = await atTerminal('y', 'apply', id, '--json');
    const { items } = JSON.parse((await proposal('list', '--json')).stdout);
    const applied = await proposal('apply', id, '--yes', '--json');

    assert.deepEqual([asked.code, asked.questions], [2, []]);
    assert.equal(items.length, 1);
    assert.ok(items[0].id.endsWith(id));
    assert.equal(JSON.parse(applied.stdout).state, 'applied');
  });

  it('discards one, and says why what is decided or unknown is refused', async () => {
    const id = await propose('nothing');
    const discarded = await proposal('discard', id);
    const applied = await proposal('apply', id, '--yes');
    const undone = await proposal('undo', id);
    const unknown = await proposal('apply', '00000000', '--yes');
    const short = await proposal('show', id.slice(4));
    const waiting = await proposal('list');
    const all = await proposal('list', '--state', 'discarded');

    assert.deepEqual(
      [discarded, applied, undone, unknown, short, waiting, all].map(({ code }) => code),
      [0, 2, 2, 2, 2, 0, 0],
    );
    assert.match(discarded.stdout, /^Discarded: /);
    assert.match(applied.stderr, /The proposal is discarded\./);
    assert.match(undone.stderr, /The proposal is discarded\./);
    assert.match(unknown.stderr, /There is no proposal "00000000"\./);
    assert.equal(waiting.stdout, 'No proposal waits.\n');
    assert.equal((await proposal('list', '--state', 'failed')).stdout, 'There are no such proposals.\n');
    assert.match(all.stdout, new RegExp(`${id} +discarded`));
  });

  it('shows what would change now where that is no longer what was proposed', async () => {
    const started = await runCli(['chat', 'start the timer on Checkout', '--data', data.directory]);
    const [, id = ''] = /^Proposal ([0-9a-f]{8}): /m.exec(started.stdout) ?? [];
    const project = (await backend.ask('GET', '/projects')).body.items[0];
    const body = { name: 'Checkout 2' };
    await backend.ask('PATCH', `/projects/${project.id}`, body, { 'if-match': `"${project.version}"` });
    const first = await proposal('apply', id, '--yes');
    const second = await proposal('apply', id, '--yes');

    assert.deepEqual([first.code, second.code], [2, 0]);
    assert.match(first.stderr, /As it is now:\nProposal [\s\S]*Checkout 2[\s\S]*look at it again/);
  });
});
