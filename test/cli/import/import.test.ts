/** `vireo import` and `vireo export` as people use them, over a backend of its own. */
import assert from 'node:assert/strict';
import { clockify, setUpImport } from './set-up-import.ts';

describe('vireo import', () => {
  const stage = setUpImport();
  const { write, run, countEntries, at } = stage;

  it('refuses what is ambiguous, names row, column and option, and takes it once it is told', async () => {
    write('time.csv', clockify);

    const refused = await run('import', 'time.csv', '--mine');
    const preview = await run('import', 'time.csv', '--mine', '--dry-run');
    const would = await run('import', 'time.csv', '--mine', '--date-order', 'dmy', '--dry-run');
    const before = await countEntries();
    const done = await run('import', 'time.csv', '--mine', '--date-order', 'dmy', '--json');

    assert.equal(refused.code, 2);
    assert.match(
      refused.stderr,
      /row 2, column "Start Date": "03\/04\/2026".*\(--date-order dmy, mdy or ymd\)/,
    );
    assert.deepEqual(
      { previewCode: preview.code, wouldCode: would.code, before },
      { previewCode: 1, wouldCode: 0, before: 0 },
    );
    assert.doesNotMatch(preview.stdout, /Nothing is lost|0 rows/);
    assert.match(would.stdout, /1 row: 1 new, 0 there already, 2026-04-03 to 2026-04-03/);
    assert.match(would.stdout, /New projects: Acme · API \(100\.00 EUR an hour\)/);
    assert.deepEqual([done.code, JSON.parse(done.stdout).added, await countEntries()], [0, 1, 1]);
  });

  it('leaves out what is no work, and rows that cannot be read where that is asked for', async () => {
    const [header = '', row = ''] = clockify.split('\n');
    const typed = (type: string, line: string) => line.replace('"Yes"', `"${type}","Yes"`);
    write(
      'time.csv',
      [
        header.replace('"Billable"', '"Type","Billable"'),
        typed('Regular', row),
        typed('Regular', row.replace('"10:30"', '"25:99"')),
        typed('Holiday', row.replace('"API"', '"Holiday"')),
        '',
      ].join('\n'),
    );
    const args = ['import', 'time.csv', '--mine', '--date-order', 'dmy'];

    const refused = await run(...args);
    const preview = await run(...args, '--dry-run');
    const done = await run(...args, '--skip-invalid');

    assert.deepEqual(
      { refused: refused.code, preview: preview.code, done: done.code },
      { refused: 2, preview: 1, done: 0 },
    );
    assert.match(refused.stderr, /row 3, column "End Time": "25:99".*\n.*add --skip-invalid/);
    assert.match(preview.stdout, /add --skip-invalid/);
    assert.match(done.stdout, /3 rows: 1 new/);
    assert.match(done.stdout, /Left out: 2 rows, 3:00 hours\n/);
    assert.match(done.stdout, /1 × Type: Public holidays are left out\. 1:30 hours/);
    assert.match(done.stdout, /row 3 "End Time: "25:99" is not a time on the clock"/);
    assert.equal(await countEntries(), 1);
  });

  it('refuses a summary with the name of the export to use', async () => {
    write('summary.csv', 'Project,Client,Description,Time (h),Time (decimal)\nAPI,Acme,n,1:00,1.00\n');

    const { code, stderr } = await run('import', 'summary.csv');

    assert.equal(code, 2);
    assert.match(
      stderr,
      /The file is Clockify's summary report\. Export the detailed report instead: Reports → Detailed/,
    );
  });

  it('says which rows share time with what is recorded, to people and to programs', async () => {
    write('old.csv', clockify);
    await run('import', 'old.csv', '--mine', '--date-order', 'dmy');
    write('time.csv', clockify.replace('Möbel', 'Tisch').replaceAll('10:30', '9:20'));
    const args = ['import', 'time.csv', '--mine', '--date-order', 'dmy', '--dry-run'];

    const [shown, json] = [await run(...args), await run(...args, '--json')];

    assert.match(shown.stdout, /1 × Rows overlap with entries of the same person that are recorded here\./);
    assert.match(shown.stdout, /\n\s+row 2 "2026-04-03 09:00–09:20, beside 09:00–10:30 API"\n/);
    const told = JSON.parse(json.stdout).losses.find(
      ({ code }: { code: string }) => code === 'shares_recorded',
    );
    assert.deepEqual(
      { count: told.count, examples: told.examples },
      { count: 1, examples: [{ row: 2, value: '2026-04-03 09:00–09:20, beside 09:00–10:30 API' }] },
    );
  });

  it('says what an hour of a new project is worth, and where from, in the words of the editor', async () => {
    const amounts = clockify.replace(/,"Billable Rate \(EUR\)"/, '').replace(/,"100\.00"/, '');
    write('time.csv', amounts);

    const told = await run('import', 'time.csv', '--mine', '--date-order', 'dmy', '--dry-run');

    assert.match(told.stdout, /New projects: Acme · API \(100\.00 EUR an hour, taken from amounts\)/);
  });

  it('takes the one person of a file for the one person of the practice, others for new ones, or as a file of names says', async () => {
    write('time.csv', clockify);
    write('map.json', JSON.stringify({ people: { 'jo@x.de': 'me' }, clients: { Acme: 'Acme AG' } }));

    write('wrong.json', JSON.stringify({ people: { 'jo@x.de': 'nobody@x.de' } }));

    const mine = await run('import', 'time.csv', '--date-order', 'mdy', '--dry-run');
    const made = await run('import', 'time.csv', '--date-order', 'mdy', '--dry-run', '--create-people');
    const refused = await run('import', 'time.csv', '--date-order', 'mdy', '--map', 'wrong.json');
    const done = await run('import', 'time.csv', '--date-order', 'mdy', '--map', 'map.json');

    assert.match(mine.stdout, /The one person of the file is taken for the one person of the practice/);
    assert.match(made.stdout, /Jo, jo@x\.de is new here: 1 row\n/);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /Jo, jo@x\.de.*--map FILE, --mine, or --create-people/);
    assert.equal(done.code, 0);
    assert.match(done.stdout, /New clients: Acme AG/);
  });

  it('takes nobody else for the one person because the rows of that one are here already', async () => {
    write('time.csv', clockify);
    await run('import', 'time.csv', '--date-order', 'dmy');
    const others = clockify.slice(clockify.indexOf('\n') + 1).replace('"Jo"', '"Ann"');
    write('more.csv', clockify + others.replace('jo@x.de', 'ann@x.de'));

    const more = await run('import', 'more.csv', '--date-order', 'dmy', '--dry-run');

    assert.match(more.stdout, /2 rows: 1 new, 1 there already/);
    assert.match(more.stdout, /Ann, ann@x\.de is new here: 1 row\n/);
  });

  it('tells what was billed elsewhere since, and takes that over by an option', async () => {
    const [header = '', row = ''] = clockify.trim().split('\n');
    const lines = (invoiced: string) => [
      header.replace('"Start Date"', '"Invoiced","Invoice ID","Start Date"'),
      row.replace('"03/04/2026"', `${invoiced},"03/04/2026"`),
    ];
    write('open.csv', lines('"No",""').join('\n'));
    write('billed.csv', lines('"Yes","INV-7"').join('\n'));
    const args = ['--mine', '--date-order', 'dmy'];
    await run('import', 'open.csv', ...args);

    const told = await run('import', 'billed.csv', ...args, '--dry-run');
    const taken = await run('import', 'billed.csv', ...args, '--take-states');

    assert.match(told.stdout, /1 was approved or billed there since.*--take-states/);
    assert.match(told.stdout, /state: .*\n\s+row 2 "open → invoiced"/);
    assert.match(taken.stdout, /states taken over: 1/);
    const { items } = (await stage.backend.ask('GET', '/timesheets')).body;
    assert.deepEqual(
      items.map(({ state }: { state: string }) => state),
      ['invoiced'],
    );
  });

  it('reads what Windows wrote, from UTF-16 to code page 1252', async () => {
    write('old.csv', Buffer.from(clockify, 'latin1'));
    write('wide.csv', Buffer.from(`\u{feff}${clockify}`, 'utf16le'));
    const args = ['--mine', '--date-order', 'dmy', '--json', '--dry-run'];

    const [old, wide] = [await run('import', 'old.csv', ...args), await run('import', 'wide.csv', ...args)];

    assert.deepEqual(
      [old, wide].map(({ stdout }) => JSON.parse(stdout).sample[0].note),
      ['Möbel', 'Möbel'],
    );
    assert.match(old.stderr, /Windows-1252/);
  });

  it('goes out and comes back the same', async () => {
    write('time.csv', clockify);
    await run('import', 'time.csv', '--mine', '--date-order', 'dmy');

    const csv = await run(
      'export',
      '--format',
      'csv',
      '--from',
      '2026-04-01',
      '--to',
      '2026-04-30',
      '--output',
      'out.csv',
    );
    const ics = await run('export', '--format', 'ics');
    const toggl = await run('export', '--format', 'toggl', '--zone', 'Asia/Tokyo', '--json');
    const none = await run('export', '--from', '2026-05-01');
    const back = JSON.parse((await run('import', 'out.csv', '--dry-run', '--json')).stdout);

    assert.deepEqual(
      { code: csv.code, stdout: csv.stdout, stderr: csv.stderr },
      { code: 0, stdout: '', stderr: 'vireo: 1 entry in out.csv.\n' },
    );
    assert.match(ics.stdout, /^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Acme \/ API \/ Build\r\n/);
    assert.equal(JSON.parse(toggl.stdout).losses[0].code, 'zone_not_carried');
    assert.match(toggl.stderr, /toggl has no place for all of it/);
    assert.equal(none.stdout.trim().split('\n').length, 1);
    assert.deepEqual(
      { state: back.state, format: back.detected.format, added: back.added, again: back.again },
      { state: 'preview', format: 'vireo', added: 0, again: 1 },
      'it is there already',
    );
  });

  it('ends with 2 where there is no such file, or none is named', async () => {
    const [missing, unnamed] = [await run('import', 'none.csv'), await run('import')];

    assert.deepEqual({ missing: missing.code, unnamed: unnamed.code }, { missing: 2, unnamed: 2 });
    assert.match(missing.stderr, /none\.csv cannot be read/);
    assert.match(unnamed.stderr, /a file is needed/);
  });

  describe('names that look like others here', () => {
    const like = clockify.replaceAll('03/04/2026', '13/04/2026').replace('"Acme"', '"Acme GmbH"');
    const namesOf = async (kind: string) =>
      (await stage.backend.ask('GET', `/${kind}`)).body.items.map(({ name }: { name: string }) => name);

    beforeEach(async () => {
      write('first.csv', clockify.replaceAll('03/04/2026', '14/04/2026').replace('"API"', '"Web API"'));
      write('like.csv', like.replace('"API"', '"Web-API"'));
      await run('import', 'first.csv', '--mine', '--yes');
    });

    it('are told by a preview and made all the same where nobody answers', async () => {
      const told = await run('import', 'like.csv', '--mine', '--dry-run');
      await run('import', 'like.csv', '--mine');

      assert.match(told.stdout, /Client "Acme GmbH": did you mean Acme\?/);
      assert.deepEqual(await namesOf('clients'), ['Acme', 'Acme GmbH']);
    });

    it('are the records by --match-similar, down to projects', async () => {
      const done = await run('import', 'like.csv', '--mine', '--match-similar');

      assert.equal(done.code, 0, done.stderr);
      assert.deepEqual([await namesOf('clients'), await namesOf('projects')], [['Acme'], ['Web API']]);
      assert.equal(await countEntries(), 2);
    });

    it('are asked about at a terminal, each once', async () => {
      const yes = await at('y', 'import', 'like.csv', '--mine');
      const projects = await namesOf('projects');
      await run('import', '--undo', 'last', '--yes');
      const no = await at('n', 'import', 'like.csv', '--mine');

      assert.deepEqual(yes.questions, [
        'Client "Acme GmbH": did you mean "Acme"? [y/N] ',
        'Project "Acme · Web-API": did you mean "Acme · Web API"? [y/N] ',
      ]);
      assert.deepEqual(
        { projects, questionsCount: no.questions.length },
        { projects: ['Web API'], questionsCount: 1 },
      );
      assert.deepEqual(await namesOf('clients'), ['Acme', 'Acme GmbH']);
    });

    it('are not asked about by --yes', async () => {
      assert.deepEqual((await at('y', 'import', 'like.csv', '--mine', '--yes')).questions, []);
    });
  });
});
