/** The API as the demo uses it while it is built: requests inside the process, on a clock that the demo moves. */

/** What the builder needs of the backend. */
export interface DemoApp {
  ask<Answer>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<Answer>;
  close(): Promise<void>;
}

export interface DemoAppOptions {
  readonly dataDirectory: string;
  /** By its IANA name. */
  readonly zone: string;
  readonly clock: () => number;
}

export type OpenDemoApp = (options: DemoAppOptions) => Promise<DemoApp>;

/** A record by its id. */
export interface Made {
  readonly id: string;
}
