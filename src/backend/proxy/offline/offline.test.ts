import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../test/support/wait-for.ts';
import { openTestProxy, type TestProxy, Way } from '../../testing/account/account-proxy.ts';
import { refreshTokenOf } from '../../testing/account/account-server.ts';
import { openTestApp } from '../../testing/open-test-app.ts';
import type { TestApp } from '../../testing/test-app.ts';
import type { AccountSession } from '../account-session.ts';

const minute = 60_000;
const zone = 'Europe/Berlin';

describe('an account without a connection', () => {
  let vireo: TestApp;
  let way: Way;
  let proxy: TestProxy;
  let projectId: string;
  let role: 'org_admin' | 'user';
  const closers: { close(): Promise<void> }[] = [];
  const session: AccountSession = {
    account: () => ({
      server: '',
      organizationId: 'one',
      organizationName: '',
      email: 'mara@nordwind.example',
      refreshToken: refreshTokenOf(0),
    }),
    isOpen: true,
    unlock: () => undefined,
    accessToken: async () => role,
    drop: () => undefined,
    onEnded: () => undefined,
  };

  beforeEach(async () => {
    role = 'org_admin';
    vireo = await openTestApp({ upTo: 'time' });
    closers.push(vireo);
    ({ projectId } = await vireo.createProject());
    await vireo.app.listen({ host: '127.0.0.1', port: 0 });
    way = new Way(`http://127.0.0.1:${(vireo.app.server.address() as AddressInfo).port}`);
    await way.open();
    proxy = await openTestProxy({ server: way.url, session, now: vireo.clock.now });
    closers.push({ close: () => proxy.close() }, { close: () => way.cut() });
    await proxy.ask('GET', `/api/v1/timer?zone=${zone}`);
  });
  afterEach(async () => {
    for (const each of closers.splice(0).reverse()) await each.close();
  });

  function pass(ms: number): void {
    proxy.clock.now += ms;
    vireo.clock.now += ms;
  }
  const timer = async () => (await proxy.ask('GET', `/api/v1/timer?zone=${zone}`)).json();
  const start = async (note: string) =>
    await proxy.ask('POST', `/api/v1/timer?withTimer=true&zone=${zone}`, { projectId, note, zone });
  const stop = async () => await proxy.ask('POST', '/api/v1/timer/stop', {});
  const outbox = async () => (await proxy.ask('GET', '/api/v1/outbox')).json();
  const entries = async () => {
    const { items } = (await vireo.ask('GET', '/time-entries')).body;
    return items.toSorted((one: { startedAt: string }, other: { startedAt: string }) =>
      one.startedAt.localeCompare(other.startedAt),
    );
  };
  const arrived = async () =>
    await waitFor(async () => (await outbox()).items.length === 0, 'the outbox to be empty');

  it('starts, stops and adds, shows what stands, and has it arrive once when there is a connection', async () => {
    await way.cut();
    const begun = await start('Offline one');
    pass(30 * minute);
    const running = await timer();
    const stopped = await stop();
    pass(5 * minute);
    const next = await start('Offline two');
    const added = await proxy.ask('POST', '/api/v1/time-entries', {
      projectId,
      note: 'By hand',
      startedAt: new Date(vireo.clock.now - 300 * minute).toISOString(),
      endedAt: new Date(vireo.clock.now - 240 * minute).toISOString(),
    });
    const shown = await timer();
    const waiting = await outbox();
    await way.open();
    await arrived();

    assert.deepEqual(
      [begun.statusCode, stopped.statusCode, next.statusCode, added.statusCode],
      [201, 200, 201, 201],
    );
    assert.equal(begun.json().timer.entry.id, begun.json().id);
    assert.equal(running.entry.note, 'Offline one');
    assert.equal(stopped.json().seconds, 30 * 60);
    assert.deepEqual([shown.entry.id, shown.todaySeconds], [next.json().id, 90 * 60]);
    assert.deepEqual([waiting.connected, waiting.items.length], [false, 3]);
    const sent = (await entries()).map(({ id, note, seconds }: Record<string, unknown>) => ({
      id,
      note,
      seconds,
    }));
    assert.deepEqual(sent, [
      { id: added.json().id, note: 'By hand', seconds: 60 * 60 },
      { id: begun.json().id, note: 'Offline one', seconds: 30 * 60 },
      { id: next.json().id, note: 'Offline two', seconds: null },
    ]);
    assert.equal((await timer()).entry.id, next.json().id);
  });

  it('stops what was started with a connection, and a switch stops it as well', async () => {
    const one = (await start('Online')).json();
    pass(10 * minute);
    await way.cut();
    const two = (await start('Switched')).json();
    pass(20 * minute);
    const again = await stop();
    const none = await stop();
    await way.open();
    await arrived();

    assert.deepEqual([two.ended.id, two.ended.seconds], [one.id, 600]);
    assert.deepEqual([again.json().seconds, none.statusCode], [1200, 409]);
    const sent = (await entries()).map(({ note, seconds }: Record<string, unknown>) => [note, seconds]);
    assert.deepEqual(sent, [
      ['Online', 600],
      ['Switched', 1200],
    ]);
  });

  it('keeps what it has answered over a kill, for the user alone', async () => {
    await way.cut();
    const begun = (await start('Before the kill')).json();
    const folder = path.join(proxy.folder, 'outbox');
    const modes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).mode & 0o777);
    proxy = await proxy.again();
    pass(15 * minute);
    assert.equal((await timer()).entry.id, begun.id);
    await stop();
    await way.open();
    await arrived();

    assert.deepEqual(modes, [0o600]);
    assert.deepEqual(
      (await entries()).map(({ note, seconds }: Record<string, unknown>) => [note, seconds]),
      [['Before the kill', 900]],
    );
  });

  it('does nothing twice whose answer was lost', async () => {
    way.losesAnswers = true;
    const id = newId();
    const begun = await proxy.ask('POST', '/api/v1/timer', { id, projectId, note: 'Lost', zone });
    const onServer = (await entries()).length;
    way.losesAnswers = false;
    await arrived();

    assert.deepEqual([begun.statusCode, onServer], [201, 1]);
    assert.deepEqual(
      (await entries()).map((entry: { id: string }) => entry.id),
      [id],
    );
  });

  it('stops what the server had recorded though its answer was lost', async () => {
    way.losesAnswers = true;
    await proxy.ask('POST', '/api/v1/timer', { projectId, note: 'Lost', zone });
    await way.cut();
    way.losesAnswers = false;
    pass(20 * minute);
    const stopped = await stop();
    await way.open();
    await arrived();

    assert.equal(stopped.json().seconds, 20 * 60);
    assert.deepEqual(
      (await entries()).map(({ note, seconds }: Record<string, unknown>) => [note, seconds]),
      [['Lost', 20 * 60]],
    );
  });

  it('stops what was started with a connection by a program that looks at no timer', async () => {
    await proxy.ask('POST', '/api/v1/timer', { projectId, note: 'By a script', zone });
    pass(10 * minute);
    await way.cut();
    const stopped = await stop();

    assert.deepEqual([stopped.statusCode, stopped.json().seconds], [200, 600]);
  });

  it('asks when a timer ended that began after now, since the clock was set back', async () => {
    await way.cut();
    await start('Before the clock');
    proxy.clock.now -= 60 * minute;
    const refused = await stop();
    const endedAt = new Date(vireo.clock.now + 5 * minute).toISOString();
    const stopped = await proxy.ask('POST', '/api/v1/timer/stop', { endedAt, isEndConfirmed: true });

    assert.deepEqual([refused.statusCode, refused.json().error.code], [409, 'clock_set_back']);
    assert.equal(stopped.json().seconds, 300);
  });

  it('goes on with the last work of the same person, and never of another', async () => {
    const ended = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' };
    await vireo.ask('POST', '/time-entries', { body: { projectId, note: 'Mine', ...ended } });
    const other = { startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T09:00:00Z' };
    await vireo.ask('POST', '/time-entries', {
      body: { projectId, note: 'Of another', ...other },
      as: 'user',
    });
    await proxy.ask('GET', '/api/v1/users/me');
    await proxy.ask('GET', '/api/v1/time-entries');
    await way.cut();
    const resumed = await proxy.ask('POST', '/api/v1/timer/resume', {});

    assert.deepEqual([resumed.statusCode, resumed.json().note], [201, 'Mine']);
  });

  it('has time of last week arrive, which a start could not', async () => {
    await way.cut();
    await start('Long ago');
    pass(60 * minute);
    await stop();
    pass(6 * 24 * 60 * minute);
    await way.open();
    await arrived();

    assert.deepEqual(
      (await entries()).map(({ seconds }: { seconds: number }) => seconds),
      [3600],
    );
  });

  it('tries again by itself where the server was too busy', async () => {
    await way.cut();
    await start('Busy');
    let isBusy = true;
    vireo.app.server.prependListener('request', (_request, reply) => {
      if (isBusy && _request.method === 'POST') reply.writeHead(429).end();
    });
    await way.open();
    await waitFor(async () => (await outbox()).connected, 'the connection');
    isBusy = false;
    await arrived();

    assert.equal((await entries()).length, 1);
  });

  it('keeps what the server refuses with its reason, sends the rest, and once more what was refused', async () => {
    const other = await vireo.createProject();
    await way.cut();
    const span = (from: number) => ({
      startedAt: new Date(vireo.clock.now - from * minute).toISOString(),
      endedAt: new Date(vireo.clock.now - (from - 10) * minute).toISOString(),
    });
    await proxy.ask('POST', '/api/v1/time-entries', { projectId: other.projectId, ...span(60) });
    await proxy.ask('POST', '/api/v1/time-entries', { projectId, ...span(30) });
    await vireo.ask('PATCH', `/projects/${other.projectId}`, { body: { archived: true } });
    await way.open();
    await waitFor(async () => (await entries()).length === 1, 'the one that is not refused');
    await waitFor(async () => (await outbox()).items.length === 1, 'the other to be kept');
    const [kept] = (await outbox()).items;
    await vireo.ask('PATCH', `/projects/${other.projectId}`, { body: { archived: false } });
    const sent = (await proxy.ask('POST', '/api/v1/outbox/send')).json();

    assert.deepEqual([kept.refused.code, kept.projectId], ['project_archived', other.projectId]);
    assert.deepEqual([sent.items, (await entries()).length], [[], 2]);
  });

  it('records an entry without a rate that its person may not set, and says so', async () => {
    await way.cut();
    role = 'user';
    const rate = { minor: 99_900, currency: 'EUR' };
    const times = {
      startedAt: new Date(vireo.clock.now - 30 * minute).toISOString(),
      endedAt: new Date(vireo.clock.now - 20 * minute).toISOString(),
    };
    await proxy.ask('POST', '/api/v1/time-entries', { projectId, ...times, rate });
    await way.open();
    await waitFor(async () => (await entries()).length === 1, 'the entry');
    await waitFor(async () => (await outbox()).items[0]?.refused != null, 'the note');
    const [note] = (await outbox()).items;
    const [entry] = await entries();

    assert.equal(note.refused.code, 'rate_left_out');
    assert.match(note.refused.message, /^Recorded, without the rate that was typed: The role user may not/);
    assert.deepEqual([entry.ownRate, entry.rate.minor], [false, 11_000]);
    const sent = (await proxy.ask('POST', '/api/v1/outbox/send')).json();
    assert.deepEqual([sent.items, (await entries()).length], [[], 1]);
  });

  it('deletes what nobody wants sent, and says what is wrong with what cannot be', async () => {
    await way.cut();
    const wrong = await proxy.ask('POST', '/api/v1/timer', { projectId: 'none' });
    const unknown = await proxy.ask('POST', '/api/v1/timer', { projectId, colour: 'red' });
    await start('Not this');
    const [item] = (await outbox()).items;
    const left = (await proxy.ask('POST', '/api/v1/outbox/discard', { id: item.id })).json();

    assert.deepEqual([wrong.statusCode, wrong.json().error.details[0].field], [422, 'projectId']);
    assert.equal(unknown.statusCode, 422);
    assert.deepEqual([left.items, (await timer()).entry], [[], null]);
  });

  it('says of all else that there is no connection, and shows what was read last with its age', async () => {
    const before = (await proxy.ask('GET', '/api/v1/projects?limit=500')).json();
    await way.cut();
    pass(2 * minute);
    const after = await proxy.ask('GET', '/api/v1/projects?limit=500');
    const unread = await proxy.ask('GET', '/api/v1/users?limit=7');
    const refused = await proxy.ask('POST', '/api/v1/clients', { name: 'Acme' });
    const report = await proxy.ask('GET', '/api/v1/invoices');

    assert.deepEqual([after.json(), after.headers['age']], [before, '120']);
    for (const each of [unread, refused, report]) assert.equal(each.statusCode, 503);
    assert.match(refused.json().error.message, /no connection/);
  });
});
