/** `vireo time add|edit` where overlaps are cropped: nothing is taken from a neighbour unseen. */
import assert from 'node:assert/strict';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { runCli } from '../../support/run-cli.ts';
import { runAtTerminal } from '../at-terminal.ts';

describe('vireo time, where others give time away', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const { body: client } = await backend.ask('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const hourlyRate = { minor: 10_000, currency: 'EUR' };
    const { body: project } = await backend.ask('POST', '/projects', {
      clientId: client.id,
      name: 'Shop',
      hourlyRate,
    });
    const ruled = await backend.ask('PATCH', `/projects/${project.id}`, { overlapPolicy: 'crop' });
    assert.equal(ruled.status, 200);
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const zone = ['--zone', 'Europe/Berlin'];
  const time = async (...args: string[]) => await runCli(['time', ...args, ...zone, '--data', directory]);
  const spansOn = async (date: string): Promise<string[]> => {
    const { body } = await backend.ask('GET', `/time-entries?from=${date}&to=${date}&limit=100`);
    const spans = body.items.map(
      ({ startedAt, endedAt }: { startedAt: string; endedAt: string }) =>
        `${startedAt.slice(11, 16)}-${endedAt.slice(11, 16)}`,
    );
    return spans.sort();
  };

  /** At a terminal, where somebody answers so. */
  const at = async (answer: string, ...args: string[]) =>
    await runAtTerminal(['time', ...args, '--data', directory], { answer, cwd: directory });

  it('saves nothing where nobody can be asked, and names what settles it', async () => {
    await time('add', '2026-01-12 8-10 first #shop');

    const plain = await time('add', '2026-01-12 9:30-11 second #shop');
    const json = await time('add', '2026-01-12 9:30-11 second #shop', '--json');

    for (const { code, stdout, stderr } of [plain, json]) {
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, /08:00–10:00 → 08:00–09:30 {2}Acme · Shop {2}first/);
      assert.match(stderr, /Nothing was saved: --crop takes it\./);
    }
    assert.deepEqual(await spansOn('2026-01-12'), ['07:00-09:00']);

    const taken = await time('add', '2026-01-12 9:30-11 second #shop', '--crop', '--json');
    assert.equal(taken.code, 0, taken.stderr);
    assert.deepEqual(await spansOn('2026-01-12'), ['07:00-08:30', '08:30-10:00']);
  });

  it('asks at a terminal, and saves by yes alone', async () => {
    await time('add', '2026-01-13 8-12 long #shop');

    const no = await at('', 'add', '2026-01-13 9-10 middle #shop', ...zone);
    const before = await spansOn('2026-01-13');
    const yes = await at('y', 'add', '2026-01-13 9-10 middle #shop', ...zone);

    assert.deepEqual(
      { code: no.code, questionsCount: no.questions.length, before },
      { code: 2, questionsCount: 1, before: ['07:00-11:00'] },
    );
    assert.match(no.err, /08:00–12:00 → 08:00–09:00, 10:00–12:00[\s\S]*Nothing was saved\./);
    assert.deepEqual(
      { code: yes.code, questionsCount: yes.questions.length },
      { code: 0, questionsCount: 1 },
    );
    assert.deepEqual(await spansOn('2026-01-13'), ['07:00-08:00', '08:00-09:00', '09:00-11:00']);
  });

  it('asks the same of an entry that is moved, and nothing where none gives time away', async () => {
    await time('add', '2026-01-14 8-9 first #shop');
    const free = await at('', 'add', '2026-01-14 10-11 later #shop', ...zone);
    const { body } = await backend.ask('GET', '/time-entries?from=2026-01-14&to=2026-01-14&limit=10');
    const [{ id }] = body.items.filter(({ note }: { note: string }) => note === 'later');

    const refused = await time('edit', id, '8:30-11');
    const moved = await at('yes', 'edit', id, '8:30-11', ...zone);
    const noted = await at('', 'edit', id, '--note', 'quiet', ...zone);

    assert.deepEqual(
      { freeCode: free.code, questions: free.questions, refusedCode: refused.code },
      { freeCode: 0, questions: [], refusedCode: 2 },
    );
    assert.match(refused.stderr, /08:00–09:00 → 08:00–08:30/);
    assert.deepEqual(
      { code: moved.code, questionsCount: moved.questions.length, questions: noted.questions },
      { code: 0, questionsCount: 1, questions: [] },
    );
    assert.deepEqual(await spansOn('2026-01-14'), ['07:00-07:30', '07:30-10:00']);
  });

  it('asks at a terminal before an undo throws the timer away that runs', async () => {
    await at('', 'start', '--project', 'shop');

    const no = await at('', 'undo');
    const { body: kept } = await backend.ask('GET', '/timer');
    const yes = await at('y', 'undo');
    const { body: gone } = await backend.ask('GET', '/timer');

    assert.match(no.err, /start of the timer that runs.*\n.*Acme · Shop\n[\s\S]*Nothing was undone\./);
    assert.deepEqual([no.code, no.questions, kept.entry === null], [2, ['Undo it? [y/N] '], false]);
    assert.deepEqual(
      { code: yes.code, questionsCount: yes.questions.length, entry: gone.entry },
      { code: 0, questionsCount: 1, entry: null },
    );
    assert.match(yes.err, /"vireo time redo .*" does it again/);
  });

  it('changes the note of an entry that ended as soon as it began', async () => {
    const projectId = (await backend.ask('GET', '/projects?limit=1')).body.items[0].id;
    await backend.ask('POST', '/timer', { projectId });
    const { body: entry } = await backend.ask('POST', '/timer/stop', {});

    const edited = await time('edit', entry.id, '--note', 'a slip', '--json');

    assert.equal(edited.code, 0, edited.stderr);
    assert.equal(JSON.parse(edited.stdout).note, 'a slip');
  });

  it('takes four hours for four hours where the clocks change', async () => {
    const added = async (...args: string[]) => JSON.parse((await time('add', ...args, '--json')).stdout);

    const spring = await added('4h night #shop', '--date', '2026-03-29', '--from', '1:00');
    const autumn = await added('4h night #shop', '--date', '2026-10-25', '--from', '1:00');
    const edited = await time('edit', autumn.id, '5h', '--json');
    const twice = await time('add', '1h #shop', '--date', '2026-10-25', '--from', '2:30');

    assert.deepEqual(
      { seconds: spring.seconds, endedAt: spring.endedAt },
      { seconds: 14_400, endedAt: '2026-03-29T04:00:00.000Z' },
    );
    assert.deepEqual(
      { seconds: autumn.seconds, endedAt: autumn.endedAt },
      { seconds: 14_400, endedAt: '2026-10-25T03:00:00.000Z' },
    );
    assert.equal(JSON.parse(edited.stdout).seconds, 18_000);
    assert.match(
      twice.stderr,
      /happens twice on [\d-]+ in Europe\/Berlin\. Say --from \S+Z, or --from \S+Z\./,
    );
  });
});
