/**
 * The host side of a page: checks what the page sends and does it, loads what fills it when it is looked at, again when
 * records change, and tells it whether that is live. Which messages there are, and what they do, is the page's own table.
 *
 * A page begins with `ready`, once its script runs. The host does not wait for that: when the page is shown it begins with
 * the `ready` that is to be expected, and what comes of it is sent as soon as the page has said that very message.
 */

import type { ZodType } from 'zod';
import { inBackground } from '../contract/background/in-background.ts';
import type { Need } from '../contract/policy/needs.ts';
import {
  type Connection,
  type Rights,
  takeWayOnSchema,
  viewFailedSchema,
  type WayOn,
} from '../contract/webview/common.ts';
import type { BackendState } from './backend.ts';
import type { Problem } from './backend-problem.ts';
import { type BackendEvents, type Resource, watchRecords } from './changes.ts';
import type { Clock } from './clock.ts';
import { type Disposable, DisposableStore } from './disposables.ts';
import { Outbox } from './outbox.ts';
import type { Log } from './page-ports.ts';

/** What shows the page: a panel of the editor, a tab of the web dashboard. */
export interface PagePort {
  readonly isVisible: boolean;
  /** A page that is hidden ends, and restarts when it is shown again. */
  readonly endsHidden: boolean;
  send(message: unknown): PromiseLike<unknown>;
  onMessage(listener: (message: unknown) => void): Disposable;
  /** It is shown, or hidden. */
  onVisibility(listener: () => void): Disposable;
  tellFailure(error: unknown): PromiseLike<void>;
  /** The button that helps where Vireo service cannot be reached; undefined where there is none. */
  findWayOn(problem: Problem): { readonly label: string; readonly run: () => unknown } | undefined;
}

interface Message {
  readonly type: string;
}

/** What the host does itself is no row of the table. */
type Handlers<Incoming extends Message> = {
  readonly [Type in Exclude<Incoming['type'], 'viewFailed'>]: (
    message: Extract<Incoming, { readonly type: Type }>,
  ) => unknown;
};

export interface PageTable<Incoming extends Message, Outgoing extends Message> {
  readonly incoming: ZodType<Incoming>;
  /** What it shows: it is loaded again when one of them changes. */
  readonly watch: readonly Resource[];
  /** Messages are done one after another, in the order in which they came. */
  readonly isInTurn?: boolean;
  /** The page tells whether it is live, and as of when it is. */
  readonly showsConnection?: boolean;
  /** What fills the page; undefined where there is nothing to show now, or it was sent already. */
  load(): Promise<Outgoing | undefined>;
  readonly on: Handlers<Incoming>;
}

/** What a table does with its page. */
export interface Page<Outgoing extends Message> {
  send(message: Outgoing): Promise<void>;
  /** Also where the page is not there yet, or hidden: then as soon as it is. */
  sendWhenOpen(message: Outgoing): Promise<void>;
  /** Loads it, and sends that unless something else was asked for in the meantime. */
  fill(): Promise<void>;
  /** The same as soon as somebody looks at it, with failures told. */
  refresh(): void;
  /** Something that is no message of the page, in its turn. */
  run(work: () => unknown): void;
  /** Ends with the page. */
  add(disposable: Disposable): void;
}

export type DefinePage<Incoming extends Message, Outgoing extends Message> = (
  page: Page<Outgoing>,
) => PageTable<Incoming, Outgoing>;

interface HostServices {
  readonly backend: BackendEvents & { readonly state: BackendState };
  readonly clock: Clock;
  readonly log: Pick<Log, 'error' | 'warn'>;
  /** Absent where all is allowed. */
  readonly rights?: {
    readonly refused: readonly Need[];
    onDidChange(listener: () => void): Disposable;
  };
}

export interface PageHostOptions<Incoming extends Message, Outgoing extends Message> {
  readonly services: HostServices;
  readonly port: PagePort;
  /** In the log. */
  readonly name: string;
  readonly define: DefinePage<Incoming, Outgoing>;
  /** What an earlier life of the page kept, where there was one: its `ready` says some of that. */
  readonly kept?: unknown;
}

const states = { ready: 'online', starting: 'reconnecting', failed: 'offline' } as const;

export class PageHost<Incoming extends Message, Outgoing extends Message>
  implements Page<Outgoing>, Disposable
{
  private readonly services: HostServices;
  private readonly port: PagePort;
  private readonly name: string;
  private readonly table: PageTable<Incoming, Outgoing>;
  private readonly store: DisposableStore;
  private readonly outbox: Outbox<Outgoing | Connection | Rights | WayOn>;
  private isShown = false;
  /** What the page is expected to say when its script runs: what it said last, or what its kept state makes of it. */
  private opening: Incoming | undefined;
  /** That, as text, until the page has said it. */
  private begun: string | undefined;
  private isStale = false;
  private isEnded = false;
  /** Of what was asked for last: that answer is the one to show. */
  private turn = 0;
  private asOf: string | undefined;
  private wayOn: ReturnType<PagePort['findWayOn']>;
  /** The end of what was asked for so far. */
  private line: Promise<unknown> = Promise.resolve();

  constructor({ services, port, name, define, kept }: PageHostOptions<Incoming, Outgoing>) {
    this.services = services;
    this.port = port;
    this.name = name;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.outbox = new Outbox((message) => port.send(message));
    this.table = define(this);
    this.opening = this.findOpening(kept);
    this.store.addAll(
      port.onMessage((message) => this.receive(message)),
      port.onVisibility(() => this.follow()),
      watchRecords(services, this.table.watch, () => this.refresh()),
      services.backend.onDidChangeState(() => this.run(() => this.tellState())),
      ...(services.rights ? [services.rights.onDidChange(() => this.run(() => this.sendRights()))] : []),
    );
    this.follow();
  }

  dispose(): void {
    this.isEnded = true;
    this.store.dispose();
  }

  add(disposable: Disposable): void {
    this.store.add(disposable);
  }

  run(work: () => unknown): void {
    if (this.table.isInTurn === true) this.line = this.line.then(() => this.attempt(work));
    else inBackground(this.attempt(work), 'Page');
  }

  refresh(): void {
    this.isStale = !this.port.isVisible;
    if (!this.isStale) this.run(() => this.fill());
  }

  async fill(): Promise<void> {
    const turn = ++this.turn;
    const answer = await this.table.load();
    if (this.isEnded || turn !== this.turn || answer === undefined) return;
    const { backend, clock } = this.services;
    // What could not be had is as of no time.
    if (answer.type !== 'failed' && backend.state.phase === 'ready') {
      this.asOf = new Date(clock.now()).toISOString();
    }
    await this.send(answer);
    await this.sendConnection();
  }

  async send(message: Outgoing | Connection | Rights | WayOn): Promise<void> {
    await this.outbox.send(message);
  }

  async sendWhenOpen(message: Outgoing): Promise<void> {
    await this.outbox.sendWhenOpen(message);
  }

  private follow(): void {
    const { isVisible, endsHidden } = this.port;
    if (isVisible === this.isShown) return;
    this.isShown = isVisible;
    if (isVisible) this.begin();
    else if (endsHidden) this.outbox.end();
  }

  private findOpening(kept: unknown): Incoming | undefined {
    const { incoming } = this.table;
    const said = { ...(typeof kept === 'object' ? kept : {}), type: 'ready' };
    return incoming.safeParse(said).data ?? incoming.safeParse({ type: 'ready' }).data;
  }

  private begin(): void {
    const { turn, opening } = this;
    if (opening !== undefined && this.outbox.isGone) {
      this.outbox.begin();
      this.begun = JSON.stringify(opening);
      this.run(() => this.handle(opening));
    }
    if (!this.isStale) return;
    this.isStale = false;
    // To begin may have loaded it already.
    this.run(() => (turn === this.turn ? this.fill() : undefined));
  }

  /** Of a page that is closed nothing is done, or told, any more. */
  private async attempt(work: () => unknown): Promise<void> {
    if (this.isEnded) return;
    try {
      await work();
    } catch (error) {
      if (!this.isEnded) await this.port.tellFailure(error);
    }
  }

  private receive(message: unknown): void {
    const { log } = this.services;
    const parsed = this.table.incoming.safeParse(message);
    if (takeWayOnSchema.safeParse(message).success) this.run(() => this.wayOn?.run());
    else if (!parsed.success) log.warn(`${this.name}: a message outside the contract was refused.`);
    else if (parsed.data.type === 'viewFailed')
      log.error(`${this.name}: ${viewFailedSchema.parse(parsed.data).message}`);
    else if (parsed.data.type === 'ready') this.open(parsed.data);
    else this.run(() => this.handle(parsed.data));
  }

  /** The page listens: what was begun for it is sent, unless it asks for something else. */
  private open(ready: Incoming): void {
    const isBegun = this.begun === JSON.stringify(ready);
    this.begun = undefined;
    this.opening = ready;
    inBackground(
      this.attempt(() => this.outbox.open(isBegun)),
      'Page',
    );
    if (isBegun) return;
    this.turn += 1;
    this.run(() => this.handle(ready));
  }

  private async handle(message: Incoming): Promise<void> {
    const handlers: Readonly<Record<string, ((message: Incoming) => unknown) | undefined>> = this.table
      .on as never;
    // A page that begins knows of none.
    if (message.type === 'ready') this.wayOn = undefined;
    const told = message.type === 'ready' ? this.tellState() : undefined;
    const run = async () => await handlers[message.type]?.(message);
    await Promise.all([told, run()]);
  }

  /** The page was painted with those that were known then. */
  private async sendRights(): Promise<void> {
    const { rights } = this.services;
    if (rights !== undefined) await this.send({ type: 'rights', refused: rights.refused });
  }

  private async tellState(): Promise<void> {
    const { state } = this.services.backend;
    const before = this.wayOn?.label ?? '';
    this.wayOn = state.phase === 'failed' ? this.port.findWayOn(state.problem) : undefined;
    const label = this.wayOn?.label ?? '';
    if (label !== before) await this.send({ type: 'wayOn', label });
    await this.sendConnection();
  }

  private async sendConnection(): Promise<void> {
    if (this.table.showsConnection !== true) return;
    const state = states[this.services.backend.state.phase];
    await this.send({ type: 'connection', state, ...(this.asOf === undefined ? {} : { asOf: this.asOf }) });
  }
}
