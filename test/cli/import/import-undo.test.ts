import assert from 'node:assert/strict';
import { clockify, setUpImport } from './set-up-import.ts';

describe('vireo import that is undone', () => {
  const stage = setUpImport();
  const { run, write, countEntries, at } = stage;

  it('says which imports there are where none is named to be taken back', async () => {
    const nothing = await run('import', '--undo');
    write('time.csv', clockify);
    const { stdout } = await run('import', 'time.csv', '--mine', '--date-order', 'dmy', '--json');
    const end = JSON.parse(stdout).id.slice(-8);

    const unnamed = await run('import', '--undo');
    const wrong = await run('import', '--undo', 'nonsense');
    const kept = await countEntries();
    const last = await run('import', '--undo', 'last');

    assert.match(nothing.stderr, /There is no import to undo/);
    assert.equal(unnamed.code, 2);
    assert.match(
      unnamed.stderr,
      new RegExp(
        `Name the import to undo.*\\n  ${end}  \\d{4}-\\d\\d-\\d\\d  time.csv  1 entry imported  2026-04-03 to 2026-04-03`,
      ),
    );
    assert.match(wrong.stderr, /"nonsense" is none of the imports/);
    assert.deepEqual([kept, last.code, await countEntries()], [1, 0, 0]);
  });

  it('adds nothing twice, and takes a whole import back', async () => {
    write('time.csv', clockify);
    const args = ['import', 'time.csv', '--mine', '--date-order', 'dmy', '--json'];
    await run(...args);

    const again = JSON.parse((await run(...args)).stdout);
    const said = await run('import', 'time.csv', '--mine', '--date-order', 'dmy');
    const offered = await run('import', '--undo');
    const undone = await run('import', '--undo', 'last');

    assert.equal(offered.stderr.match(/ time\.csv /g)?.length, 1);
    assert.deepEqual({ added: again.added, again: again.again }, { added: 0, again: 1 });
    assert.match(said.stdout, /^Nothing in the file is new:/);
    assert.deepEqual(
      [undone.code, undone.stdout, await countEntries()],
      [0, 'Undone: time.csv, 1 entry\n', 0],
    );
  });

  it('asks at a terminal before a whole import is taken back, naming what goes, unless that is said', async () => {
    write('time.csv', clockify);
    const args = ['import', 'time.csv', '--mine', '--date-order', 'dmy'];
    await run(...args);

    const no = await at('', 'import', '--undo', 'last');
    const kept = await countEntries();
    const yes = await at('y', 'import', '--undo', 'last');
    await run(...args);
    const said = await at('', 'import', '--undo', 'last', '--yes');

    assert.deepEqual(
      { code: no.code, questions: no.questions, kept },
      { code: 2, questions: ['Undo it? [y/N] '], kept: 1 },
    );
    assert.equal(
      no.err,
      [
        'time.csv: 1 entry, 2026-04-03 to 2026-04-03, and what was made for it, where nothing else uses it:',
        '  Clients: Acme',
        '  Projects: Acme · API',
        '  Tasks: API · Build',
        'vireo: Nothing was undone.',
        '',
      ].join('\n'),
    );
    assert.deepEqual({ code: yes.code, out: yes.out }, { code: 0, out: 'Undone: time.csv, 1 entry\n' });
    assert.deepEqual(
      { code: said.code, questions: said.questions, out: said.out },
      { code: 0, questions: [], out: yes.out },
    );
    assert.equal(await countEntries(), 0);
  });

  it('names the entries that are there still, and those that were deleted or merged since, when it is taken back', async () => {
    const [header = '', row = ''] = clockify.trim().split('\n');
    write('time.csv', [header, ...['a', 'b', 'c'].map((note) => row.replace('Möbel', note))].join('\n'));
    const args = ['import', 'time.csv', '--mine', '--date-order', 'dmy', '--json'];
    const { id } = JSON.parse((await run(...args)).stdout);
    const { items } = (await stage.backend.ask('GET', '/time-entries')).body;
    await stage.backend.ask('DELETE', `/time-entries/${items[0].id}`);

    const no = await at('n', 'import', '--undo', 'last');
    const done = await run('import', '--undo', 'last');
    const [again, json] = [await run('import', '--undo', id), await run('import', '--undo', id, '--json')];

    assert.match(no.err, /^time\.csv: 2 entries \(1 deleted or merged since\), 2026-04-03 to 2026-04-03, /);
    assert.deepEqual(
      { code: done.code, stdout: done.stdout },
      { code: 0, stdout: 'Undone: time.csv, 2 entries (1 deleted or merged since)\n' },
    );
    assert.deepEqual(
      { code: again.code, stdout: again.stdout },
      { code: 0, stdout: 'time.csv was already undone.\n' },
    );
    assert.deepEqual(JSON.parse(json.stdout), {
      id,
      state: 'undone',
      fileName: 'time.csv',
      added: 3,
      removed: 0,
    });
    assert.equal(await countEntries(), 0);
  });
});
