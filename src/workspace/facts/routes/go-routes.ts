/** Routes of Go: gin, echo, chi, gorilla and net/http, with the groups of their file. */
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';
import { type FoundRoute, join } from './mounted-routes.ts';

export async function goRoutes(tree: ReadTree): Promise<readonly FoundRoute[]> {
  const found: FoundRoute[] = [];
  for (const file of tree.matching(/\.go$/).filter(isProduct)) {
    const text = (await tree.read(file)) ?? '';
    if (/\b(?:gin|echo|chi|mux|http|fiber)\b/.test(text)) found.push(...routesIn(file, text));
  }
  return found;
}

function routesIn(file: string, text: string): readonly FoundRoute[] {
  const groups = new Map<string, string>();
  for (const [, name = '', on = '', prefix = ''] of text.matchAll(
    /(\w+)\s*:?=\s*(\w+)\.Group\(\s*"([^"]*)"/g,
  ))
    groups.set(name, join(groups.get(on) ?? '', prefix));
  const byMethod = [
    ...text.matchAll(
      /\b(\w+)\.(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Any|Get|Post|Put|Patch|Delete)\(\s*"(\/?[^"]*)"\s*,\s*(?:[\w.]+\s*,\s*)*([\w.]+)?/g,
    ),
  ];
  const handled = [
    ...text.matchAll(
      /\b(\w+)\.Handle(?:Func)?\(\s*"(?:(GET|POST|PUT|PATCH|DELETE) )?(\/[^"]*)"\s*,\s*([\w.]+)?[^\n]*?(?:\.Methods\(([^)]*)\))?$/gm,
    ),
  ];
  const say = (method: string, on: string, path: string, handler: string, index: number): FoundRoute => ({
    method: method === 'Any' ? 'ANY' : method.toUpperCase(),
    path: join(groups.get(on) ?? '', path),
    file,
    line: evidenceAt(file, text, index).line ?? 1,
    handler,
  });
  return [
    ...byMethod
      .filter(([, on]) => on !== 'http' && on !== 'client')
      .map(({ 1: on = '', 2: method = '', 3: path = '', 4: handler = '', index }) =>
        say(method, on, path, handler, index),
      ),
    ...handled.flatMap(({ 1: on = '', 2: method, 3: path = '', 4: handler = '', 5: listed, index }) => {
      const named =
        method === undefined
          ? [...(listed ?? '').matchAll(/"(\w+)"|Method(\w+)/g)].map(
              ([, quoted, constant = '']) => quoted ?? constant,
            )
          : [method];
      return (named.length === 0 ? ['ANY'] : named).map((each) => say(each, on, path, handler, index));
    }),
  ];
}
