/** Routes of Django: the urls that a project begins with, what they include, and which methods their views answer. */
import path from 'node:path';
import escapeStringRegexp from 'escape-string-regexp';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';
import type { DjangoViews } from './django-views.ts';
import { findPythonModule } from './modules.ts';
import type { FoundRoute } from './mounted-routes.ts';

/** Urls that include urls that include urls. */
const deepest = 6;

export async function djangoRoutes(tree: ReadTree, views: DjangoViews): Promise<readonly FoundRoute[]> {
  const urls = tree.matching(/(?:^|\/)urls(?:\/\w+)?\.py$/).filter(isProduct);
  if (urls.length === 0) return [];
  const roots = await findRoots(tree, urls);
  const found: FoundRoute[] = [];
  for (const file of roots) found.push(...(await readUrls(tree, { file, prefix: '', depth: 0, views })));
  return found;
}

/** `ROOT_URLCONF = 'shop.urls'`; without one the urls beside settings or wsgi. */
async function findRoots(tree: ReadTree, urls: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const file of tree.matching(/\.py$/).filter((each) => /settings|config|base|conf/.test(each))) {
    const [, module] = /^ROOT_URLCONF\s*=\s*["']([\w.]+)["']/m.exec((await tree.read(file)) ?? '') ?? [];
    const root = module === undefined ? undefined : findPythonModule(tree, file, module);
    if (root !== undefined) found.add(root);
  }
  if (found.size > 0) return [...found];
  return urls.filter((file) =>
    ['wsgi.py', 'asgi.py', 'settings.py'].some((name) =>
      tree.has(path.posix.join(path.posix.dirname(file), name)),
    ),
  );
}

interface Place {
  readonly file: string;
  readonly prefix: string;
  readonly depth: number;
  readonly views: DjangoViews;
}

const call = /\b(path|re_path|url)\(\s*r?(["'])(.*?)\2\s*,\s*|(?<!\.)\b(?:([\w.]+)\.urls\b|\w+)/g;

async function readUrls(tree: ReadTree, place: Place): Promise<readonly FoundRoute[]> {
  const text = await tree.code(place.file);
  return await readList(tree, place, { text, lists: listsIn(text), within: ['urlpatterns'] }, 'urlpatterns');
}

interface UrlText {
  readonly text: string;
  /** Where lists of urls stand, by their names. */
  readonly lists: ReadonlyMap<string, readonly Range[]>;
  /** Lists that this one is in: none is in itself. */
  readonly within: readonly string[];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** `urlpatterns = [ … ]`, `v1 = [ … ]`, `urlpatterns += router.urls`, also within an `if`. */
function listsIn(text: string): ReadonlyMap<string, readonly Range[]> {
  const found = new Map<string, readonly Range[]>();
  for (const match of text.matchAll(/^[ \t]*(\w+)\s*(?::[^=\n]+)?\+?=(?!=)[ \t]*/gm)) {
    const from = match.index + match[0].length;
    const name = match[1] ?? '';
    const to = endOf(text, from);
    if (/\b(?:path|url|re_path)\(|\.urls\b|_?patterns\b/.test(text.slice(from, to)))
      found.set(name, [...(found.get(name) ?? []), { from, to }]);
  }
  return found;
}

/** Of the expression that begins there: the line where all its brackets are closed. */
function endOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
    if (depth < 0 || (depth === 0 && letter === '\n')) return at;
  }
  return text.length;
}

async function readList(
  tree: ReadTree,
  place: Place,
  urls: UrlText,
  name: string,
): Promise<readonly FoundRoute[]> {
  const found: FoundRoute[] = [];
  for (const range of urls.lists.get(name) ?? [])
    found.push(...(await readRange(tree, place, { ...urls, within: [...urls.within, name] }, range)));
  return found;
}

/** Each `path(…)` of it, the urls of routers, and other lists that it is made of. */
async function readRange(
  tree: ReadTree,
  place: Place,
  urls: UrlText,
  { from, to }: Range,
): Promise<readonly FoundRoute[]> {
  const { text } = urls;
  const found: FoundRoute[] = [];
  let after = from;
  for (const match of text.slice(from, to).matchAll(call)) {
    const at = from + match.index;
    const [whole, act, , written = '', router] = match;
    if (at < after) continue;
    after = at + whole.length;
    if (act !== undefined) {
      const target = argumentFrom(text, after);
      after += target.length;
      found.push(...(await readPath(tree, place, urls, { act, written, target, at })));
    } else if (router !== undefined) found.push(...(await routerRoutes(tree, place, router, text)));
    else if (!urls.within.includes(whole)) found.push(...(await readList(tree, place, urls, whole)));
  }
  return found;
}

interface WrittenPath {
  readonly act: string;
  readonly written: string;
  /** What answers, or what is included. */
  readonly target: string;
  readonly at: number;
}

async function readPath(
  tree: ReadTree,
  place: Place,
  urls: UrlText,
  { act, written, target, at }: WrittenPath,
): Promise<readonly FoundRoute[]> {
  const { file, depth, views } = place;
  const own = act === 'path' ? written : written.replace(/^\^/, '').replace(/\$$/, '').replace(/\/\?$/, '/');
  const path = `${place.prefix}${own}`;
  if (/^include\(/.test(target)) {
    const next = { ...place, prefix: path, depth: depth + 1 };
    return depth < deepest ? await included(tree, next, target, urls) : [];
  }
  if (target.includes('admin.site')) return [];
  return viewRoutes(views, { target, path, file, line: evidenceAt(file, urls.text, at).line ?? 1 });
}

/** The argument that begins there, up to its comma or bracket. */
function argumentFrom(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length && at < from + 2_000; at += 1) {
    const letter = text[at] ?? '';
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
    if (depth < 0 || (depth === 0 && letter === ',')) return text.slice(from, at).trim();
  }
  return '';
}

async function included(
  tree: ReadTree,
  place: Place,
  target: string,
  urls: UrlText,
): Promise<readonly FoundRoute[]> {
  const { text } = urls;
  const [, , module] = /^include\(\s*\(?\s*(["'])([\w.]+)\1/.exec(target) ?? [];
  if (module !== undefined) {
    const file = findPythonModule(tree, place.file, module);
    return file === undefined ? [] : await readUrls(tree, { ...place, file });
  }
  const [, router] = /^include\(\s*\(?\s*([\w.]+)\.urls/.exec(target) ?? [];
  if (router !== undefined) return await routerRoutes(tree, place, router, text);
  if (/^include\(\s*\(?\s*\[/.test(target)) {
    const from = text.indexOf(target) + 'include'.length;
    return await readRange(tree, place, urls, { from, to: from + target.length - 'include'.length });
  }
  const [, name = ''] = /^include\(\s*\(?\s*(\w+)/.exec(target) ?? [];
  return await namedUrls(tree, place, urls, name);
}

/** A list of this file, or a module that it imports. */
async function namedUrls(
  tree: ReadTree,
  place: Place,
  urls: UrlText,
  name: string,
): Promise<readonly FoundRoute[]> {
  if (urls.lists.has(name)) return urls.within.includes(name) ? [] : await readList(tree, place, urls, name);
  const from = importedModule(urls.text, name);
  const file = from === undefined ? undefined : findPythonModule(tree, place.file, from);
  return file === undefined ? [] : await readUrls(tree, { ...place, file });
}

function importedModule(text: string, name: string): string | undefined {
  const [, from] =
    new RegExp(`^from\\s+(\\S+)\\s+import\\s+[^\\n]*\\b${escapeStringRegexp(name)}\\b`, 'm').exec(text) ?? [];
  if (from === undefined) return undefined;
  return from.endsWith('.') ? `${from}${name}` : `${from}.${name}`;
}

/** `router.register(r'articles', ArticleViewSet)`: a list and one of it, by the methods of its view set. */
async function routerRoutes(
  tree: ReadTree,
  { file, prefix, views }: Place,
  expression: string,
  text: string,
): Promise<readonly FoundRoute[]> {
  const [head = '', attribute] = expression.split('.');
  const name = attribute ?? head;
  const from =
    attribute === undefined
      ? importedModule(text, head)?.replace(new RegExp(`\\.${escapeStringRegexp(head)}$`), '')
      : importedModule(text, head);
  const other = from === undefined ? undefined : findPythonModule(tree, file, from);
  const source = other === undefined ? text : await tree.code(other);
  const where = other ?? file;
  return [
    ...source.matchAll(
      new RegExp(`\\b${escapeStringRegexp(name)}\\.register\\(\\s*r?(["'])(.*?)\\1\\s*,\\s*([\\w.]+)`, 'g'),
    ),
  ].flatMap((match) => {
    const base = `${prefix}${match[2] ?? ''}`;
    const set = views.sets.get((match[3] ?? '').split('.').at(-1) ?? '');
    const line = evidenceAt(where, source, match.index).line ?? 1;
    return (set ?? []).map(({ method, below, handler }) => ({
      method,
      path: [base.replace(/\/$/, ''), ...(below === '' ? [] : [below])].join('/'),
      file: where,
      line,
      handler,
    }));
  });
}

function viewRoutes(
  { methods, sets }: DjangoViews,
  {
    target,
    path: written,
    file,
    line,
  }: { readonly target: string; readonly path: string; readonly file: string; readonly line: number },
): readonly FoundRoute[] {
  const handler =
    target
      .replace(/\.as_view\([\s\S]*$/, '')
      .split('.')
      .at(-1)
      ?.replace(/\W.*$/s, '') ?? '';
  const mapped = [...target.matchAll(/["'](get|post|put|patch|delete)["']\s*:/g)].map(([, each = '']) =>
    each.toUpperCase(),
  );
  const known =
    mapped.length > 0
      ? mapped
      : (methods.get(handler) ?? sets.get(handler)?.map(({ method }) => method) ?? ['ANY']);
  return [...new Set(known)].map((method) => ({ method, path: written, file, line, handler }));
}
