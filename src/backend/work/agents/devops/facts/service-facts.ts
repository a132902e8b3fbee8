/** What is known of a program that is to run somewhere: each fact with the place that says it. */

/** `api/src/server.ts:12`; no line where the file itself says it. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
}

export interface Known<Value> {
  readonly value: Value;
  readonly place: Place;
}

export type Runtime = 'node' | 'python';
export type Role = 'web' | 'worker' | 'static';

/** What it asks for that runs beside it. */
export type DataService = 'postgresql' | 'mysql' | 'mariadb' | 'mongodb' | 'redis' | 'rabbitmq';

export interface NeededService {
  readonly kind: DataService;
  /** As a Compose file or a manifest names it; absent where none does. */
  readonly version: string | undefined;
  readonly place: Place;
}

export interface ServiceFacts {
  /** Of images, hosts and labels: letters, digits and -. */
  readonly name: string;
  /** `.` is the project's folder. */
  readonly folder: string;
  readonly role: Role;
  readonly runtime: Runtime;
  /** `22`, `3.12`. */
  readonly version: Known<string> | undefined;
  readonly manager: 'npm' | 'pnpm' | 'yarn' | 'pip' | 'poetry' | 'uv';
  /** It is installed from the lock file of the folder above. */
  readonly isMember: boolean;
  readonly hasLock: boolean;
  readonly build: Known<string> | undefined;
  /** What a build leaves, below `folder`. */
  readonly output: string | undefined;
  /** A line for a shell, run in `folder`. */
  readonly start: Known<string> | undefined;
  /** What it comes to, started without a shell; where that can be told. */
  readonly command: readonly string[] | undefined;
  readonly port: Known<number> | undefined;
  /** Of an HTTP GET that answers where it lives. */
  readonly health: Known<string> | undefined;
  /** Names alone. */
  readonly environment: readonly Known<string>[];
  readonly needs: readonly NeededService[];
  readonly migrate: Known<string> | undefined;
  readonly test: Known<string> | undefined;
  readonly lint: Known<string> | undefined;
}

export interface ProjectFacts {
  readonly services: readonly ServiceFacts[];
  readonly files: ReadonlySet<string>;
  /** What is not known, as sentences. */
  readonly unknown: readonly string[];
}

export function placeOf({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
