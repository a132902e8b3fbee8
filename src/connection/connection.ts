/** Where a backend is, and what opens it. */
export interface Connection {
  readonly url: string;
  readonly token: string;
  /** Version of the backend, which may be newer than ours. */
  readonly version: string;
  readonly pid: number;
}
