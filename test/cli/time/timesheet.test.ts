/** `vireo timesheet` as scripts and people use it: a person alone, who submits and, in a second step, decides. */
import assert from 'node:assert/strict';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { runCli } from '../../support/run-cli.ts';
import { runAtTerminal } from '../at-terminal.ts';

describe('vireo timesheet', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  const entryIds: string[] = [];
  let projectId: string;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const { body: client } = await backend.ask('POST', '/clients', {
      name: 'Nordwind GmbH',
      currency: 'EUR',
    });
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    const project = { name: 'API rewrite', clientId: client.id, hourlyRate };
    const { body } = await backend.ask('POST', '/projects', project);
    projectId = body.id;
    const { body: me } = await backend.ask('GET', '/users/me');
    await backend.ask('PATCH', `/organizations/${me.organizationId}`, { selfApproval: 'allowed' });
    for (const day of ['05', '06']) {
      const times = {
        startedAt: `2026-10-${day}T09:00`,
        endedAt: `2026-10-${day}T10:30`,
        zone: 'Europe/Berlin',
      };
      const entry = { projectId: body.id, note: 'Review', ...times };
      entryIds.push((await backend.ask('POST', '/time-entries', entry)).body.id);
    }
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const timesheet = (...args: string[]) => runCli(['timesheet', ...args, '--data', directory]);
  const short = (id = '') => id.slice(-8);

  it('takes a week from its submission over verdicts to its being opened again, and tells each step', async () => {
    const submitted = await timesheet('submit', '2026-W41');
    const again = await timesheet('submit', '2026-10-07', '--json');
    const waiting = await timesheet('list', '--state', 'submitted', '--json');
    await timesheet('comment', '2026-W41', 'Is that all?');
    const entry = ['--entry', short(entryIds[0])];
    const rejected = await timesheet(
      'reject',
      '2026-W41',
      ...entry,
      '--reason',
      'Split the meeting',
      '--json',
    );
    const approved = await timesheet('approve', '2026-W41');
    const sheets = JSON.parse((await timesheet('list', '--json')).stdout).items;
    const first = sheets.find((sheet: { supplement: number }) => sheet.supplement === 0);
    const shown = await timesheet('show', '2026-W41');
    const reopened = await timesheet('reopen', first.id, '--reason', 'Wrong project');
    const history = await timesheet('history', short(first.id));

    assert.match(submitted.stdout, /^[0-9a-f]{8} {2}2026-W41 +3:00 {2}submitted {2}\S.*\n$/);
    assert.deepEqual(
      { code: again.code, version: JSON.parse(again.stdout).version },
      { code: 0, version: 2 },
    );
    assert.equal(JSON.parse(waiting.stdout).items.length, 1);
    assert.equal(JSON.parse(rejected.stdout).state, 'submitted');
    assert.match(approved.stdout, /approved/);
    assert.match(shown.stdout, /2026-W41\+1 +1:30 {2}rejected .* version \d+\n/);
    assert.match(shown.stdout, /Review {2}\[rejected: Split the meeting\]/);
    assert.match(reopened.stdout, / 3:00 {2}draft .*"Wrong project"/);
    assert.deepEqual(
      history.stdout.match(/Z {2}\w+/g)?.map((step) => step.slice(3)),
      ['created', 'submitted', 'commented', 'judged', 'approved', 'reopened'],
    );
    assert.match(history.stdout, new RegExp(`${short(entryIds[0])} {2}rejected {2}"Split the meeting"`));
  });

  it('means by a week the sheet that can be acted on, and tells of time that waits behind a submitted one', async () => {
    const record = async (day: string) => {
      const times = { startedAt: `${day}T09:00`, endedAt: `${day}T10:00`, zone: 'Europe/Berlin' };
      await backend.ask('POST', '/time-entries', { projectId, note: 'Late', ...times });
    };
    await record('2026-09-07');
    await timesheet('submit', '2026-W37');
    await timesheet('approve', '2026-W37');
    await record('2026-09-08');
    await timesheet('submit', '2026-W37');
    await record('2026-09-09');

    const waiting = await timesheet('submit', '2026-W37');
    const inJson = JSON.parse((await timesheet('submit', '2026-W37', '--json')).stdout);
    const history = await timesheet('history', '2026-W37');
    const first = await timesheet('history', '2026-W37+0');
    const withdrawn = await timesheet('withdraw', '2026-W37');
    const none = await timesheet('reject', '2026-W37', '--reason', 'No');
    const unknown = await timesheet('show', '2026-W37+7');
    const reopened = await timesheet('reopen', '2026-W37', '--reason', 'Wrong project');

    assert.match(waiting.stdout, / 2026-W37\+1 +1:00 +submitted /);
    assert.match(waiting.stderr, /1:00 more of this week waits until 2026-W37\+1 is decided or withdrawn/);
    assert.deepEqual(
      { waitingSeconds: inJson.waitingSeconds, seconds: inJson.seconds },
      { waitingSeconds: 3_600, seconds: 3_600 },
    );
    const both = '2026-W37\\+1 \\w+, 2026-W37 approved\\. .*: 2026-W37\\+1; the first: 2026-W37\\+0';
    assert.match(history.stderr, new RegExp(`This is the newest of ${both}`));
    assert.deepEqual([/approved/.test(history.stdout), /approved/.test(first.stdout)], [false, true]);
    assert.match(withdrawn.stdout, /2026-W37\+1 .* draft /);
    assert.match(none.stderr, new RegExp(`No timesheet of that week can be rejected: ${both}`));
    assert.match(unknown.stderr, new RegExp(`That week has no such timesheet: ${both}`));
    assert.deepEqual(
      { none: none.code, unknown: unknown.code, reopened: reopened.code },
      { none: 2, unknown: 2, reopened: 0 },
    );
    assert.match(reopened.stdout, /2026-W37 .* draft .*"Wrong project"/);
  });

  it('marks the times of a night and of another clock, as "vireo time list" does', async () => {
    const record = async (times: object) =>
      await backend.ask('POST', '/time-entries', { projectId, note: 'Away', ...times });
    await record({ startedAt: '2026-06-16T09:00', endedAt: '2026-06-16T10:00', zone: 'Europe/Berlin' });
    await record({ startedAt: '2026-06-17T22:00', endedAt: '2026-06-18T01:30', zone: 'America/New_York' });
    await timesheet('submit', '2026-W25');

    const shown = await timesheet('show', '2026-W25');
    const decided = await timesheet('approve', '2026-W25');

    for (const told of [shown.stdout, decided.stderr]) {
      assert.match(told, / 2026-06-16 09:00–10:00 {13}1:00 /);
      assert.match(told, / 2026-06-17 22:00–01:30 \+1 UTC-4 {4}3:30 /);
    }
  });

  describe('of a week in which time is recorded twice', () => {
    const at = (day: string, from: string, to: string) => ({
      startedAt: `${day}T${from}`,
      endedAt: `${day}T${to}`,
      zone: 'Europe/Berlin',
    });
    const record = async (note: string, times: object): Promise<string> =>
      (await backend.ask('POST', '/time-entries', { projectId, note, ...times })).body.id;

    /** At a terminal, where somebody answers so. */
    const answering = async (answer: string, ...args: string[]) =>
      await runAtTerminal(['timesheet', ...args, '--data', directory], { answer, cwd: directory });

    /** While that is asked, something is done elsewhere. */
    const answeringLate = async (answer: string, week: string, meanwhile: () => Promise<unknown>) =>
      await runAtTerminal(['timesheet', 'submit', week, '--data', directory], {
        answer,
        cwd: directory,
        meanwhile,
      });

    it('shows which entries share it, with what, and before a decision, too', async () => {
      const review = await record('Long review', at('2026-05-04', '09:00', '10:00'));
      const call = await record('Call', at('2026-05-04', '09:30', '11:00'));
      await record('Mail', at('2026-05-04', '11:00', '12:00'));
      const submitted = await timesheet('submit', '2026-W19');

      const shown = await timesheet('show', '2026-W19');
      const inJson = JSON.parse((await timesheet('show', '2026-W19', '--json')).stdout);
      const approved = await timesheet('approve', '2026-W19');

      const told = [
        /0:30 of it is recorded more than once\.\n/,
        new RegExp(
          `Long review\n +shares 0:30 with ${short(call)} {2}2026-05-04 09:30–11:00 {2}Nordwind GmbH · API rewrite\n`,
        ),
        new RegExp(
          `Call\n +shares 0:30 with ${short(review)} {2}2026-05-04 09:00–10:00 {2}Nordwind GmbH · API rewrite\n`,
        ),
        /Mail\n(?! +shares)/,
      ];
      assert.equal(submitted.code, 0, submitted.stderr);
      for (const line of told) {
        assert.match(shown.stdout, line);
        assert.match(approved.stderr, line);
      }
      assert.equal(inJson.week.sharedSeconds, 1_800);
    });

    it('says before it is submitted how much, and where, and submits it where nobody is asked', async () => {
      const first = await record('First', at('2026-06-09', '09:00', '10:00'));
      await record('Alone', at('2026-06-10', '09:00', '10:00'));
      await record('Second', at('2026-06-09', '09:15', '10:00'));

      const plain = await timesheet('submit', '2026-W24');
      await timesheet('withdraw', '2026-W24');
      const json = await timesheet('submit', '2026-W24', '--json');

      assert.equal(plain.code, 0);
      assert.match(plain.stdout, / 2026-W24 +2:45 +submitted /);
      assert.match(plain.stderr, /0:45 of 2026-W24 is recorded more than once:\n/);
      assert.match(
        plain.stderr,
        new RegExp(`${short(first)} {2}2026-06-09 09:00–10:00 .* First\n +shares 0:45 with `),
      );
      assert.doesNotMatch(plain.stderr, /Alone/);
      assert.deepEqual(
        { stderr: json.stderr, sharedSeconds: JSON.parse(json.stdout).sharedSeconds },
        { stderr: '', sharedSeconds: 2_700 },
      );
    });

    it('asks at a terminal, unless that was answered before', async () => {
      await record('First', at('2026-05-19', '09:00', '10:00'));
      await record('Second', at('2026-05-19', '09:15', '10:00'));

      const no = await answering('', 'submit', '2026-W21');
      const listed = await timesheet('list', '--from', '2026-05-18', '--to', '2026-05-18');
      const yes = await answering('y', 'submit', '2026-W21');
      const again = await answering('', 'submit', '2026-W21');
      await timesheet('withdraw', '2026-W21');
      const said = await answering('', 'submit', '2026-W21', '--yes');

      assert.deepEqual(
        { code: no.code, out: no.out, questions: no.questions },
        { code: 2, out: '', questions: ['Submit it all the same? [y/N] '] },
      );
      assert.match(no.err, /0:45 of 2026-W21 is recorded more than once[\s\S]*Nothing was submitted\./);
      assert.match(listed.stdout, / draft /);
      assert.deepEqual(
        { code: yes.code, questionsCount: yes.questions.length },
        { code: 0, questionsCount: 1 },
      );
      assert.match(yes.out, / submitted /);
      assert.deepEqual({ code: again.code, questions: again.questions }, { code: 0, questions: [] });
      assert.deepEqual({ code: said.code, questions: said.questions }, { code: 0, questions: [] });
      assert.match(said.out, / submitted /);
      assert.match(said.err, /recorded more than once/);
    });

    it('submits nothing that came while it asked, but asks about it, too', async () => {
      await record('First', at('2026-04-07', '09:00', '10:00'));
      const second = await record('Second', at('2026-04-07', '09:15', '10:00'));
      const third = () => record('Third', at('2026-04-08', '09:00', '10:00'));
      const remove = () => backend.ask('DELETE', `/time-entries/${second}`);

      const more = await answeringLate('y', '2026-W15', third);
      await timesheet('withdraw', '2026-W15');
      const less = await answeringLate('y', '2026-W15', remove);
      await timesheet('withdraw', '2026-W15');
      const elsewhere = await record('Elsewhere', at('2026-04-07', '09:30', '10:00'));
      const swapped = await answeringLate('y', '2026-W15', async () => {
        await backend.ask('DELETE', `/time-entries/${elsewhere}`);
        await record('Not mine to bill', at('2026-04-09', '08:00', '18:00'));
      });

      const changed = (now: string) =>
        new RegExp(`elsewhere, so it was not submitted: it has ${now} now\\.\n`);
      assert.deepEqual([more.code, more.questions.length, less.code, less.questions.length], [0, 2, 0, 2]);
      assert.match(more.err, changed('2:45 in 3 entries'));
      assert.equal(more.err.match(/0:45 of 2026-W15 is recorded more than once/g)?.length, 2);
      assert.match(more.out, / 2026-W15 +2:45 +submitted /);
      assert.match(less.err, changed('2:00 in 2 entries'));
      assert.match(less.out, / 2026-W15 +2:00 +submitted /);
      assert.deepEqual(
        { code: swapped.code, questionsCount: swapped.questions.length },
        { code: 0, questionsCount: 2 },
      );
      assert.match(swapped.err, changed('12:00 in 3 entries'));
    });

    it('asks nothing about a week that would be refused whatever is answered', async () => {
      await record('First', at('2026-03-31', '09:00', '10:00'));
      await record('Second', at('2026-03-31', '09:15', '10:00'));
      await backend.ask('PATCH', `/projects/${projectId}`, { requiredFields: ['tag'] });
      const refused = await answering('y', 'submit', '2026-W14');
      await backend.ask('PATCH', `/projects/${projectId}`, { requiredFields: null });

      assert.deepEqual({ code: refused.code, questions: refused.questions }, { code: 2, questions: [] });
      assert.match(refused.err, /^vireo: 2 entries leave out what is required/);
    });
  });

  it('decides what it can of many, tells the rest, and ends with 2', async () => {
    await timesheet('submit', '2026-W41');
    const { items } = JSON.parse((await timesheet('list', '--json')).stdout);
    await timesheet('approve', items[0].id);
    const seen = ['--version', String(items[0].version)];
    const late = await timesheet('reject', items[0].id, '--reason', 'Too late');
    const old = await timesheet('reject', items[0].id, '--reason', 'Too late', ...seen);
    const unknown = await timesheet('approve', '00000000');
    const never = await timesheet('show', '2025-W53');
    const unsaid = await timesheet('reject', items[0].id);

    assert.deepEqual(
      { late: late.code, unknown: unknown.code, never: never.code, unsaid: unsaid.code },
      { late: 2, unknown: 2, never: 2, unsaid: 2 },
    );
    assert.match(late.stdout, /not decided: The timesheet is approved/);
    assert.deepEqual([old.code, /not decided: The week was changed elsewhere/.test(old.stdout)], [2, true]);
    assert.match(unknown.stderr, /There is no timesheet "00000000"/);
    assert.match(never.stderr, /2025 has no week 53/);
    assert.match(unsaid.stderr, /--reason/);
  });

  it('says of time that comes into a submitted week that it is not in it', async () => {
    // Where it is about noon: now lies in one week all along.
    const hour = new Date().getUTCHours();
    const zone = `Etc/GMT${hour < 12 ? '-' : '+'}${Math.abs(12 - hour)}`;
    const vireo = async (...args: string[]) =>
      await runCli([...args, '--data', directory], { env: { TZ: zone } });
    const record = async (startedAt: string, endedAt: string) =>
      (await backend.ask('POST', '/time-entries', { projectId, note: 'Plan', startedAt, endedAt, zone }))
        .body;
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const own = await record(minutesAgo(2), minutesAgo(1));
    await record('2026-05-11T09:00', '2026-05-11T10:00');
    const open = await record('2026-05-18T09:00', '2026-05-18T10:00');
    await vireo('timesheet', 'submit', 'this');
    await vireo('timesheet', 'submit', '2026-W20');

    const added = await vireo('time', 'add', '2026-05-12 9-10 late #api');
    const inJson = await vireo('time', 'add', '2026-05-12 10-11 late #api', '--json');
    const elsewhere = await vireo('time', 'add', '2026-06-02 9-10 more #api');
    const moved = await vireo('time', 'edit', short(open.id), '--on', '2026-05-13');
    const resumed = await vireo('time', 'resume', short(own.id));
    await vireo('time', 'discard');

    const told = /^vireo: Week 20 is submitted: this is not in it\.$/m;
    assert.match(added.stderr, told);
    assert.match(moved.stderr, told);
    assert.match(resumed.stderr, /^vireo: Week \d+ is submitted: this is not in it\.$/m);
    assert.doesNotMatch(`${inJson.stderr}${elsewhere.stderr}`, /submitted/);
    assert.deepEqual(
      {
        added: added.code,
        inJson: inJson.code,
        elsewhere: elsewhere.code,
        moved: moved.code,
        resumed: resumed.code,
      },
      { added: 0, inJson: 0, elsewhere: 0, moved: 0, resumed: 0 },
    );
  });
});
