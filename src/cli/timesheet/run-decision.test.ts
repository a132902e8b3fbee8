/** Decisions of `vireo timesheet` against a week whose author submits another one in between. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CliIo, ExitCode } from '../io.ts';
import { runDecision } from './run-decision.ts';
import type { DecisionOptions } from './timesheet-options.ts';

const id = '0199f0a0-0000-7000-8000-000000000001';
const entryId = '0199f0a0-0000-7000-8000-00000000e001';

/** A sheet of one entry: of two hours when it is read first, of nine whenever its author was at it. */
class Author {
  version = 2;
  isQuick = false;
  readonly bodies: unknown[] = [];

  get week() {
    const seconds = this.version === 2 ? 7_200 : 32_400;
    const hour = this.version === 2 ? '11' : '18';
    const day = '2026-10-05';
    const zone = 'UTC';
    const times = { startedAt: `${day}T09:00:00Z`, endedAt: `${day}T${hour}:00:00Z`, zone, localDate: day };
    const names = { projectName: 'API rewrite', clientName: 'Nordwind GmbH', note: 'Review' };
    const alone = { shared: null, verdict: null };
    const entry = { id: entryId, ...times, ...names, seconds, tags: [], billable: true, ...alone };
    const sheet = {
      id,
      version: this.version,
      year: 2026,
      week: 41,
      supplement: 0,
      seconds,
      workedSeconds: seconds,
      reason: null,
    };
    const told = { state: 'submitted', userName: 'Mara Voss', differenceCount: null, commentCount: 0 };
    return { ...sheet, ...told, sharedSeconds: 0, days: [{ date: day, seconds, entries: [entry] }] };
  }

  async answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const text = (await request.toArray()).join('');
    const { url = '' } = request;
    if (request.method === 'GET') {
      send(reply, 200, url.includes(id) ? this.week : { items: [this.week], nextCursor: null });
      return;
    }
    if (this.isQuick) this.version = 4;
    const body = JSON.parse(text);
    this.bodies.push(body);
    if (url.endsWith('/verdicts')) this.judge(request, reply);
    else send(reply, 200, { results: body.items.map((item: Item) => this.decide(item)) });
  }

  private decide(item: Item): object {
    if (item.version === this.version)
      return { id, timesheet: { ...this.week, state: 'approved' }, error: null };
    return { id, timesheet: null, error: { code: 'stale_version', message: 'It has changed.' } };
  }

  private judge({ headers }: IncomingMessage, reply: ServerResponse): void {
    if (headers['if-match'] === `"${this.version}"`) send(reply, 200, this.week);
    else send(reply, 412, { error: { code: 'stale_version', message: 'It has changed.', details: [] } });
  }
}

interface Item {
  readonly id: string;
  readonly version?: number;
}

function send(reply: ServerResponse, status: number, body: unknown): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

describe('vireo timesheet approve', () => {
  let author: Author;
  let server: Server;

  beforeEach(async () => {
    author = new Author();
    server = createServer((request, reply) => void author.answer(request, reply));
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function approve(said: readonly string[], options: Partial<DecisionOptions> = {}) {
    const told = { out: '', err: '', code: 0 as ExitCode };
    const io: CliIo = {
      out: (text) => {
        told.out += text;
      },
      err: (text) => {
        told.err += text;
      },
      cwd: '.',
      env: {},
      colors: false,
      readInput: async () => '',
      signal: new AbortController().signal,
      setExitCode: (code) => {
        told.code = code;
      },
    };
    const { port } = server.address() as AddressInfo;
    const reached = { server: `http://127.0.0.1:${port}`, token: 'token' };
    await runDecision({ verdict: 'approved', said, options: { ...reached, ...options } }, io).catch(
      (error: unknown) => {
        told.err += String(error);
        told.code = 2;
      },
    );
    return told;
  }

  it('shows what it decides on, and decides on that', async () => {
    const { out, err, code } = await approve([id]);

    assert.match(
      err,
      /2026-W41 +2:00 +submitted +Mara Voss +version 2\n +0000e001 .*2:00 +Nordwind GmbH · API rewrite/,
    );
    assert.match(out, / approved /);
    assert.equal(code, 0);
    assert.deepEqual(author.bodies, [{ items: [{ id, version: 2 }], verdict: 'approved' }]);
  });

  it('decides nothing that was submitted anew meanwhile, and shows it as it is', async () => {
    author.isQuick = true;

    const { out, err, code } = await approve([id]);

    assert.match(out, /not decided: The week was changed elsewhere, so nothing was decided\./);
    assert.match(err, / 2:00 +submitted [\s\S]* 9:00 +submitted /);
    assert.equal(code, 2);
  });

  it('approves no entry of a week that was submitted anew meanwhile', async () => {
    author.isQuick = true;

    const { err, code } = await approve([id], { entry: ['0000e001'] });

    assert.match(err, / 9:00 +submitted [\s\S]*The week was changed elsewhere, so nothing was decided\./);
    assert.equal(code, 2);
  });

  it('decides on the version that was seen before or on none, and shows it once as it is', async () => {
    author.version = 4;

    const whole = await approve([id], { version: 2 });
    const single = await approve([id], { version: 2, entry: ['0000e001'] });
    const seen = await approve([id], { version: 4 });
    const many = await approve([id, id], { version: 4 });

    assert.match(whole.out, /not decided: The week was changed elsewhere, so nothing was decided\./);
    assert.match(single.err, /The week was changed elsewhere, so nothing was decided\./);
    for (const { err, code } of [whole, single]) {
      assert.equal(err.match(/ 9:00 +submitted .* version 4$/gm)?.length, 1);
      assert.equal(code, 2);
    }
    assert.deepEqual({ seen: seen.code, many: many.code }, { seen: 0, many: 2 });
    assert.match(many.err, /A version is of one timesheet/);
  });

  it('sends more than the API takes at once in pieces', async () => {
    const { out } = await approve(Array.from({ length: 201 }, () => id));

    const sizes = author.bodies.map((body) => (body as { items: Item[] }).items.length);
    assert.deepEqual(sizes, [200, 1]);
    assert.equal(out.trim().split('\n').length, 201);
  });
});
