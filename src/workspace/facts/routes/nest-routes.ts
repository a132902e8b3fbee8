/** Routes of NestJS: its controllers, below the global prefix and the version that the application sets. */

import type { Scopes } from '../scopes.ts';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';
import type { FoundRoute } from './mounted-routes.ts';

const verbs = 'Get|Post|Put|Patch|Delete|Head|Options|All';

export async function nestRoutes(tree: ReadTree, scopes: Scopes): Promise<readonly FoundRoute[]> {
  const found: FoundRoute[] = [];
  const prefixes = new Map<string, string>();
  for (const file of tree.matching(/\.ts$/).filter(isProduct)) {
    const text = (await tree.read(file)) ?? '';
    if (!/@Controller\(/.test(text)) continue;
    const scope = scopes.of(file);
    if (!prefixes.has(scope)) prefixes.set(scope, await globalPrefix(tree, scope));
    found.push(...controllersIn(file, text, prefixes.get(scope) ?? ''));
  }
  return found;
}

async function globalPrefix(tree: ReadTree, scope: string): Promise<string> {
  for (const file of tree.files.filter((each) => /\.ts$/.test(each) && isProduct(each))) {
    if (scope !== '.' && !file.startsWith(`${scope}/`)) continue;
    const text = (await tree.read(file)) ?? '';
    const [, , prefix] = /setGlobalPrefix\(\s*(['"`])([^'"`$]*)\1/.exec(text) ?? [];
    if (prefix !== undefined) return prefix;
  }
  return '';
}

function controllersIn(file: string, text: string, prefix: string): readonly FoundRoute[] {
  const controllers = [...text.matchAll(/@Controller\(([^)]*)\)/g)];
  return controllers.flatMap((match, index) => {
    const end = controllers[index + 1]?.index ?? text.length;
    const base = pathsIn(match[1] ?? '');
    const body = text.slice(match.index + match[0].length, end);
    const from = match.index + match[0].length;
    return [
      ...body.matchAll(
        new RegExp(
          `@(${verbs})\\(\\s*([^)]*)\\)(?:\\s*@[\\w.]+\\((?:[^()]|\\([^()]*\\))*\\))*\\s*(?:public |async |static )*(\\w+)?`,
          'g',
        ),
      ),
    ].flatMap(([, verb = '', given = '', handler = ''], at, _all = []) => {
      const offset = from + (nthIndex(body, at) ?? 0);
      return base.flatMap((above) =>
        pathsIn(given).map((below) => ({
          method: verb === 'All' ? 'ANY' : verb.toUpperCase(),
          path: `/${[prefix, above, below]
            .map((each) => each.replace(/^\/+|\/+$/g, ''))
            .filter(Boolean)
            .join('/')}`,
          file,
          line: evidenceAt(file, text, offset).line ?? 1,
          handler,
        })),
      );
    });
  });
}

/** Place of the nth route in the body of a controller. */
function nthIndex(body: string, nth: number): number | undefined {
  return [...body.matchAll(new RegExp(`@(?:${verbs})\\(`, 'g'))][nth]?.index;
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
