/** Routes of NestJS: its controllers, below the global prefix and the version that the application sets. */

import type { Scopes } from '../scopes.ts';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';
import type { FoundRoute } from './mounted-routes.ts';

const verbs = 'Get|Post|Put|Patch|Delete|Head|Options|All';

export async function nestRoutes(tree: ReadTree, scopes: Scopes): Promise<readonly FoundRoute[]> {
  const found: FoundRoute[] = [];
  const prefixes = new Map<string, GlobalPrefix>();
  const listed = await listedControllers(tree);
  for (const file of tree.matching(/\.ts$/).filter(isProduct)) {
    const text = await tree.code(file);
    if (!/@Controller\(/.test(text)) continue;
    const scope = scopes.of(file);
    if (!prefixes.has(scope)) prefixes.set(scope, await globalPrefix(tree, scope));
    found.push(...controllersIn(file, text, { global: prefixes.get(scope) ?? none, listed }));
  }
  return found;
}

interface GlobalPrefix {
  readonly prefix: string;
  /** Paths that it is not put before. */
  readonly exclude: readonly string[];
}

const none: GlobalPrefix = { prefix: '', exclude: [] };

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
}

function controllersIn(file: string, text: string, { global, listed }: Controllers): readonly FoundRoute[] {
  const controllers = [...text.matchAll(/@Controller\(([^)]*)\)/g)];
  return controllers.flatMap((match, index) => {
    const from = match.index + match[0].length;
    const body = text.slice(from, controllers[index + 1]?.index ?? text.length);
    const name = /\bclass\s+(\w+)/.exec(body)?.[1] ?? '';
    if (listed.size > 0 && !listed.has(name)) return [];
    return methodsIn(body).flatMap(({ verb, given, handler, offset }) =>
      pathsIn(match[1] ?? '').flatMap((above) =>
        pathsIn(given).map((below) => {
          const own = [above, below].map(plain).filter(Boolean).join('/');
          const prefix = global.exclude.includes(own) ? '' : plain(global.prefix);
          return {
            method: verb === 'All' ? 'ANY' : verb.toUpperCase(),
            path: `/${[prefix, own].filter(Boolean).join('/')}`,
            file,
            line: evidenceAt(file, text, from + offset).line ?? 1,
            handler,
          };
        }),
      ),
    );
  });
}

const method = new RegExp(
  `@(${verbs})\\(\\s*([^)]*)\\)(?:\\s*@[\\w.]+\\((?:[^()]|\\([^()]*\\))*\\))*\\s*(?:public |async |static )*(\\w+)?`,
  'g',
);

function methodsIn(body: string) {
  return [...body.matchAll(method)].map(({ 1: verb = '', 2: given = '', 3: handler = '', index }) => ({
    verb,
    given,
    handler,
    offset: index,
  }));
}

/** `'orders'`, `['a', 'b']`, `{ path: 'orders', version: '1' }`; one that is empty where nothing is given. */
function pathsIn(given: string): readonly string[] {
  const [, named] = /\bpath\s*:\s*['"`]([^'"`]*)['"`]/.exec(given) ?? [];
  const [, version] = /\bversion\s*:\s*['"`](\d[\w.]*)['"`]/.exec(given) ?? [];
  const above = version === undefined ? '' : `v${version}/`;
  if (named !== undefined) return [`${above}${named}`];
  if (given.trim().startsWith('{')) return [above];
  const all = [...given.matchAll(/['"`]([^'"`]*)['"`]/g)].map(([, each = '']) => each);
  return all.length === 0 ? [''] : all;
}
