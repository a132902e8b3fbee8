/** What is on record of the finding that is explained: read when it is chosen, and again when an event tells of it. */

import type { Finding, FindingComment, User } from '../../../src/api-client/index.ts';
import { loadAll } from '../../../src/api-client/load-all.ts';
import type { Notification } from '../../../src/contract/events.ts';
import type { Backend } from '../../../src/pages/backend.ts';
import { type Disposable, DisposableStore } from '../../../src/pages/disposables.ts';
import { classifyFailure } from '../../../src/pages/failures.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { ShownRecord } from '../messages.ts';

/** More than anybody reads beside code. */
const mostComments = 200;

export interface RecordPorts {
  readonly backend: Pick<Backend, 'ask' | 'onDidNotify'>;
  readonly log: Pick<PagePorts['log'], 'warn' | 'error'>;
}

export class FollowedRecord implements Disposable {
  readonly #ports: RecordPorts;
  readonly #onChange: () => void;
  readonly #store: DisposableStore;
  #id: string | undefined;
  #turn = 0;
  #current: ShownRecord | undefined;

  constructor(ports: RecordPorts, onChange: () => void) {
    this.#ports = ports;
    this.#onChange = onChange;
    this.#store = new DisposableStore((error) => ports.log.error(String(error)));
    this.#store.add(ports.backend.onDidNotify((notification) => this.#note(notification)));
  }

  /** Undefined for a finding that is on no record, and until its record is read. */
  get current(): ShownRecord | undefined {
    return this.#current;
  }

  follow(id: string | undefined): void {
    if (id === this.#id) return;
    this.#id = id;
    this.#current = undefined;
    this.#readAgain();
  }

  dispose(): void {
    this.#turn += 1;
    this.#store.dispose();
  }

  /** A whole run or import tells under its own id. */
  #note(notification: Notification): void {
    const isOurs =
      'reload' in notification ||
      ('type' in notification &&
        (notification.id === this.#id || /^finding\.(?:reported|imported)$/.test(notification.type)));
    if (isOurs) this.#readAgain();
  }

  #readAgain(): void {
    this.#turn += 1;
    if (this.#id === undefined) return;
    this.#read(this.#id, this.#turn).catch((error: unknown) => {
      const failure = classifyFailure(error);
      if (failure.kind === 'refused' || failure.kind === 'bug')
        this.#ports.log.warn(`Explain panel: ${failure.sentence}`);
    });
  }

  async #read(id: string, turn: number): Promise<void> {
    const { backend } = this.#ports;
    const [finding, comments, people] = await Promise.all([
      backend.ask((api, options) => api.getFinding({ ...options, path: { id } })),
      loadAll(
        (cursor) =>
          backend.ask((api, options) =>
            api.listFindingComments({ ...options, path: { id }, query: { limit: 200, ...cursor } }),
          ),
        mostComments,
      ),
      loadAll((cursor) =>
        backend.ask((api, options) => api.listUsers({ ...options, query: { limit: 500, ...cursor } })),
      ),
    ]);
    // Another finding was chosen, or this one changed again, meanwhile.
    if (turn !== this.#turn) return;
    this.#current = toShown(finding, comments, people);
    this.#onChange();
  }
}

function toShown(
  { state, reason, decidedBy, decidedAt, assignee }: Finding,
  comments: readonly FindingComment[],
  people: readonly User[],
): ShownRecord {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? ''));
  return {
    state,
    reason,
    decidedBy: nameOf(decidedBy),
    decidedAt,
    assignee: nameOf(assignee),
    comments: comments.map(({ author, createdAt, text }) => ({
      author: names.get(author) ?? '',
      at: createdAt,
      text,
    })),
  };
}
