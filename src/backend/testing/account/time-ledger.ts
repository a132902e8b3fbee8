/** The server as far as writes of time go that waited: one running entry, each id once, the same write as often as it comes. */
import assert from 'node:assert/strict';
import type { OutboxItem } from '../../proxy/offline/outbox-items.ts';

const second = 1_000;

/** What the server will not do, as it says it. */
export class LedgerRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export class TimeLedger {
  /** Others write as well, or some of what is sent is refused: a start ends what runs. */
  isShared = false;
  running: { readonly id: string; readonly startedAt: number } | undefined;
  readonly spans = new Map<string, { readonly from: number; readonly to: number }>();
  readonly notes = new Map<string, string>();
  readonly versions = new Map<string, number>();
  /** What a discard ended, by its entry: what ran, and the version that the deletion made. */
  readonly discarded = new Map<
    string,
    { readonly was: NonNullable<TimeLedger['running']>; readonly version: number }
  >();
  readonly #undone = new Set<string>();
  /** Requests to stop and to discard. */
  readonly #done = new Set<string>();

  constructor(running: TimeLedger['running']) {
    this.running = running;
  }

  get seconds(): number {
    return [...this.spans.values()].reduce((sum, { from, to }) => sum + (to - from) / second, 0);
  }

  take({ kind, body }: Pick<OutboxItem, 'kind' | 'body'>): void {
    const at = (field: string) => Date.parse(String(body[field]));
    if (kind === 'entry' || kind === 'start') this.#noteFirst(String(body['id']), String(body['note'] ?? ''));
    if (kind === 'entry') this.#add(String(body['id']), { from: at('startedAt'), to: at('endedAt') });
    else if (kind === 'stop') this.#stop(body, at('endedAt'));
    else if (kind === 'start') this.#start(String(body['id']), at('startedAt'));
  }

  /** Whether a start, an entry or a discard has arrived before. */
  knows(body: object | undefined): boolean {
    const { id, entryId }: { readonly id?: unknown; readonly entryId?: unknown } = { ...body };
    if (this.discarded.has(String(entryId))) return true;
    return this.running?.id === id || [this.spans, this.discarded].some((known) => known.has(String(id)));
  }

  versionOf(id: string): number {
    return this.versions.get(id) ?? 1;
  }

  /** As `POST /timer/discard` does: once, however often it is asked for. */
  discard(id: string, requestId: string): { readonly version: number } {
    const again = this.discarded.get(id);
    if (this.running?.id !== id && again) return { version: again.version - 1 };
    this.#requireFirst(requestId);
    if (this.running?.id !== id)
      throw new LedgerRefusal('no_timer_running', 'What is discarded does not run.');
    const version = this.versionOf(id);
    this.discarded.set(id, { was: this.running, version: version + 1 });
    this.running = undefined;
    return { version };
  }

  undo({
    id,
    change,
  }: {
    readonly id: string;
    readonly change: { readonly entryId: string; readonly version: number };
  }): void {
    if (this.#undone.has(id)) return;
    this.#undone.add(id);
    const last = this.discarded.get(change.entryId);
    this.#require(last?.version === change.version, 'conflict', 'the deletion that is meant');
    this.#require(this.running === undefined, 'timer_running', 'nothing else runs');
    this.running = last?.was;
    this.discarded.delete(change.entryId);
    this.versions.set(change.entryId, change.version + 1);
  }

  note(id: string, note: string, version: number | undefined): void {
    if (version !== this.versionOf(id)) throw new LedgerRefusal('stale_version', 'It has changed since.');
    this.notes.set(id, note);
    this.versions.set(id, this.versionOf(id) + 1);
  }

  /** What never comes from one machine alone is refused where others write as well. */
  #require(isSo: boolean, code: string, what: string): void {
    if (isSo) return;
    assert.ok(this.isShared, what);
    throw new LedgerRefusal(code, `It is not so: ${what}.`);
  }

  /** A copy comes after its undo. */
  #requireFirst(requestId: string): void {
    if (this.#done.has(requestId)) throw new LedgerRefusal('conflict', 'It was taken back since.');
    this.#done.add(requestId);
  }

  #noteFirst(id: string, note: string): void {
    if (!this.notes.has(id)) this.notes.set(id, note);
  }

  #add(id: string, span: { readonly from: number; readonly to: number }): void {
    assert.notEqual(this.running?.id, id, 'no entry is sent for what runs there');
    assert.deepEqual(this.spans.get(id) ?? span, span);
    this.spans.set(id, span);
  }

  #start(id: string, startedAt: number): void {
    if (this.running?.id === id || this.spans.has(id)) return;
    if (this.discarded.has(id)) throw new LedgerRefusal('gone', 'The entry was deleted.');
    this.#require(this.running === undefined || this.isShared, 'timer_running', 'what runs was ended before');
    if (this.running !== undefined && this.running.startedAt > startedAt) {
      this.spans.set(id, { from: startedAt, to: this.running.startedAt });
      return;
    }
    if (this.running !== undefined)
      this.spans.set(this.running.id, { from: this.running.startedAt, to: startedAt });
    this.running = { id, startedAt };
  }

  #stop(body: OutboxItem['body'], to: number): void {
    const id = String(body['entryId']);
    const ended = this.spans.get(id);
    const isMeant = this.running?.id === id || ended?.to === to;
    this.#require(isMeant, 'no_timer_running', 'what is stopped runs, or was stopped then');
    if (this.running?.id !== id) return;
    this.#requireFirst(String(body['id']));
    const current = this.notes.get(id) ?? '';
    if (typeof body['note'] === 'string' && (body['noteBefore'] ?? current) === current)
      this.notes.set(id, body['note']);
    this.spans.set(id, { from: this.running.startedAt, to });
    this.running = undefined;
  }
}
