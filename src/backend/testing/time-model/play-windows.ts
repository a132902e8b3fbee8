/**
 * Eight windows of one person, whose requests arrive twice, late and in another order, and whose replies get lost: one
 * timer runs at most, what was deleted stays so, every window comes to see the same, and delivering everything that
 * was ever sent once more changes nothing.
 */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import type { TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import type { Reply, TestApp } from '../test-app.ts';
import { TimeStore } from './time-store.ts';

/** A number in [0, 1); the same ones for a seed. */
export type Random = () => number;

interface Sent {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const windowCount = 8;
const actsEach = 2;
const dayMs = 86_400_000;

function deliver(app: TestApp, { method, path, body, headers }: Sent): Promise<Reply> {
  return app.ask(method, path, {
    ...(body === undefined ? {} : { body }),
    ...(headers === undefined ? {} : { headers }),
  });
}

async function list(app: TestApp): Promise<TimeEntry[]> {
  const from = new Date(app.clock.now - 3 * dayMs).toISOString().slice(0, 10);
  return (await app.ask('GET', `/time-entries?limit=500&from=${from}`)).body.items;
}

/** Two windows that stop one timer may each have a note for it: one is kept, the other refused however often it comes. */
function endTimer(random: Random, act: 'stop' | 'discard', entryId: string): Sent {
  const note = act === 'stop' && random() < 0.5 ? { note: `Stop ${Math.floor(random() * 1000)}` } : {};
  return { method: 'POST', path: `/timer/${act}`, body: { entryId, ...note } };
}

/** One window: it looks again only when an event tells it to, and acts on what it saw, be it old by now. */
class Window {
  #seen: readonly TimeEntry[] = [];
  #seq: number;
  readonly #app: TestApp;

  constructor(app: TestApp, seq: number) {
    this.#app = app;
    this.#seq = seq;
  }

  async look(): Promise<readonly TimeEntry[]> {
    const { body } = await this.#app.ask('GET', `/events?since=${this.#seq}`);
    const events: { seq: number; type: string }[] = body.items;
    this.#seq = events.at(-1)?.seq ?? this.#seq;
    if (events.some(({ type }) => type.startsWith('time-entry.'))) {
      this.#seen = await list(this.#app);
    }
    return this.#seen;
  }

  decide(random: Random, projects: readonly string[]): Sent {
    const entries = this.#seen;
    const entry = entries[Math.floor(random() * entries.length)];
    const running = entries.find(({ endedAt }) => endedAt === null);
    const projectId = projects[Math.floor(random() * projects.length)] ?? '';
    const choice = random();
    if (choice < 0.3) {
      return { method: 'POST', path: '/timer', body: { id: newId(), projectId } };
    }
    if (choice < 0.5 && running) return endTimer(random, choice < 0.45 ? 'stop' : 'discard', running.id);
    if (choice < 0.6 && entry && entry.endedAt !== null) {
      return { method: 'POST', path: '/timer/resume', body: { entryId: entry.id, id: newId() } };
    }
    return this.#change(random, choice < 0.7 ? undefined : entry, projectId);
  }

  #change(random: Random, entry: TimeEntry | undefined, projectId: string): Sent {
    const startMs = this.#app.clock.now - Math.floor(random() * 20_000) * 1000;
    const times = {
      startedAt: new Date(startMs).toISOString(),
      endedAt: new Date(startMs + 60_000).toISOString(),
    };
    const body = { projectId, ...times, note: `Note ${Math.floor(random() * 1000)}` };
    const path = `/time-entries/${entry?.id ?? newId()}`;
    const headers = entry ? { headers: { 'if-match': `"${entry.version}"` } } : {};
    return entry && random() < 0.3
      ? { method: 'DELETE', path, ...headers }
      : { method: 'PUT', path, body, ...headers };
  }
}

class Interleaving {
  readonly #store: TimeStore;
  readonly #random: Random;
  readonly #sent: Sent[] = [];
  readonly #deleted = new Set<string>();

  constructor(store: TimeStore, random: Random) {
    this.#store = store;
    this.#random = random;
  }

  async run(): Promise<void> {
    const { app } = this.#store;
    const seq = await lastSeq(app);
    const windows = Array.from({ length: windowCount }, () => new Window(app, seq));
    for (let turn = 0; turn < actsEach; turn += 1) {
      app.clock.now += Math.floor(this.#random() * 600) * 1000;
      await Promise.all(windows.map((window) => this.#act(window)));
    }
    const settled = await list(app);
    await this.#checkAgreement(windows, settled);
    await this.#deliverAllAgain();
    assert.deepEqual(await list(app), settled, 'what came late changed something');
  }

  /** Some look before they act, some act on what they saw before. */
  async #act(window: Window): Promise<void> {
    if (this.#random() < 0.7) await window.look();
    const sent = window.decide(this.#random, this.#store.projects);
    this.#sent.push(sent);
    const deliveries = [
      ...this.#overtaking(sent),
      sent,
      ...(this.#random() < 0.3 ? [sent] : []),
      ...this.#late(),
    ];
    const replies = await Promise.all(deliveries.map((one) => deliver(this.#store.app, one)));
    for (const { status, body } of replies) assert.ok(status < 500, JSON.stringify(body));
    const reply = replies[deliveries.indexOf(sent)];
    // No answer came: it is sent again, as a client does that knows it may.
    if (this.#random() < 0.2) await deliver(this.#store.app, sent);
    if (reply?.status === 204) this.#deleted.add(sent.path.split('/').at(-1) ?? '');
  }

  /** What a window creates and takes back at once: the deletion comes first, or at the same moment. */
  #overtaking({ method, path, headers }: Sent): Sent[] {
    if (method !== 'PUT' || headers !== undefined || this.#random() > 0.4) return [];
    const deletion: Sent = { method: 'DELETE', path };
    this.#sent.push(deletion);
    this.#deleted.add(path.split('/').at(-1) ?? '');
    return [deletion];
  }

  #late(): Sent[] {
    const index = Math.floor(this.#random() * this.#sent.length);
    return this.#random() < 0.3 ? this.#sent.slice(index, index + 1) : [];
  }

  async #deliverAllAgain(): Promise<void> {
    const shuffled = this.#sent.map((sent) => ({ sent, at: this.#random() })).sort((a, b) => a.at - b.at);
    for (const { sent } of shuffled) await deliver(this.#store.app, sent);
  }

  async #checkAgreement(windows: readonly Window[], settled: readonly TimeEntry[]): Promise<void> {
    const running = settled.filter(({ endedAt }) => endedAt === null);
    assert.ok(running.length <= 1, `${running.length} timers run`);
    assert.ok(!settled.some(({ id }) => this.#deleted.has(id)), 'what was deleted is back');
    for (const window of windows) {
      assert.deepEqual(await window.look(), settled, 'a window sees something else');
    }
  }
}

async function lastSeq(app: TestApp): Promise<number> {
  const head = await app.database.query
    .selectFrom('event_heads')
    .select('seq')
    .where('organization_id', '=', app.owner.organizationId)
    .executeTakeFirstOrThrow();
  return Number(head.seq);
}

/** @throws with the number of the interleaving, which with the seed gives the same requests again. */
export async function playWindows(count: number, random: Random): Promise<void> {
  const store = await TimeStore.open('node-sqlite');
  try {
    for (let number = 1; number <= count; number += 1) {
      store.app.clock.now += 7 * dayMs;
      await store.app.ask('POST', '/timer/discard', { body: {} });
      await new Interleaving(store, random).run().catch((cause: unknown) => {
        throw new Error(`Interleaving ${number}: ${String(cause)}`, { cause });
      });
    }
  } finally {
    await store.close();
  }
}
