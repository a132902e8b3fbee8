/** Routes of NestJS: its controllers, below the global prefix and the version that the application sets. */
import escapeStringRegexp from 'escape-string-regexp';
import type { Scopes } from '../scopes.ts';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';
import type { FoundRoute } from './mounted-routes.ts';

const verbs = 'Get|Post|Put|Patch|Delete|Head|Options|All';

export async function nestRoutes(tree: ReadTree, scopes: Scopes): Promise<readonly FoundRoute[]> {
  const found: FoundRoute[] = [];
  const known = new Map<string, Controllers>();
  const listed = await listedControllers(tree);
  for (const file of tree.matching(/\.ts$/).filter(isProduct)) {
    const text = await tree.code(file);
    if (!/@Controller\(/.test(text)) continue;
    const scope = scopes.of(file);
    const settings = known.get(scope) ?? {
      listed,
      global: await globalPrefix(tree, scope),
      versioning: await versioningOf(tree, scope),
    };
    known.set(scope, settings);
    found.push(...controllersIn(file, text, settings));
  }
  return found;
}

interface GlobalPrefix {
  readonly prefix: string;
  /** Paths that it is not put before. */
  readonly exclude: readonly string[];
}

const none: GlobalPrefix = { prefix: '', exclude: [] };

/** How the application says versions. */
interface Versioning {
  /** Before a version, `v` where nothing else is said; undefined where versions are no part of paths. */
  readonly before: string | undefined;
  /** Of what names none itself. */
  readonly usual: readonly string[];
}

/** Of the first application of a scope that sets them; one that does not answers without versions. */
async function versioningOf(tree: ReadTree, scope: string): Promise<Versioning> {
  for (const file of tree.matching(/\.ts$/).filter(isProduct)) {
    if (scope !== '.' && !file.startsWith(`${scope}/`)) continue;
    const [, given] = /\.enableVersioning\(([\s\S]{0,400}?)\);/.exec(await tree.code(file)) ?? [];
    if (given === undefined) continue;
    return { before: beforeVersions(given), usual: versionsIn(given, 'defaultVersion') ?? [''] };
  }
  return { before: undefined, usual: [''] };
}

function beforeVersions(given: string): string | undefined {
  if (/\btype\s*:/.test(given) && !/VersioningType\.URI\b/.test(given)) return undefined;
  if (/\bprefix\s*:\s*false/.test(given)) return '';
  return /\bprefix\s*:\s*['"`]([^'"`]*)['"`]/.exec(given)?.[1] ?? 'v';
}

/** `version: '1'`, `version: ['1', VERSION_NEUTRAL]`: an empty one is neutral. Undefined where none is named. */
function versionsIn(given: string, name: string): readonly string[] | undefined {
  const [, named] =
    new RegExp(`\\b${escapeStringRegexp(name)}\\s*:\\s*(\\[[^\\]]*\\]|[^,}]+)`).exec(given) ?? [];
  return named === undefined ? undefined : versionList(named);
}

function versionList(written: string): readonly string[] | undefined {
  const all = [...written.matchAll(/['"`]([^'"`]*)['"`]|\bVERSION_NEUTRAL\b/g)].map(([, each = '']) => each);
  return all.length === 0 ? undefined : all;
}

async function globalPrefix(tree: ReadTree, scope: string): Promise<GlobalPrefix> {
  for (const file of tree.files.filter((each) => /\.ts$/.test(each) && isProduct(each))) {
    if (scope !== '.' && !file.startsWith(`${scope}/`)) continue;
    const text = await tree.code(file);
    const [, , prefix, rest = ''] =
      /setGlobalPrefix\(\s*(['"`])([^'"`$]*)\1([\s\S]{0,600}?)\);/.exec(text) ?? [];
    if (prefix === undefined) continue;
    const excluded = /exclude\s*:\s*\[([\s\S]*)\]/.exec(rest)?.[1] ?? '';
    return {
      prefix,
      exclude: [...excluded.matchAll(/['"`]([^'"`]+)['"`]/g)].map(([, each = '']) => plain(each)),
    };
  }
  return none;
}

/** Names in `controllers: […]` of modules: one that is in none answers nothing. */
async function listedControllers(tree: ReadTree): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const file of tree.matching(/\.ts$/).filter(isProduct)) {
    const text = await tree.code(file);
    for (const [, list = ''] of text.matchAll(/\bcontrollers\s*:\s*\[([^\]]*)\]/g))
      for (const [name] of list.matchAll(/\w+/g)) found.add(name);
  }
  return found;
}

const plain = (path: string): string => path.replace(/^\/+|\/+$/g, '');

interface Controllers {
  readonly global: GlobalPrefix;
  readonly listed: ReadonlySet<string>;
  readonly versioning: Versioning;
}

function controllersIn(file: string, text: string, settings: Controllers): readonly FoundRoute[] {
  const controllers = [...text.matchAll(/@Controller\(([^)]*)\)/g)];
  return controllers.flatMap((match, index) => {
    const from = match.index + match[0].length;
    const body = text.slice(from, controllers[index + 1]?.index ?? text.length);
    const name = /\bclass\s+(\w+)/.exec(body)?.[1] ?? '';
    if (settings.listed.size > 0 && !settings.listed.has(name)) return [];
    const ofClass = versionDecorator(body.slice(0, body.search(/\bclass\s/)));
    const usual = ofClass ?? versionsIn(match[1] ?? '', 'version') ?? settings.versioning.usual;
    return methodsIn(body).flatMap(({ verb, given, handler, offset, versions = usual }) =>
      pathsIn(match[1] ?? '').flatMap((above) =>
        pathsIn(given).flatMap((below) =>
          fullPaths([above, below], versions, settings).map((path) => ({
            method: verb === 'All' ? 'ANY' : verb.toUpperCase(),
            path,
            file,
            line: evidenceAt(file, text, from + offset).line ?? 1,
            handler,
          })),
        ),
      ),
    );
  });
}

/** Global prefix, version, and its own. */
function fullPaths(
  parts: readonly string[],
  versions: readonly string[],
  { global, versioning: { before } }: Controllers,
): readonly string[] {
  const own = parts.map(plain).filter(Boolean).join('/');
  const prefix = global.exclude.includes(own) ? '' : plain(global.prefix);
  const said = versions.map((each) => (before === undefined || each === '' ? '' : `${before}${each}`));
  return [...new Set(said)].map((version) => `/${[prefix, version, own].filter(Boolean).join('/')}`);
}

const versionDecorator = (decorators: string): readonly string[] | undefined =>
  versionList(/@Version\(([^)]*)\)/.exec(decorators)?.[1] ?? '');

const decorator = '@[\\w.]+\\((?:[^()]|\\([^()]*\\))*\\)\\s*';
/** With the decorators around it, in whichever order they stand. */
const method = new RegExp(
  `((?:${decorator})*)@(${verbs})\\(\\s*([^)]*)\\)\\s*((?:${decorator})*)(?:public |async |static )*(\\w+)?`,
  'g',
);

function methodsIn(body: string) {
  return [...body.matchAll(method)].map(
    ({ 1: above = '', 2: verb = '', 3: given = '', 4: below = '', 5: handler = '', index }) => ({
      verb,
      given,
      handler,
      offset: index + above.length,
      versions: versionDecorator(`${above}${below}`),
    }),
  );
}

/** `'orders'`, `['a', 'b']`, `{ path: 'orders' }`; one that is empty where nothing is given. */
function pathsIn(given: string): readonly string[] {
  const [, several] = /\bpath\s*:\s*\[([^\]]*)\]/.exec(given) ?? [];
  const [, named] = /\bpath\s*:\s*['"`]([^'"`]*)['"`]/.exec(given) ?? [];
  if (named !== undefined) return [named];
  if (several === undefined && given.trim().startsWith('{')) return [''];
  const all = [...(several ?? given).matchAll(/['"`]([^'"`]*)['"`]/g)].map(([, each = '']) => each);
  return all.length === 0 ? [''] : all;
}
