/** Every benchmark, in the order of the table. Each is loaded when it runs. */
import type { Benchmark } from './benchmark.ts';

export const benchmarks: Readonly<Record<string, () => Promise<{ readonly benchmark: Benchmark }>>> = {
  store: () => import('./store.ts'),
  api: () => import('./api.ts'),
  week: () => import('./week.ts'),
  calendar: () => import('./calendar.ts'),
  import: () => import('./import.ts'),
  'large-imports': () => import('./api/large-imports.ts'),
  reports: () => import('./reports.ts'),
  'time-model': () => import('./time-model.ts'),
  zones: () => import('./zones.ts'),
  rates: () => import('./api/rates.ts'),
  invoices: () => import('./invoices/invoices.ts'),
  windows: () => import('./windows.ts'),
  scanner: () => import('./scanner.ts'),
  python: () => import('./scanner-python.ts'),
  workspace: () => import('./workspace.ts'),
  stack: () => import('./stack.ts'),
  'command-line': () => import('./cli/command-line.ts'),
  edits: () => import('./runs/edits.ts'),
  agents: () => import('./runs/agents.ts'),
  'security-agent': () => import('./security-agent.ts'),
  fastapi: () => import('./runs/fastapi.ts'),
  devops: () => import('./runs/devops.ts'),
  'fuzz-api': () => import('./api/fuzz-api.ts'),
  fuzz: () => import('./fuzz.ts'),
  secrets: () => import('./secrets.ts'),
  lsp: () => import('./lsp.ts'),
  typing: () => import('./typing.ts'),
  'lsp-workspace': () => import('./lsp-workspace.ts'),
  jobs: () => import('./jobs.ts'),
  coach: () => import('./coach.ts'),
  models: () => import('./models/coach-models.ts'),
  routing: () => import('./models/routing.ts'),
  figures: () => import('./api/figures.ts'),
  unbilled: () => import('./api/unbilled.ts'),
  editor: () => import('./editor.ts'),
  'host-delay': () => import('./host-delay.ts'),
  activity: () => import('./activity.ts'),
  memory: () => import('./memory.ts'),
  pages: () => import('./pages/pages.ts'),
  start: () => import('./start.ts'),
};

/** They measure in an editor or a browser, which takes minutes to start: a smoke run leaves them out. */
export const inEditor: ReadonlySet<string> = new Set([
  'editor',
  'host-delay',
  'activity',
  'memory',
  'pages',
  'start',
]);

/** They fill a database or start many processes, which takes seconds at any size: `npm test` leaves them to a smoke run by hand. */
export const slowToStart: ReadonlySet<string> = new Set([
  ...['store', 'api', 'week', 'import', 'reports', 'time-model', 'unbilled', 'invoices', 'large-imports'],
  ...['scanner', 'python', 'workspace', 'agents', 'security-agent', 'lsp-workspace', 'fastapi', 'devops'],
  'command-line',
]);
