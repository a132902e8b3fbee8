/** Where a backend is, and what opens it. */
export interface Connection {
  readonly url: string;
  readonly token: string;
  /** Version of the backend, which may be newer than ours. */
  readonly version: string;
  readonly pid: number;
}

export interface ConnectOptions {
  readonly dataDirectory: string;
  /** Path of dist/backend.js, or of its source in a clone. */
  readonly backendEntry: string;
  /** The Node (or Electron, run as Node) that runs it. */
  readonly nodePath: string;
  /** Version of the caller: an older backend is replaced. */
  readonly version: string;
  readonly signal?: AbortSignal;
}
