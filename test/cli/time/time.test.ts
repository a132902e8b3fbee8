/** `vireo serve` and `vireo time` as scripts and people use them: real processes, one backend. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { makeDataDirectory } from '../../support/backend-process.ts';
import { runCli } from '../../support/run-cli.ts';
import { setUpTime } from './set-up-time.ts';
import { itTimesRepositories } from './time-in-repositories.ts';

describe('vireo time', () => {
  const stage = setUpTime();
  const { time } = stage;

  /** The backend behind a server that hears of each request before it is passed on. */
  async function relay(hear: (request: { pathname: string; sent: string }) => Promise<void>) {
    const server = createServer(async (request, response) => {
      const { pathname, search } = new URL(request.url ?? '', stage.backend.url);
      const sent = await text(request);
      await hear({ pathname, sent });
      const body = sent ? JSON.parse(sent) : undefined;
      const reply = await stage.backend.ask(request.method ?? 'GET', `${pathname}${search}`, body);
      response.writeHead(reply.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(reply.body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return {
      options: ['--server', `http://127.0.0.1:${port}`, '--token', stage.backend.token],
      close: () => server.close(),
    };
  }

  it('counts until and from the moment that it was called, whatever comes before its request', async () => {
    let heardFirst: number | undefined;
    const said: Record<string, string> = {};
    const hearing = await relay(async ({ pathname, sent }) => {
      heardFirst ??= Date.now();
      const { startedAt, endedAt } = sent ? JSON.parse(sent) : {};
      said[pathname.split('/').at(-1) ?? ''] = startedAt ?? endedAt;
    });
    const { body: projects } = await stage.backend.ask('GET', '/projects');
    await stage.backend.ask('POST', '/timer', { projectId: projects.items[0].id });
    const wasBefore: boolean[] = [];

    for (const called of ['stop', 'resume']) {
      heardFirst = undefined;
      const { code, stderr } = await runCli(['time', called, ...hearing.options]);
      assert.equal(code, 0, stderr);
      wasBefore.push(Date.parse(said[called] ?? '') <= Number(heardFirst));
    }

    hearing.close();
    await stage.backend.ask('POST', '/timer/discard', {});
    assert.deepEqual(wasBefore, [true, true]);
  });

  it('starts by project name, tells what runs, switches and stops', async () => {
    const started = await time('start', '--project', 'api rewrite', '--note', 'Import pipeline', '--json');
    const status = await time('status', '--json');
    const switched = await time('switch', '--project', 'Nordwind GmbH/Support', '--json');
    const stopped = await time('stop', '--note', 'Answered', '--json');
    const idle = await time('status');

    const entry = JSON.parse(started.stdout);
    assert.deepEqual(
      { code: started.code, note: entry.note, endedAt: entry.endedAt, zone: entry.zone },
      { code: 0, note: 'Import pipeline', endedAt: null, zone: 'Europe/Berlin' },
    );
    assert.deepEqual(
      { code: status.code, id: JSON.parse(status.stdout).entry.id },
      { code: 0, id: entry.id },
    );
    assert.notEqual(JSON.parse(switched.stdout).id, entry.id);
    assert.deepEqual(
      { code: stopped.code, note: JSON.parse(stopped.stdout).note },
      { code: 0, note: 'Answered' },
    );
    assert.deepEqual([idle.code, idle.stdout.split('\n')[0]], [1, 'No timer is running.']);
  });

  it('starts since a time of the clock, and not since one to come or before what runs', async () => {
    const ago = (minutes: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 - minutes * 60_000);
    const clock = (at: Date) => at.toISOString();

    const started = await time('start', '--project', 'Support', '--from', clock(ago(30)), '--json');
    const later = await time('start', '--project', 'Support', '--from', clock(ago(-90)));
    const before = await time('start', '--project', 'API rewrite', '--from', clock(ago(40)));
    const switched = await time('switch', '--project', 'API rewrite', '--from', clock(ago(10)), '--json');
    await time('stop');

    const first = JSON.parse(started.stdout);
    assert.ok(Math.abs(Date.parse(first.startedAt) - ago(30).getTime()) <= 60_000);
    assert.deepEqual({ later: later.code, before: before.code }, { later: 2, before: 2 });
    assert.match(later.stderr, /--from: .* is later than now/);
    assert.match(before.stderr, /the timer that runs started later/);
    assert.equal(JSON.parse(switched.stdout).ended.endedAt, JSON.parse(switched.stdout).startedAt);
  });

  it('stops the timer that it saw, and not one that was started meanwhile', async () => {
    const { body: projects } = await stage.backend.ask('GET', '/projects');
    const body = { projectId: projects.items[0].id, zone: 'Europe/Berlin' };
    await stage.backend.ask('POST', '/timer', body);
    let meanwhile: string | undefined;
    const switching = await relay(async ({ pathname }) => {
      if (pathname.endsWith('/timer/stop')) {
        meanwhile = (await stage.backend.ask('POST', '/timer', body)).body.id;
      }
    });

    const stopped = await runCli(['time', 'stop', '--json', ...switching.options]);
    const { body: timer } = await stage.backend.ask('GET', '/timer');

    switching.close();
    await stage.backend.ask('POST', '/timer/stop', {});
    assert.notEqual(meanwhile, undefined, stopped.stderr);
    assert.equal(timer.entry?.id, meanwhile);
  });

  it('tells what is asked about the timer, and answers it', async () => {
    const { body: projects } = await stage.backend.ask('GET', '/projects');
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const { body: entry } = await stage.backend.ask('POST', '/timer', { projectId: projects.items[0].id });
    await stage.backend.ask('PATCH', `/time-entries/${entry.id}`, { startedAt: ago(60) });
    const gap = { kind: 'sleep', from: ago(30), to: ago(20) };
    await stage.backend.ask('POST', '/timer/seen', { at: ago(0), activeAt: ago(0), gap });

    const status = await time('status');
    const id = /(\w{8})\n$/.exec(status.stdout)?.[1] ?? '';
    const unnamed = await time('answer', 'split', id);
    const unseen = await time('answer', 'split', '--project', 'Support');
    const other = await time('answer', 'keep', '0000abcd');
    const split = await time('answer', 'split', id, '--project', 'Support', '--note', 'Call');
    const none = await time('answer', 'keep', id);
    await time('undo');
    const kept = await time('answer', 'keep', id);
    const again = await time('undo');
    const stopped = await time('stop');
    const answered = await time('answer', 'discard', id);
    const idle = await time('status');
    const help = await time('answer', '--help');

    assert.match(
      status.stdout,
      /\nThe machine slept for 0:10 .*: vireo time answer keep\|discard\|split \w{8}\n$/,
    );
    assert.deepEqual(
      { unnamed: unnamed.code, split: split.code, none: none.code },
      { unnamed: 2, split: 0, none: 2 },
    );
    assert.match(unnamed.stderr, /--project/);
    assert.match(split.stdout, /^The machine slept for 0:10 \(.*API rewrite\. .*given to the other project/);
    for (const { code, stderr } of [unseen, other]) {
      assert.equal(code, 2);
      assert.match(
        stderr,
        /nothing was answered\.\nThe machine slept for 0:10 .* keep\|discard\|split \w{8}\n$/,
      );
    }
    assert.match(kept.stdout, /^The machine slept for 0:10 .*It was work/);
    assert.match(again.stdout, /^Undone: an answer about the timer\. .*\nThe machine slept for 0:10 /);
    assert.match(none.stderr, /Nothing is asked/);
    assert.match(stopped.stderr, /The machine slept for 0:10/);
    assert.equal(answered.code, 0, answered.stderr);
    assert.doesNotMatch(idle.stdout, /slept/);
    assert.match(help.stdout, /ends the entry where it began/);
  });

  it('answers no more than it has read of the question, and shows both where that has grown', async () => {
    const { body: projects } = await stage.backend.ask('GET', '/projects');
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const { body: entry } = await stage.backend.ask('POST', '/timer', { projectId: projects.items[0].id });
    await stage.backend.ask('PATCH', `/time-entries/${entry.id}`, { startedAt: ago(60) });
    const sleep = (from: number, to: number) => ({
      at: ago(0),
      gap: { kind: 'sleep', from: ago(from), to: ago(to) },
    });
    await stage.backend.ask('POST', '/timer/seen', { at: ago(0), activeAt: ago(0) });
    const { body: told } = await stage.backend.ask('POST', '/timer/seen', sleep(30, 20));
    const another = await relay(async ({ pathname }) => {
      if (pathname.endsWith('/answer')) await stage.backend.ask('POST', '/timer/seen', sleep(30, 2));
    });

    const id = told.question.id.slice(-8);
    const refused = await runCli(['time', 'answer', 'discard', id, ...another.options]);
    another.close();
    const { body: entries } = await stage.backend.ask('GET', `/time-entries/${entry.id}`);
    const done = await time('answer', 'discard', id);
    await time('discard');
    await stage.backend.ask('DELETE', `/time-entries/${entry.id}`);

    assert.deepEqual(
      { code: refused.code, stdout: refused.stdout, endedAt: entries.endedAt },
      { code: 2, stdout: '', endedAt: null },
    );
    assert.match(
      refused.stderr,
      /More is asked about by now.*\n {2}shown: The machine slept for 0:10 .*\n {2}now: The machine slept for 0:28.*: vireo time answer keep\|discard\|split\S* \w{8}\n$/,
    );
    assert.equal(done.code, 0, done.stderr);
    assert.match(done.stdout, /^The machine slept for 0:28/);
  });

  it('tells the rules of the practice and of a project, and where each is set', async () => {
    const { body: projects } = await stage.backend.ask('GET', '/projects');
    const support = projects.items.find(({ name }: { name: string }) => name === 'Support');
    await stage.backend.ask('PATCH', `/projects/${support.id}`, {
      rounding: { mode: 'up', stepSeconds: 900, scope: 'entry' },
    });

    const own = await time('rules');
    const ofProject = await time('rules', '--project', 'Support');
    const asJson = await time('rules', '--project', 'Support', '--json');
    await stage.backend.ask('PATCH', `/projects/${support.id}`, { rounding: null });

    assert.match(own.stdout, /^rounding +none$/m);
    assert.match(ofProject.stdout, /^rounding +up to 0:15 by entry {2}\(project\)$/m);
    assert.equal(JSON.parse(asJson.stdout).from.rounding, 'project');
  });

  it('stops whatever the rules say, and tells what is missing', async () => {
    const { body: projects } = await stage.backend.ask('GET', '/projects');
    const support = projects.items.find(({ name }: { name: string }) => name === 'Support');
    await stage.backend.ask('PATCH', `/projects/${support.id}`, { requiredFields: ['tag'] });
    await time('start', '--project', 'Support');

    const stopped = await time('stop');
    await stage.backend.ask('PATCH', `/projects/${support.id}`, { requiredFields: null });

    assert.equal(stopped.code, 0);
    assert.match(stopped.stderr, /^vireo: Time on this project needs a tag/m);
  });

  it('sends the git facts of the folder it is called in', async () => {
    const { stdout } = await runCli(
      ['time', 'start', '--project', 'Support', '--json', '--data', stage.directory],
      { cwd: import.meta.dirname },
    );
    await time('stop');

    assert.match(JSON.parse(stdout).git.head, /^[0-9a-f]{40}$/);
  });

  it('adds an entry by wall-clock times, and lists it as a person reads it', async () => {
    const added = await time(
      'add',
      '--project',
      'Support',
      '--date',
      '2026-11-16',
      '--from',
      '9:00',
      '--to',
      '11:15',
      '--note',
      'On-call',
      '--json',
    );
    const list = await time('list', '--from', '2026-11-16', '--to', '2026-11-16');

    assert.deepEqual(
      { code: added.code, startedAt: JSON.parse(added.stdout).startedAt },
      { code: 0, startedAt: '2026-11-16T08:00:00.000Z' },
    );
    assert.match(
      list.stdout,
      /^[0-9a-f]{8} {2}2026-11-16 09:00–11:15 {4}2:15 {2}Nordwind GmbH · Support {2}On-call\n$/,
    );
  });

  it('ends with 2 and one sentence when something is refused or unknown', async () => {
    const unknown = await time('start', '--project', 'Nonsuch');
    const reversed = await time('add', '--project', 'Support', '--from', '11:00', '--to', '11:00');
    const usage = await time('start');

    assert.deepEqual({ code: unknown.code, stdout: unknown.stdout }, { code: 2, stdout: '' });
    assert.match(
      unknown.stderr,
      /There is no project "Nonsuch": Nordwind GmbH · API rewrite, Nordwind GmbH · Support\./,
    );
    assert.deepEqual(
      { code: reversed.code, stderr: reversed.stderr },
      { code: 2, stderr: 'vireo: --to: 11:00 is not later than --from: 11:00.\n' },
    );
    assert.deepEqual({ code: usage.code, stdout: usage.stdout }, { code: 2, stdout: '' });
  });

  it('makes no practice where the folder is misspelt, or holds none', async () => {
    const empty = await makeDataDirectory({ isEmpty: true });
    const missing = path.join(empty.directory, 'misspelt');
    const calls = [
      ['time', 'status', '--data', missing],
      ['report', 'this-week', '--data', missing],
      ['export', '--data', missing],
      ['chat', 'How many hours?', '--data', missing],
      ['time', 'list', '--data', empty.directory],
    ];

    for (const call of calls) {
      const { code, stderr } = await runCli(call);
      assert.deepEqual([code, /There is no practice in /.test(stderr)], [2, true], `${call}: ${stderr}`);
    }
    assert.deepEqual(await readdir(empty.directory), []);
    await empty.remove();
  });

  it('talks to a named server with its token, and refuses one without', async () => {
    const named = await runCli([
      'time',
      'list',
      '--server',
      stage.backend.url,
      '--token',
      stage.backend.token,
      '--json',
    ]);
    const tokenless = await runCli(['time', 'list', '--server', stage.backend.url], {
      env: { VIREO_TOKEN: undefined },
    });

    assert.deepEqual([named.code, typeof JSON.parse(named.stdout).items], [0, 'object']);
    assert.equal(tokenless.code, 2);
  });

  itTimesRepositories(stage);
});
