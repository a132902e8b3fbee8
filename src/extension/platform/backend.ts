/**
 * The one way from a window to the records: connects after activation, says in which state that is, sends requests
 * and passes on what changed. Everything heavy (HTTP client, schemas) is in bundles that are loaded here, lazily.
 * A failure that the user must mend is not tried again until they ask: no process is started behind their back.
 */
import type * as Api from '../../api-client/index.ts';
import type * as Connecting from '../../connection/index.ts';
import type * as Backups from '../../contract/backup/backup-process.ts';
import type { Notification } from '../../contract/events.ts';
import { BackendUnavailable, type Call, type Backend as PagesBackend } from '../../pages/backend.ts';
import { describeProblem, type Problem } from '../../pages/backend-problem.ts';
import type { Disposable } from '../../pages/disposables.ts';
import { Emitter } from '../../pages/emitter.ts';

export type BackendState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'ready'; readonly connection: Connecting.Connection }
  | { readonly phase: 'failed'; readonly problem: Problem };

type BackupKind = Backups.BackupRequest['kind'];
type BackupRequestOf<K extends BackupKind> = Extract<Backups.BackupRequest, { readonly kind: K }>;

export interface BackendPorts {
  readonly loadConnecting: () => Promise<typeof Connecting>;
  readonly loadApi: () => Promise<typeof Api>;
  /** Where to look and what to start; asked at each attempt. */
  readonly options: (connecting: typeof Connecting) => Omit<Connecting.ConnectOptions, 'signal'>;
  /** Product and version, for the backend's log. */
  readonly agent: string;
  /** BCP 47, in which the backend says what it refuses. */
  readonly language?: string;
  /** Of a window that shows an account: what its session may be sealed by. */
  readonly sessionKey?: () => Promise<string | undefined>;
  /** Asks the user for their password, where a server wants it before an act. */
  readonly confirm?: Api.Confirm;
  readonly log: { info(message: string): void; warn(message: string): void };
}

/** Code of a WebSocket whose session has ended (docs/sign-in.md). */
const sessionEnded = '4401';

export class Backend implements PagesBackend, Disposable {
  private readonly ports: BackendPorts;
  private readonly end = new AbortController();
  private readonly stateChanged = new Emitter<BackendState>();
  private readonly notified = new Emitter<Notification>();
  private current: BackendState = { phase: 'starting' };
  private client: { readonly of: Connecting.Connection; readonly client: Api.ApiClient } | undefined;
  private latest: Connecting.Connection | undefined;
  private retry = Promise.withResolvers<void>();
  private asked = 0;
  /** The user signs out: what follows from it is no news to them. */
  private isLeaving = false;
  /** The line was ended as a session does that has ended. */
  private mayBeSignedOut = false;

  constructor(ports: BackendPorts) {
    this.ports = ports;
  }

  readonly onDidChangeState = this.stateChanged.event;
  readonly onDidNotify = this.notified.event;

  get state(): BackendState {
    return this.current;
  }

  /** Requests so far: the benchmark holds that none is sent while nothing happens. */
  get requestCount(): number {
    return this.asked;
  }

  /** How many listen; a test holds that none is left after dispose. */
  get listenerCount(): number {
    return this.stateChanged.size + this.notified.size;
  }

  /** Connects and stays connected until disposed. */
  async run(): Promise<void> {
    const connecting = await this.ports.loadConnecting();
    await connecting.subscribeEvents({
      connect: () => this.connect(connecting),
      onNotification: (notification) => this.notified.fire(notification),
      onState: ({ up, reason }) => this.onLine(up, reason),
      signal: this.end.signal,
    });
  }

  /** Tries again after a failure; does nothing in other states. */
  reconnect(): void {
    if (this.current.phase !== 'failed') return;
    this.setState({ phase: 'starting' });
    this.retry.resolve();
    this.retry = Promise.withResolvers();
  }

  /** Until records are reached again, that there is no session is not reported as a problem. */
  leave(): void {
    this.isLeaving = true;
  }

  /** Goes on with an empty database in place of one that was set aside. @throws ConnectionError */
  async startEmpty(): Promise<void> {
    const connecting = await this.ports.loadConnecting();
    await connecting.answerStartEmpty({ ...this.ports.options(connecting), signal: this.end.signal });
    this.reconnect();
  }

  /** Asks the backup process about the data of this window; it works where no backend starts. @throws BackupError */
  async askBackup<K extends BackupKind>(
    kind: K,
    more: Omit<BackupRequestOf<K>, 'kind' | 'data'>,
  ): Promise<Backups.BackupResult<K>> {
    const connecting = await this.ports.loadConnecting();
    const { dataDirectory: data, backendEntry, nodePath } = this.ports.options(connecting);
    const entry = backendEntry.replace(/backend\.js$/, 'backup.js');
    const request = { ...more, kind, data } as BackupRequestOf<K>;
    return await connecting.askBackup<K>({ entry, nodePath, language: this.ports.language }, request);
  }

  /** Sends a request as soon as there is somebody to answer. @throws BackendUnavailable, ApiRequestError */
  async ask<Data>(call: Call<Data>): Promise<Data> {
    const connection = await this.whenReady();
    const api = await this.ports.loadApi();
    this.asked += 1;
    const { data } = await call(api, { client: this.clientOf(api, connection), throwOnError: true });
    return data;
  }

  /** Where the backend is, once it is reached. @throws BackendUnavailable */
  async whenReady(): Promise<Connecting.Connection> {
    const state = this.current.phase === 'starting' ? await this.nextState() : this.current;
    if (state.phase === 'ready') return state.connection;
    if (state.phase === 'failed') throw new BackendUnavailable(state.problem);
    return await this.whenReady();
  }

  dispose(): void {
    this.end.abort();
    this.retry.resolve();
    this.setState({ phase: 'failed', problem: { code: 'ended', sentence: '' } });
  }

  private nextState(): Promise<BackendState> {
    return new Promise((resolve) => {
      const listening = this.onDidChangeState((state) => {
        listening.dispose();
        resolve(state);
      });
    });
  }

  private async connect(connecting: typeof Connecting): Promise<Connecting.Connection> {
    const { signal } = this.end;
    while (!signal.aborted) {
      try {
        this.latest = await connecting.connectBackend({ ...this.ports.options(connecting), signal });
        await this.unlock(connecting, this.latest);
        if (this.mayBeSignedOut) await connecting.requireSession(this.latest, signal);
        return this.latest;
      } catch (error) {
        if (signal.aborted) throw error;
        this.ports.log.warn(`No connection: ${error instanceof Error ? error.message : String(error)}`);
        const problem = describeProblem(error);
        const isKnown = this.isLeaving && problem.code === 'signed_out';
        this.setState({ phase: 'failed', problem: isKnown ? { ...problem, isKnown } : problem });
        await this.retry.promise;
      }
    }
    throw signal.reason;
  }

  private async unlock(connecting: typeof Connecting, connection: Connecting.Connection): Promise<void> {
    const key = await this.ports.sessionKey?.();
    if (key === undefined) return;
    const problem = await connecting.unlockSession(connection, key, this.end.signal);
    if (problem !== undefined) this.ports.log.warn(`The session of the account was not opened: ${problem}`);
  }

  private onLine(up: boolean, reason: unknown): void {
    if (up && this.latest !== undefined) {
      const { url, version, pid } = this.latest;
      this.ports.log.info(`Backend ${version} at ${url}, process ${pid}`);
      this.isLeaving = false;
      this.setState({ phase: 'ready', connection: this.latest });
    } else {
      this.mayBeSignedOut = String(reason).startsWith(sessionEnded);
      this.ports.log.warn(`The line to the backend went down: ${String(reason)}`);
      this.setState({ phase: 'starting' });
    }
  }

  private clientOf(api: typeof Api, connection: Connecting.Connection): Api.ApiClient {
    if (this.client?.of !== connection) {
      const client = api.createApiClient({
        baseUrl: connection.url,
        token: connection.token,
        agent: this.ports.agent,
        language: this.ports.language,
        confirm: this.ports.confirm,
      });
      this.client = { of: connection, client };
    }
    return this.client.client;
  }

  private setState(state: BackendState): void {
    if (this.end.signal.aborted && state.phase !== 'failed') return;
    this.current = state;
    this.stateChanged.fire(state);
  }
}
