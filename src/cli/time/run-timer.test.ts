/** `vireo time status|stop` against a backend that counts what it is asked. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const projectId = '0199f0a0-0000-7000-8000-0000000000aa';
const entry = {
  id: '0199f0a0-0000-7000-8000-00000000e001',
  projectId,
  startedAt: '2026-10-05T09:00:00Z',
  endedAt: null,
  zone: 'UTC',
  localDate: '2026-10-05',
  seconds: null,
  note: 'Review',
  tags: [],
  billable: true,
  overlaps: [],
  warnings: [],
};
const question = {
  id: '0199f0a0-0000-7000-8000-0000000000ff',
  entryId: entry.id,
  kind: 'idle',
  from: '2026-10-05T10:00:00Z',
  to: '2026-10-05T11:00:00Z',
  answers: ['keep', 'discard'],
};
const setBack = {
  error: {
    code: 'clock_set_back',
    message: 'The clock was set back by 0:40 while this timer ran. Stop the timer, and say when it ended.',
    details: ['2026-10-05T10:20:00Z', '2026-10-05T11:00:00Z'].map((issue) => ({ field: 'endedAt', issue })),
    trace_id: 't',
  },
};
const replies: Readonly<Record<string, object>> = {
  '/timer': { entry, question, todaySeconds: 0, weekSeconds: 0, unbilled: [], warnings: [] },
  '/timer/stop': { ...entry, endedAt: '2026-10-05T11:00:00Z', seconds: 7_200 },
  '/projects': { items: [{ id: projectId, name: 'Shop', clientId: 'c' }], nextCursor: null },
  '/clients': { items: [{ id: 'c', name: 'Acme Ltd' }], nextCursor: null },
};

describe('vireo time status and stop', () => {
  let fixture: CliFixture;
  let server: Server;
  let asked: string[];
  let zones: (string | null)[];
  let stops: Record<string, unknown>[];
  let isSetBack: boolean;

  beforeEach(async () => {
    fixture = createCliFixture();
    asked = [];
    zones = [];
    stops = [];
    isSetBack = false;
    server = createServer(async (request, reply) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
      const sent = await text(request);
      const path = pathname.replace('/api/v1', '');
      asked.push(path);
      if (path === '/timer') zones.push(searchParams.get('zone'));
      if (path === '/timer/stop') stops.push(JSON.parse(sent));
      if (path === '/timer/stop' && isSetBack && stops.at(-1)?.['isEndConfirmed'] !== true)
        return reply.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify(setBack));
      const status = path in replies ? 200 : 404;
      return reply
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(replies[path]));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
    fixture.remove();
  });

  const time = async (command: string, ...more: string[]) => {
    const { port } = server.address() as AddressInfo;
    return await fixture.vireo(
      'time',
      command,
      ...more,
      '--server',
      `http://127.0.0.1:${port}`,
      '--token',
      't',
    );
  };

  it('ask for the names of projects once, for the entry and for the question about it', async () => {
    const status = await time('status');
    const ofStatus = asked.splice(0);
    const stop = await time('stop');

    assert.match(status.out, /^Running: .*Acme Ltd · Shop.*\n[\s\S]*Acme Ltd · Shop/, status.err);
    assert.deepEqual(ofStatus.toSorted(), ['/clients', '/projects', '/timer']);
    assert.match(stop.out, /Acme Ltd · Shop/, stop.err);
    assert.match(stop.err, /Acme Ltd · Shop/);
    assert.deepEqual(asked.toSorted(), [
      '/clients',
      '/outbox',
      '/projects',
      '/timer',
      '/timer',
      '/timer/stop',
    ]);
  });

  it('stop says what to do where the clock was set back, and takes the end that is said (#41)', async () => {
    isSetBack = true;
    const refused = await time('stop');
    const stopped = await time('stop', '--at', '10:20');

    assert.deepEqual(
      { refused: refused.code, stopped: stopped.code },
      { refused: 2, stopped: 0 },
      stopped.err,
    );
    assert.match(refused.err, /It was 10:20 by the clock as it is now, or 11:00 by the time that passed/);
    assert.match(refused.err, /vireo time stop --at TIME/);
    assert.deepEqual(
      stops.map(({ endedAt, isEndConfirmed }) => [isEndConfirmed === true && endedAt, isEndConfirmed]),
      [
        [false, undefined],
        ['2026-10-05T10:20', true],
      ],
    );
  });

  for (const slip of ['Nowhere/Bad', ':/etc/localtime']) {
    it(`mean today in UTC where the machine does not know its zone, as by TZ=${slip}`, async () => {
      const { TZ } = process.env;
      process.env['TZ'] = slip;
      try {
        const { code, err } = await time('status');

        assert.deepEqual({ code, zones }, { code: 0, zones: ['UTC'] }, err);
      } finally {
        if (TZ === undefined) delete process.env['TZ'];
        else process.env['TZ'] = TZ;
      }
    });
  }
});
