/** Routes that are files: Next's `app/…/route.ts` and `pages/api/…`, SvelteKit's `+server.ts`. */
import { evidenceAt, folderOf, isProduct, type ReadTree } from '../tree.ts';
import type { FoundRoute } from './mounted-routes.ts';

const appRoute = /(?:^|\/)(?:src\/)?app\/(.*?)\/?route\.[jt]s$/;
const svelteRoute = /(?:^|\/)src\/routes\/(.*?)\/?\+server\.[jt]s$/;
const pagesRoute = /(?:^|\/)(?:src\/)?pages\/(api\/.+?)(?:\/index)?\.[jt]s$/;

export async function fileRoutes(tree: ReadTree): Promise<readonly FoundRoute[]> {
  const found: FoundRoute[] = [];
  const bases = await basePaths(tree);
  for (const file of tree.files.filter(isProduct)) {
    const place = (appRoute.exec(file) ?? svelteRoute.exec(file))?.[1];
    const page = pagesRoute.exec(file)?.[1];
    // A folder that begins so is private to its neighbours.
    if ((place ?? page) === undefined || /(?:^|\/)_/.test(place ?? '')) continue;
    const text = await tree.code(file);
    const base = bases.find(({ folder }) => folder === '.' || file.startsWith(`${folder}/`))?.path ?? '';
    found.push(...routesOfFile(file, text, { base, place, page }));
  }
  return found;
}

interface FilePlace {
  readonly base: string;
  /** Of a file that exports methods. */
  readonly place: string | undefined;
  /** Of a file that exports one handler. */
  readonly page: string | undefined;
}

function routesOfFile(file: string, text: string, { base, place, page }: FilePlace): readonly FoundRoute[] {
  if (place !== undefined) return exportedMethods(file, text, `${base}/${place}`);
  return /export default|module\.exports/.test(text)
    ? [handlerRoute(file, text, `${base}/${page ?? ''}`)]
    : [];
}

/** `basePath` of next.config, by the folder that it is of. */
async function basePaths(
  tree: ReadTree,
): Promise<readonly { readonly folder: string; readonly path: string }[]> {
  const found: { folder: string; path: string }[] = [];
  for (const file of tree.matching(/(?:^|\/)next\.config\.[cm]?[jt]s$/)) {
    const [, path] = /\bbasePath\s*:\s*['"`](\/[^'"`$]*)['"`]/.exec(await tree.code(file)) ?? [];
    if (path !== undefined) found.push({ folder: folderOf(file), path });
  }
  return found.toSorted((one, other) => other.folder.length - one.folder.length);
}

const verb = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS';

function exportedMethods(file: string, text: string, place: string): readonly FoundRoute[] {
  // Groups in brackets and slots are no part of the path.
  const path = place
    .split('/')
    .filter((part) => !/^\(.*\)$|^@/.test(part))
    .join('/');
  const declared = [
    ...text.matchAll(new RegExp(`^export\\s+(?:async\\s+)?(?:function|const|let)\\s+(${verb})\\b`, 'gm')),
  ];
  const listed = [...text.matchAll(/^export\s*(?:const\s*)?\{([^}]*)\}/gm)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(new RegExp(`\\b(${verb})\\b(?!\\s+as)`, 'g'))].map(([, method = '']) => ({
      method,
      index: match.index,
    })),
  );
  const all = [...declared.map((match) => ({ method: match[1] ?? '', index: match.index })), ...listed];
  return all.map(({ method, index }) => ({
    method,
    path: path === '' ? '/' : path,
    file,
    line: evidenceAt(file, text, index).line ?? 1,
    handler: method,
  }));
}

function handlerRoute(file: string, text: string, path: string): FoundRoute {
  const named = [
    ...new Set(
      [...text.matchAll(new RegExp(`req(?:uest)?\\.method\\s*[!=]==?\\s*['"](${verb})['"]`, 'g'))].map(
        ([, each = '']) => each,
      ),
    ),
  ];
  const at = text.search(/export default|module\.exports/);
  return {
    method: named.length === 1 ? (named[0] ?? 'ANY') : 'ANY',
    path,
    file,
    line: evidenceAt(file, text, at).line ?? 1,
    handler: '',
  };
}
