/**
 * Findings on record: agents', imports', team mates'. Read once; after that a decision is one request for one record,
 * and only a whole run or import is reason to read all again.
 */
import type { Finding } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import type { Notification } from '../../../contract/events.ts';
import { LatestReading } from '../../../contract/latest-reading.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import { classifyFailure } from '../../../pages/failures.ts';
import type { Services } from '../../platform/services.ts';

/** More than anybody reads; a list that is cut is said to be. */
export const mostFindings = 20_000;

type State = Finding['state'];
const usual: readonly State[] = ['open', 'confirmed', 'dismissed'];

/** What a run or an import tells in one event, under its own id and not a finding's. */
const wholesale = /^finding\.(reported|imported)$/;
const gatherMs = 60;
/** Beyond this, one list costs less than each by itself. */
const mostSingly = 20;

export interface RecordChange {
  /** Of records that changed; undefined when all were read again. */
  readonly ids: readonly string[] | undefined;
}

export class RecordedFindings implements Disposable {
  readonly #services: Services;
  readonly #store: DisposableStore;
  readonly #changed = new Emitter<RecordChange>();
  readonly #byId = new Map<string, Finding>();
  readonly #waiting = new Set<string>();
  #states: readonly State[] = usual;
  #mustReload = false;
  #pending: Disposable | undefined;
  #isCut = false;
  /** How many whole readings have begun. */
  #reads = 0;
  readonly #reading = new LatestReading(() => this.#read());
  readonly onDidChange = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    this.#store = new DisposableStore((error) => services.log.error(String(error)));
    this.#store.addAll(
      { dispose: () => this.#pending?.dispose() },
      services.backend.onDidNotify((notification) => this.#note(notification)),
      services.backend.onDidChangeState(({ phase }) => {
        if (phase === 'ready') this.#soon({ reload: true });
      }),
    );
    if (services.backend.state.phase === 'ready') this.#soon({ reload: true });
  }

  all(): Iterable<Finding> {
    return this.#byId.values();
  }

  get(id: string): Finding | undefined {
    return this.#byId.get(id);
  }

  /** Reads those too that are resolved: for the trend, and for who asks to see them. */
  async includeResolved(): Promise<void> {
    if (this.#states.includes('resolved')) return await this.#reading.running;
    this.#states = [...usual, 'resolved'];
    await this.reload();
  }

  /** One that is under way may have begun before the change: it is followed by another, which counts. */
  reload(): Promise<void> {
    return this.#reading.ask();
  }

  /** There are more on record than are read. */
  get isCut(): boolean {
    return this.#isCut;
  }

  dispose(): void {
    this.#store.dispose();
  }

  #note(notification: Notification): void {
    if ('reload' in notification) this.#soon({ reload: true });
    if (!('type' in notification) || !notification.type.startsWith('finding.')) return;
    const reload = wholesale.test(notification.type);
    if (!reload) this.#waiting.add(notification.id);
    this.#soon({ reload });
  }

  #soon({ reload }: { readonly reload: boolean }): void {
    this.#mustReload ||= reload;
    this.#pending ??= this.#services.clock.after(gatherMs, () => {
      this.#pending = undefined;
      const ids = [...this.#waiting];
      const isWhole = this.#mustReload || ids.length > mostSingly;
      this.#waiting.clear();
      this.#mustReload = false;
      (isWhole || this.#reading.running !== undefined ? this.reload() : this.#readEach(ids)).catch(
        (error: unknown) => this.#failed(error),
      );
    });
  }

  #failed(error: unknown): void {
    const failure = classifyFailure(error);
    if (failure.kind === 'refused' || failure.kind === 'bug')
      this.#services.log.warn(`Findings: ${failure.sentence}`);
  }

  async #read(): Promise<void> {
    this.#reads += 1;
    const { backend } = this.#services;
    const lists = await Promise.all(
      this.#states.map((state) =>
        loadAll(
          (cursor) =>
            backend.ask((api, options) =>
              api.listFindings({ ...options, query: { state, limit: 500, ...cursor } }),
            ),
          mostFindings,
        ),
      ),
    );
    this.#isCut = lists.some(({ length }) => length >= mostFindings);
    this.#byId.clear();
    for (const finding of lists.flat()) this.#byId.set(finding.id, finding);
    this.#changed.fire({ ids: undefined });
  }

  async #readEach(ids: readonly string[]): Promise<void> {
    const { backend } = this.#services;
    const reads = this.#reads;
    const answers = await Promise.allSettled(
      ids.map((id) => backend.ask((api, options) => api.getFinding({ ...options, path: { id } }))),
    );
    // A whole reading has begun since: which of the two is newer nobody can tell.
    if (reads !== this.#reads) return await this.reload();
    for (const answer of answers) {
      if (answer.status === 'fulfilled') this.#keepNewer(answer.value);
      else this.#failed(answer.reason);
    }
    this.#changed.fire({ ids });
  }

  #keepNewer(finding: Finding): void {
    const known = this.#byId.get(finding.id);
    if (known === undefined || known.version <= finding.version) this.#byId.set(finding.id, finding);
  }
}
