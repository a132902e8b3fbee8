/**
 * What is true of a project by its files: each fact with the place that shows it, and the folder that it is about. Agents, health
 * and coach render facts and find none themselves.
 */

export const factKinds = [
  /** A programming language that the product is written in: `Python`. */
  'language',
  /** What is asked for, as it is written: `python: >=3.12`, `node: 22`. */
  'version',
  'package-manager',
  /** Path from the root. */
  'lock-file',
  /** Of the package, as its manifest says. */
  'name',
  /** A sentence that says what it is for. */
  'purpose',
  /** By its name, or the file that holds a text of its own: `MIT`. */
  'license',
  /** That the application itself uses: `FastAPI`. */
  'framework',
  /** A database, cache or queue that the application itself uses: `PostgreSQL`. */
  'database',
  /** How its addresses begin where a driver is named, too: `postgresql+asyncpg`. */
  'database-scheme',
  /** Server of HTTP that a manifest of Python asks for: `gunicorn`. */
  'server',
  /** Package of Python that is built with libraries of the system: `psycopg2`. */
  'native-package',
  /** What tests are written for, and what looks over code: `pytest`, `ESLint`. */
  'test-runner',
  'linter',
  /** Lines for a shell, run in the folder of their scope. */
  'install',
  'start',
  'build',
  'test',
  'lint',
  'migrate',
  /** Of a manifest, with the line that it runs: `start: node dist/main.js`. */
  'script',
  /** Folder that a build leaves, as its settings say: `dist`. */
  'output',
  'default-branch',
  /** That a service listens on. */
  'port',
  /** A route that says that the service lives: `GET /healthz`, with all prefixes. */
  'health-route',
  /** `GET /api/v1/orders/{id}`, with the prefixes of everything that it is mounted in. */
  'route',
  /** File in which a program starts. */
  'entry-point',
  /** What a server of Python is given, with the framework: `FastAPI shop/main.py:app`, `Flask shop/app.py:create_app()`. */
  'application',
  /** Of a Compose file or a Procfile: `db (postgres:16)`, `worker`. */
  'service',
  /** A variable that code of the product reads. */
  'environment',
  /** Folder or file in which tests lie. */
  'tests',
  /** Folder of a member of a workspace. */
  'workspace',
  /** A package of the project that this one is installed with, and its folder or what is asked for: `@acme/ui: packages/ui`. */
  'local-package',
  /** File of what pip installs, also by way of another: `requirements/base.txt`. */
  'requirements',
  /** Library that counts for Prometheus, as it is asked for. */
  'metrics-library',
  /** Histogram that code of the product makes, with its labels: `http_request_duration_seconds (method, status)`. */
  'metric',
  /** `api/Dockerfile: requirements.txt`: a path of the context that a Dockerfile copies. */
  'docker-copy',
] as const;
export type FactKind = (typeof factKinds)[number];

/** By what a fact is known, the surest first: where two differ, the surer one is what happens. */
export const factRanks = [
  /** A pipeline, an image or a file of processes does it. */
  'run',
  /** A manifest, a lock file or settings say it. */
  'declared',
  /** Code does it. */
  'code',
  /** Examples and prose. */
  'told',
] as const;
export type FactRank = (typeof factRanks)[number];

export interface FactEvidence {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  /** From one; absent where the file itself shows it. */
  readonly line?: number | undefined;
}

export interface ProjectFact {
  readonly kind: FactKind;
  readonly value: string;
  readonly rank: FactRank;
  readonly evidence: FactEvidence;
  /** Folder of the package or service that it is about; `.` for the root. */
  readonly scope: string;
}

/** A project as its files are; nothing of it is executed. */
export interface FactTree {
  /** Paths relative to the root, with forward slashes; what git ignores is left out. */
  readonly files: readonly string[];
  /** Undefined for what is not there, or is no text. */
  read(file: string): Promise<string | undefined>;
}
