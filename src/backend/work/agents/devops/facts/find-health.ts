/** The path that says whether a program lives: one that its code answers, never one that is guessed. */
import type { OutlineReader, OutlineRoute } from '../../../../../scanner/outline/index.ts';
import { findIn, join, type ProjectFiles } from './project-files.ts';
import type { Known } from './service-facts.ts';

interface HealthPlace {
  readonly folder: string;
  readonly files: ProjectFiles;
  readonly others: readonly string[];
  readonly outline: OutlineReader;
}

const names =
  /^(?:health(?:[-_]?check|z)?|livez?|liveness|alive|readyz?|readiness|status|ping|up|heartbeat)$/i;
const code = /\.(?:ts|mts|cts|js|mjs|cjs|py)$/;
const tests = /(?:^|\/)(?:tests?|__tests__|e2e|spec)\/|\.(?:test|spec)\.\w+$|(?:^|\/)test_[^/]*\.py$/;

function isHealth(path: string): boolean {
  return (
    names.test(path.split('/').filter(Boolean).at(-1) ?? '') && !path.includes(':') && !path.includes('{')
  );
}

export async function findHealth(
  place: HealthPlace,
  runtime: 'node' | 'python',
): Promise<Known<string> | undefined> {
  const { folder, files, others, outline } = place;
  const sources = files
    .below(folder, others)
    .filter((file) => code.test(file) && !tests.test(file))
    .slice(0, 500);
  const mounts = await findMounts(sources, files);
  for (const file of sources) {
    const text = (await files.read(file)) ?? '';
    if (!/health|live|ready|status|ping|\bup\b|heartbeat/i.test(text)) continue;
    const found = healthIn(file, outline(file, text)?.routes ?? [], mounts);
    if (found !== undefined) return found;
  }
  return runtime === 'node' ? await findInFrameworks(place) : await findInDjango(place);
}

function healthIn(
  file: string,
  routes: readonly OutlineRoute[],
  mounts: readonly Mount[],
): Known<string> | undefined {
  for (const { method, path, isPart, line } of routes) {
    if (method !== 'GET' || !isHealth(path)) continue;
    const prefix = isPart ? prefixFor(file, mounts) : '';
    if (prefix !== undefined) return { value: tidy(`${prefix}${path}`), place: { file, line } };
  }
  return undefined;
}

const tidy = (path: string): string => path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');

interface Mount {
  /** Words of the name that is mounted: `healthRouter`, `health.router`. */
  readonly name: string;
  readonly prefix: string;
}

/** `app.use('/api', router)`, `app.include_router(health.router, prefix="/api")`, `app.register_blueprint(bp, url_prefix="/x")`. */
async function findMounts(sources: readonly string[], files: ProjectFiles): Promise<readonly Mount[]> {
  const found: Mount[] = [];
  for (const file of sources) {
    const text = (await files.read(file)) ?? '';
    for (const [, prefix = '', name = ''] of text.matchAll(
      /\.use\(\s*['"`](\/[^'"`]*)['"`]\s*,\s*(?:[\w.]+\s*,\s*)*([\w.]+)/g,
    ))
      found.push({ name, prefix });
    for (const [, name = ''] of text.matchAll(/\.use\(\s*([A-Za-z_][\w.]*)\s*\)/g))
      found.push({ name, prefix: '' });
    for (const [, name = '', rest = ''] of text.matchAll(
      /\.(?:include_router|register_blueprint)\(\s*([\w.]+)([^)]*)\)/g,
    ))
      found.push({ name, prefix: /(?:url_)?prefix\s*=\s*["']([^"']*)["']/.exec(rest)?.[1] ?? '' });
  }
  return found;
}

/** Of the file that a router stands in, by the names of either; undefined where nobody can tell. */
function prefixFor(file: string, mounts: readonly Mount[]): string | undefined {
  const stem =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '')
      .toLowerCase() ?? '';
  const named = mounts.filter(({ name }) => name.toLowerCase().includes(stem));
  const prefixes = new Set((named.length > 0 ? named : mounts).map(({ prefix }) => prefix));
  const [only] = prefixes;
  return prefixes.size === 1 ? only : undefined;
}

/** Files that are routes by their place, and controllers of NestJS. */
/** Of Next, which routes by files. */
function routeOfFile(file: string): string | undefined {
  const route =
    /^(?:src\/)?app\/((?:[\w-]+\/)*[\w-]+)\/route\.[jt]s$|^(?:src\/)?pages\/(api\/[\w/-]+)\.[jt]s$/.exec(
      file,
    );
  return route?.[1] ?? route?.[2];
}

async function findInFrameworks({ folder, files, others }: HealthPlace): Promise<Known<string> | undefined> {
  for (const file of files.below(folder, others)) {
    const path = routeOfFile(folder === '.' ? file : file.slice(folder.length + 1));
    if (path !== undefined && isHealth(`/${path}`)) return { value: `/${path}`, place: { file } };
    if (!/controller\.[jt]s$/.test(file)) continue;
    const text = (await files.read(file)) ?? '';
    const controller = findIn(file, text, /@Controller\(\s*['"`]([\w/-]*)['"`]/);
    const get = /@Get\(\s*(?:['"`]([\w/-]*)['"`])?\s*\)/.exec(text);
    const full = tidy(`/${controller?.value ?? ''}/${get?.[1] ?? ''}`);
    if (controller !== undefined && get !== null && isHealth(full)) {
      const prefix = await findGlobalPrefix(folder, files);
      return { value: tidy(`/${prefix}${full}`), place: controller.place };
    }
  }
  return undefined;
}

async function findGlobalPrefix(folder: string, files: ProjectFiles): Promise<string> {
  const text = (await files.read(join(folder, 'src/main.ts'))) ?? '';
  return /setGlobalPrefix\(\s*['"`]([\w/-]*)['"`]/.exec(text)?.[1] ?? '';
}

/** `path("health/", …)` in the urls that the project begins with. */
async function findInDjango({ folder, files, others }: HealthPlace): Promise<Known<string> | undefined> {
  for (const file of files.below(folder, others).filter((each) => each.endsWith('/urls.py'))) {
    const isRoot =
      files.has(file.replace(/urls\.py$/, 'wsgi.py')) || files.has(file.replace(/urls\.py$/, 'settings.py'));
    const text = isRoot ? ((await files.read(file)) ?? '') : '';
    for (const match of text.matchAll(/\bpath\(\s*["']([\w/-]+)["']\s*,\s*(?!include)/g)) {
      const path = `/${match[1] ?? ''}`;
      if (isHealth(path))
        return { value: path, place: { file, line: text.slice(0, match.index).split('\n').length } };
    }
  }
  return undefined;
}
