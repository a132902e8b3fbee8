/** Discards, notes and undo without a connection, over a kill, lost answers and changes that were made elsewhere. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../test/support/wait-for.ts';
import { openTestProxy, type TestProxy, Way } from '../../testing/account/account-proxy.ts';
import { refreshTokenOf } from '../../testing/account/account-server.ts';
import { openTestApp } from '../../testing/open-test-app.ts';
import type { TestApp } from '../../testing/test-app.ts';
import type { AccountSession } from '../account-session.ts';

const minute = 60_000;
const zone = 'Europe/Berlin';
interface Entry {
  readonly id: string;
  readonly version: number;
  readonly note: string;
  readonly endedAt: string | null;
}

describe('changes of an account without a connection', () => {
  let vireo: TestApp;
  let way: Way;
  let proxy: TestProxy;
  let projectId: string;
  const closers: { close(): Promise<void> }[] = [];
  const account = {
    ...{ server: '', organizationId: 'one', organizationName: '', email: 'mara@nordwind.example' },
    refreshToken: refreshTokenOf(0),
  };
  const session: AccountSession = {
    account: () => account,
    isOpen: true,
    unlock: () => undefined,
    accessToken: async () => 'org_admin',
    drop: () => undefined,
    onEnded: () => undefined,
  };

  beforeEach(async () => {
    vireo = await openTestApp({ upTo: 'time' });
    closers.push(vireo);
    ({ projectId } = await vireo.createProject());
    await vireo.app.listen({ host: '127.0.0.1', port: 0 });
    way = new Way(`http://127.0.0.1:${(vireo.app.server.address() as AddressInfo).port}`);
    await way.open();
    proxy = await openTestProxy({ server: way.url, session, now: vireo.clock.now });
    closers.push({ close: () => proxy.close() }, { close: () => way.cut() });
    await timer();
  });
  afterEach(async () => {
    for (const each of closers.splice(0).reverse()) await each.close();
  });

  const pass = (ms: number) => {
    proxy.clock.now += ms;
    vireo.clock.now += ms;
  };
  const timer = async () => (await proxy.ask('GET', `/api/v1/timer?zone=${zone}`)).json();
  const start = async (note: string): Promise<Entry> =>
    (await proxy.ask('POST', '/api/v1/timer', { projectId, note, zone })).json();
  const discard = async (entryId: string) => await proxy.ask('POST', '/api/v1/timer/discard', { entryId });
  const note = async ({ id, version }: Entry, text: string) =>
    await proxy.ask('PATCH', `/api/v1/time-entries/${id}`, { note: text }, { 'if-match': `"${version}"` });
  const undo = async ({ id: entryId, version }: Entry, id = newId()) =>
    await proxy.ask('POST', '/api/v1/time-entries/undo', { id, change: { entryId, version: version + 1 } });
  const outbox = async () => (await proxy.ask('GET', '/api/v1/outbox')).json();
  const entries = async (): Promise<Entry[]> => (await vireo.ask('GET', '/time-entries')).body.items;
  const arrived = async () =>
    await waitFor(async () => (await outbox()).items.length === 0, 'the outbox to be empty');
  const refused = async () => {
    await waitFor(async () => (await outbox()).items[0]?.refused != null, 'the refusal');
    const [item] = (await outbox()).items;
    return item;
  };
  const notesOf = async () =>
    (await entries()).map(({ note: text, endedAt }) => [text, endedAt === null]).toSorted();

  it('discards what runs on the server, over a kill, and brings it back by undo before and after it was sent', async () => {
    const begun = await start('Online');
    await way.cut();
    const gone = await discard(begun.id);
    proxy = await proxy.again();
    assert.equal((await timer()).entry, null);
    const back = await undo(gone.json());
    assert.deepEqual([back.statusCode, (await timer()).entry.id], [200, begun.id]);

    await discard(begun.id);
    await way.open();
    await arrived();
    assert.deepEqual(await entries(), []);
    const after = await undo(gone.json());
    assert.deepEqual([after.statusCode, after.json().entries[0].id], [200, begun.id]);
    assert.deepEqual([(await timer()).entry.id, (await notesOf()).length], [begun.id, 1]);
  });

  it('never sends a start that was discarded here, and starts it again by an undo, also with a connection', async () => {
    await way.cut();
    const begun = await start('Never sent');
    const noted = await note(begun, 'Typed since');
    const gone = await discard(begun.id);
    assert.deepEqual([noted.statusCode, gone.json().note], [200, 'Typed since']);
    proxy = await proxy.again();
    await way.open();
    await waitFor(async () => (await outbox()).connected && (await timer()).entry === null, 'the connection');
    assert.deepEqual([(await outbox()).items, await entries()], [[], []]);

    const request = newId();
    const back = [await undo(gone.json(), request), await undo(gone.json(), request)];
    await arrived();

    assert.deepEqual(
      back.map(({ statusCode }) => statusCode),
      [200, 200],
    );
    assert.deepEqual(await notesOf(), [['Typed since', true]]);
    assert.equal((await timer()).entry.id, begun.id);
  });

  it('discards once whose answer was lost, and its undo undoes once', async () => {
    const begun = await start('Lost');
    way.losesAnswers = true;
    const gone = await discard(begun.id);
    const back = await undo(gone.json());
    const onServer = (await entries()).length;
    way.losesAnswers = false;
    await arrived();

    assert.deepEqual([gone.statusCode, back.statusCode, onServer], [200, 200, 0]);
    assert.deepEqual(await notesOf(), [['Lost', true]]);
    assert.equal((await timer()).entry.id, begun.id);
  });

  it('neither discards nor stops again what runs again by an undo elsewhere, though the answer was lost', async () => {
    for (const path of ['/api/v1/timer/discard', '/api/v1/timer/stop']) {
      const begun = await start('Goes on');
      way.losesAnswers = true;
      const done = await proxy.ask('POST', path, { entryId: begun.id });
      await vireo.ask('POST', '/time-entries/undo');
      pass(120 * minute);
      way.losesAnswers = false;
      const item = await refused();
      await proxy.ask('POST', '/api/v1/outbox/discard', { id: item.id });

      assert.deepEqual([done.statusCode, item.refused.code], [200, 'conflict'], path);
      assert.equal((await timer()).entry.id, begun.id);
    }
  });

  it('brings back without a connection what was discarded with one, unless another timer runs', async () => {
    const begun = await start('Discarded online');
    const gone = (await discard(begun.id)).json();
    await way.cut();
    const other = await start('Another');
    const refusal = await undo(gone);
    await discard(other.id);
    const back = await undo(gone);
    await way.open();
    await arrived();

    assert.deepEqual([refusal.statusCode, refusal.json().error.code], [409, 'timer_running']);
    assert.deepEqual([back.statusCode, back.json().entries[0].id], [200, begun.id]);
    assert.deepEqual(await notesOf(), [['Discarded online', true]]);
  });

  it('writes notes in order, over a kill and a stop, and takes one back by its name', async () => {
    const begun = await start('First');
    await way.cut();
    const second = (await note(begun, 'Second')).json();
    const third = (await note(second, 'Third')).json();
    proxy = await proxy.again();
    const back = await proxy.ask('POST', '/api/v1/time-entries/undo', {
      id: newId(),
      change: { entryId: begun.id, version: third.version },
    });
    const shown = (await timer()).entry.note;
    pass(10 * minute);
    await proxy.ask('POST', '/api/v1/timer/stop', {});
    await way.open();
    await arrived();

    assert.deepEqual([back.statusCode, shown], [200, 'Second']);
    assert.deepEqual(await notesOf(), [['Second', false]]);
  });

  it('asks about a note that was changed elsewhere, and writes over it only once its person says so', async () => {
    const begun = await start('Seen');
    await way.cut();
    await note(begun, 'Mine');
    await vireo.ask('PATCH', `/time-entries/${begun.id}`, { body: { note: 'Theirs' } });
    await way.open();
    const item = await refused();
    await proxy.ask('POST', '/api/v1/outbox/send');
    const german = await proxy.ask('GET', '/api/v1/outbox', undefined, { 'accept-language': 'de' });
    const before = await notesOf();
    const again = await refused();
    const sent = (await proxy.ask('POST', '/api/v1/outbox/send', { id: item.id })).json();
    const unknown = await proxy.ask('POST', '/api/v1/outbox/send', { id: item.id });

    assert.deepEqual([item.kind, item.note, item.refused.code], ['note', 'Mine', 'conflict']);
    assert.match(item.refused.message, /changed elsewhere to “Theirs”/);
    assert.match(german.json().items[0].refused.message, /woanders zu „Theirs“ geändert/);
    assert.deepEqual([item.noteNow, again, unknown.statusCode], ['Theirs', item, 404]);
    assert.deepEqual([before, sent.items, await notesOf()], [[['Theirs', true]], [], [['Mine', true]]]);
  });

  it('writes a note beside what else was changed elsewhere', async () => {
    const begun = await start('Seen');
    await way.cut();
    await note(begun, 'Mine');
    await vireo.ask('PATCH', `/time-entries/${begun.id}`, { body: { billable: false } });
    await way.open();
    await arrived();

    const [entry] = (await vireo.ask('GET', '/time-entries')).body.items;
    assert.deepEqual([entry.note, entry.billable], ['Mine', false]);
  });

  it('throws away no time that was stopped elsewhere, and says so', async () => {
    const begun = await start('Stopped elsewhere');
    await way.cut();
    await discard(begun.id);
    pass(10 * minute);
    await vireo.ask('POST', '/timer/stop', { body: {} });
    await way.open();
    const item = await refused();

    assert.deepEqual([item.kind, item.refused.code], ['discard', 'no_timer_running']);
    assert.deepEqual(await notesOf(), [['Stopped elsewhere', false]]);
  });

  it('says of other changes, and of entries that were never read here, that there is no connection', async () => {
    const begun = await start('Online');
    await way.cut();
    const replies = [
      await proxy.ask('PATCH', `/api/v1/time-entries/${begun.id}`, { note: 'x', billable: false }),
      await proxy.ask('PATCH', `/api/v1/time-entries/${newId()}`, { note: 'x' }),
      await proxy.ask('POST', '/api/v1/time-entries/undo', {}),
      await undo({ ...begun, id: newId() }),
    ];
    const stale = await note({ ...begun, version: 0 }, 'x');

    assert.deepEqual(
      replies.map(({ statusCode }) => statusCode),
      [503, 503, 503, 503],
    );
    assert.equal(stale.statusCode, 412);
    assert.equal((await timer()).entry.note, 'Online');
  });
});
