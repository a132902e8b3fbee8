/**
 * 10,000 schedules come due at one instant, as after a night without a backend: how long each takes until it is claimed and its job is in
 * the queue, and how long a window waits for its requests in the meantime. On the SQLite that ships, and on PostgreSQL.
 */
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { migrations } from '../../src/backend/migrations/index.ts';
import type { Database } from '../../src/backend/platform/db/index.ts';
import type {} from '../../src/backend/platform/schedules/schedules.tables.ts';
import type { Schema } from '../../src/backend/schema.ts';
import { type DatabaseKind, openFresh } from '../../src/backend/testing/databases.ts';
import { createTestApp, type TestApp } from '../../src/backend/testing/test-app.ts';
import { type Benchmark, type BenchRow, percentile, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';

const count = sized(10_000, 30);
const limitMs = 5;
const requestLimitMs = 50;
const pauseMs = 20;
/** What a window asks for as it looks. */
const asked = ['/timer', '/notifications?limit=50', '/mail/status'];
const rule = { unit: 'week', every: 1, date: '2026-11-18', time: '12:00', zone: 'Europe/Berlin' };
const hourMs = 3_600_000;

/** Of a kind whose run finds that its record was deleted, and ends. */
async function fill({ database, owner, clock }: TestApp): Promise<void> {
  const at = clock.now + hourMs;
  for (let from = 0; from < count; from += 500) {
    const rows = Array.from({ length: Math.min(500, count - from) }, () => ({
      id: newId(),
      organization_id: owner.organizationId,
      kind: 'report.mail',
      subject_id: newId(),
      user_id: owner.userId,
      rule: JSON.stringify(rule),
      state: 'active' as const,
      reason: null,
      next_at: at,
      next_period: '2026-11-18',
      step_ms: 7 * 24 * hourMs,
      created_at: clock.now,
      updated_at: clock.now,
      version: 1,
    }));
    await database.query.insertInto('schedules').values(rows).execute();
  }
}

async function countIn(database: Database<Schema>, what: 'due' | 'queued', now: number): Promise<number> {
  const { query } = database;
  const { n } = await (what === 'due'
    ? query
        .selectFrom('schedules')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('state', '=', 'active')
        .where('next_at', '<=', now)
    : query
        .selectFrom('schedule_runs')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('state', '=', 'queued')
  ).executeTakeFirstOrThrow();
  return Number(n);
}

/** Asks one after the other until the signal; how long each took. */
function askAsAWindow(url: string, signal: AbortSignal): Promise<readonly number[]> {
  const times: number[] = [];
  const loop = async () => {
    for (let turn = 0; !signal.aborted; turn += 1) {
      const startedAt = performance.now();
      const path = asked[turn % asked.length];
      const reply = await fetch(`${url}/api/v1${path}`, { headers: { authorization: 'Bearer org_admin' } });
      await reply.text();
      if (!reply.ok) throw new Error(`${path} was answered with ${reply.status}.`);
      times.push(performance.now() - startedAt);
      await wait(pauseMs);
    }
    return times;
  };
  return loop();
}

async function measure(kind: DatabaseKind): Promise<BenchRow[]> {
  const { database, dispose } = await openFresh<Schema>(kind, migrations);
  const vireo = await createTestApp(database);
  try {
    await fill(vireo);
    await vireo.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = vireo.app.server.address() as AddressInfo;
    const end = new AbortController();
    const window = askAsAWindow(`http://127.0.0.1:${port}`, end.signal);
    vireo.clock.now += hourMs;
    const startedAt = performance.now();
    vireo.app.mail.ports.jobs.wake();
    while ((await countIn(database, 'due', vireo.clock.now)) > 0) await wait(sized(200, 5));
    const each = (performance.now() - startedAt) / count;
    end.abort();
    const times = await window;
    const waiting = await countIn(database, 'queued', vireo.clock.now);
    console.error(`${kind}: ${waiting} of them wait in the queue, ${times.length} requests`);
    return [
      withinLimit(`one of ${count} schedules due at once, claimed and queued (${kind})`, {
        ours: each,
        limit: limitMs,
        unit: 'ms',
      }),
      withinLimit(`requests of a window at that time, p95 (${kind})`, {
        ours: percentile(times, 0.95),
        limit: requestLimitMs,
        unit: 'ms',
      }),
    ];
  } finally {
    await vireo.app.close();
    await dispose();
  }
}

export const benchmark: Benchmark = {
  name: 'due-schedules',
  run: async () => [...(await measure('sqljs')), ...(await measure('postgres'))],
};
