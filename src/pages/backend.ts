/** Vireo service as the host of a page reaches it, from a window of the editor or from a browser. */
import type * as Api from '../api-client/index.ts';
import type { Notification } from '../contract/events.ts';
import type { Problem } from './backend-problem.ts';
import type { Disposable } from './disposables.ts';

export type BackendState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'ready' }
  | { readonly phase: 'failed'; readonly problem: Problem };

/** What every call of the generated client takes. */
export interface CallOptions {
  readonly client: Api.ApiClient;
  readonly throwOnError: true;
}

export type Call<Data> = (api: typeof Api, options: CallOptions) => PromiseLike<{ readonly data: Data }>;

/** Thrown by `ask` when Vireo service cannot be reached; the problem says what the user can do. */
export class BackendUnavailable extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'BackendUnavailable';
    this.problem = problem;
  }
}

export interface Backend {
  readonly state: BackendState;
  onDidChangeState(listener: (state: BackendState) => void): Disposable;
  onDidNotify(listener: (notification: Notification) => void): Disposable;
  /** Sends a request as soon as the service is there. @throws BackendUnavailable, ApiRequestError */
  ask<Data>(call: Call<Data>): Promise<Data>;
  /** @throws BackendUnavailable */
  whenReady(): Promise<unknown>;
}
