/** What is known of a program that is to run somewhere: each fact with the place that says it. */
import type { DataService } from './data-services.ts';
import type { FactView } from './fact-view.ts';
import type { Known, Place } from './known.ts';

export type { Known, Place } from './known.ts';
export { placeOf } from './known.ts';

/** A variable that the code reads, by its name; `setTo` where the user says what it is. */
export interface VariableName extends Known<string> {
  readonly setTo?: string;
}

/** `pages`: files that are served as they are. */
export type Runtime = 'node' | 'python' | 'go' | 'pages';
export type Role = 'web' | 'worker' | 'static';
export type Manager = 'npm' | 'pnpm' | 'yarn' | 'pip' | 'poetry' | 'uv' | 'go' | 'none';

export type { DataService } from './data-services.ts';

export interface NeededService {
  readonly kind: DataService;
  /** As a Compose file or a manifest names it; absent where none does. */
  readonly version: string | undefined;
  /** As the project names it, where that is another one than the usual: `postgis/postgis:16-3.4`. */
  readonly image?: string;
  /** How its address begins where the code takes it with a driver: `postgresql+asyncpg`. */
  readonly scheme?: string;
  readonly place: Place;
}

/** What a service says of itself to Prometheus. */
export interface Metrics {
  readonly library: string;
  /** Of an HTTP GET. */
  readonly path: string;
  readonly http: HttpMetrics | undefined;
}

/** Names as the library exposes them; undefined where it counts none of them. */
export interface HttpMetrics {
  /** A counter with a label for the status: `{ name, status }`. */
  readonly requests: { readonly name: string; readonly status: string } | undefined;
  /** A histogram of seconds, without `_bucket`. */
  readonly seconds: string | undefined;
}

export interface GoProgram {
  /** Of the program, as it is built: `./cmd/api`. */
  readonly main: string;
  /** A package of it is written in C. */
  readonly usesC: boolean;
  /** Folders that it may read while it runs. */
  readonly folders: readonly string[];
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
  readonly manager: Manager;
  /** It is a package of the workspace in the project's folder, which is the context of its image. */
  readonly isMember: boolean;
  readonly hasLock: boolean;
  /** Its path from the root. */
  readonly lock?: string;
  /** Of the package manager, where the project says it. */
  readonly managerVersion?: string;
  /** Packages of Debian that it is built with, and that it needs while it runs. */
  readonly systemBuild?: readonly string[];
  readonly systemRun?: readonly string[];
  /** Files that are read when it is installed, beside manifest and lock file: below `folder`. */
  readonly copied?: readonly string[];
  /** Its manifest runs something when it is installed, which may read any file. */
  readonly installsWithAll?: boolean;
  /** Yarn from its second version on. */
  readonly isBerry?: boolean;
  /** What it is started with is a package for development: those are not taken out. */
  readonly needsDevelopment?: boolean;
  /** It listens on what `PORT` says, and its image says it. */
  readonly setsPort?: boolean;
  /** Optional parts that its own image installs: `postgres,redis`. */
  readonly extras?: string;
  /** Below `folder`, where modules of Python are looked for: `src`. */
  readonly source?: string;
  /** How pipelines install it, where they do. */
  readonly installs?: readonly Known<string>[];
  readonly go?: GoProgram;
  /** Names of packages of the same workspace that are built before it. */
  readonly built?: readonly string[];
  /** Why no image of it is written: a sentence. */
  readonly blocked?: string;
  /** By pip from its own pyproject.toml, where there is no requirements.txt. */
  readonly isPackage?: boolean;
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
  readonly environment: readonly VariableName[];
  readonly needs: readonly NeededService[];
  /** Of the library that counts what it does, where it has one. */
  readonly metrics: Known<Metrics> | undefined;
  readonly migrate: Known<string> | undefined;
  /** What `migrate` comes to, started without a shell. */
  readonly migrateCommand: readonly string[] | undefined;
  readonly test: Known<string> | undefined;
  readonly lint: Known<string> | undefined;
}

export interface ProjectFacts {
  /** Of the project, for namespaces and labels: letters, digits and -, a letter first. */
  readonly name: string;
  readonly services: readonly ServiceFacts[];
  readonly files: ReadonlySet<string>;
  /** Of files that the agent might write, as they are. */
  readonly texts: ReadonlyMap<string, string>;
  /** Manifests of programs that this agent does not know: `go.mod (Go)`. */
  readonly others: readonly string[];
  /** Facts of the project, by which its files are looked over; absent where none were read. */
  readonly view?: FactView;
  /** What a pipeline guards; undefined where no file says it. */
  readonly branch?: Known<string> | undefined;
  /** What is not known, as sentences. */
  readonly unknown: readonly string[];
}
