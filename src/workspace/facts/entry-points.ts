/** Files in which programs start, as manifests name them and code shows it. */

import { readJsonFile } from '../stack/facts/json-file.ts';
import type { FactEvidence, FactRank, ProjectFact } from './model.ts';
import type { Scopes } from './scopes.ts';
import { below, evidenceAt, folderOf, isProduct, type ReadTree } from './tree.ts';

const scriptSource = ['', '.ts', '.js', '.mts', '.mjs', '.cts', '.cjs', '.tsx', '/index.ts', '/index.js'];

export async function entryFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found = new Map<string, ProjectFact>();
  const add = (value: string, evidence: FactEvidence, rank: FactRank): void => {
    if (!found.has(value) && tree.has(value))
      found.set(value, { kind: 'entry-point', value, rank, evidence, scope: scopes.of(value) });
  };
  for (const file of tree.matching(/(?:^|\/)package\.json$/).filter(isProduct)) {
    for (const { value, evidence } of await entriesOfPackage(tree, file)) add(value, evidence, 'declared');
  }
  for (const { value, evidence } of await startedModules(tree, scopes)) add(value, evidence, 'declared');
  for (const file of tree.matching(/\.html?$/).filter(isProduct)) {
    const text = (await tree.read(file)) ?? '';
    for (const match of text.matchAll(/<script[^>]*type=["']module["'][^>]*src=["']\/?([^"':]+)["']/g))
      add(below(folderOf(file), match[1] ?? ''), evidenceAt(file, text, match.index), 'declared');
  }
  for (const file of tree.files.filter(isProduct)) {
    const shown = await shownEntry(tree, file);
    if (shown !== undefined) add(file, shown, 'code');
  }
  return [...found.values()];
}

/** Modules that scripts of Python packages and lines of processes name: `billing.cli:main`, `python -m jobs.mail`. */
async function startedModules(tree: ReadTree, scopes: Scopes): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (const file of tree.matching(startFiles).filter(isProduct)) {
    const text = await tree.code(file);
    for (const pattern of startPatterns)
      for (const match of text.matchAll(pattern)) {
        const named = match[1] ?? '';
        const folders = [folderOf(file), ...scopes.folders];
        const value = folders
          .map((folder) => moduleIn(tree, folder, named))
          .find((each) => each !== undefined);
        if (value !== undefined) found.push({ value, evidence: evidenceAt(file, text, match.index) });
      }
  }
  return found;
}

const startFiles =
  /(?:^|\/)(?:pyproject\.toml|setup\.(?:cfg|py)|Procfile|\.flaskenv|Makefile|[^/]*Dockerfile[^/]*|(?:docker-)?compose[^/]*\.ya?ml|[^/]*\.(?:sh|conf|service))$/;
const startPatterns = [
  /\b(?:dramatiq|huey_consumer(?:\.py)?)["',\s]+([\w.]+)/g,
  /\bcelery\b[^\n]*?(?:-A|--app)["',=\s]+([\w.]+)/g,
  /=\s*["']([\w.]+):\w+["']/g,
  /\bpython[\d.]*["',\s]+(?:-u["',\s]+)?-m["',\s]+([\w.]+)/g,
  /\bpython[\d.]*["',\s]+(?:-u["',\s]+)?([\w./-]+\.py)\b/g,
  /\b(?:uvicorn|gunicorn|hypercorn|daphne)\b[^\n]*?["',\s]([\w.]+):\w+/g,
  /\bFLASK_APP=["']?([\w./]+?)(?:\.py)?(?=["'\s:]|$)/gm,
  /\bnode["',\s]+([\w./-]+\.[cm]?js)\b/g,
];

function moduleIn(tree: ReadTree, folder: string, named: string): string | undefined {
  const path = /\.(?:py|[cm]?js)$/.test(named) ? named.replace(/^\.\//, '') : named.replaceAll('.', '/');
  const places = [
    path,
    `${path}.py`,
    `${path}/__main__.py`,
    `${path}/__init__.py`,
    `src/${path}.py`,
    `src/${path}/__main__.py`,
  ];
  return places.map((place) => below(folder, place)).find((place) => /\.\w+$/.test(place) && tree.has(place));
}

interface Entry {
  readonly value: string;
  readonly evidence: FactEvidence;
}

/** `main`, `bin`, and what its start scripts give to node; of a build the source that it is made from. */
async function entriesOfPackage(tree: ReadTree, file: string): Promise<readonly Entry[]> {
  const json = readJsonFile(file, (await tree.read(file)) ?? '');
  if (json === undefined) return [];
  const { top, lineOf } = json;
  const bin = top.at('bin');
  const named: (readonly [string | undefined, readonly string[]])[] = [
    [top.at('main').isText ? top.at('main').text() : undefined, ['main']],
    ...(bin.isText
      ? [[bin.text(), ['bin']] as const]
      : bin.texts().map(([name, target]) => [target, ['bin', name]] as const)),
    ...top
      .at('scripts')
      .texts()
      .filter(([name]) => /^(?:start|dev|serve|start:\w+|worker)$/.test(name))
      .map(([name, line]) => [startedFile(line), ['scripts', name]] as const),
  ];
  return named.flatMap(([target, path]) => {
    const value = target === undefined ? undefined : sourceOf(tree, folderOf(file), target);
    return value === undefined ? [] : [{ value, evidence: { file, line: lineOf(path) } }];
  });
}

/** The file that a line gives to Node.js or to what runs TypeScript. */
function startedFile(line: string): string | undefined {
  const [, plugin] = /\bfastify start\b.*?\s([\w./-]+\.[cm]?[jt]s)\b/.exec(line) ?? [];
  if (plugin !== undefined) return plugin;
  return /\b(?:node|nodemon|tsx|ts-node(?:-dev)?|bun|deno run|babel-node|pm2 start|swc-node)\s+(?:(?:watch|run|-\S+|--\S+(?:[= ]\S+)?)\s+)*["']?([\w./-]+)/.exec(
    line,
  )?.[1];
}

function sourceOf(tree: ReadTree, folder: string, target: string): string | undefined {
  const plain = target.replace(/^\.\//, '').replace(/\.[cm]?js$/, '');
  const made = /^(?:dist|build|lib|out)\/(?:src\/)?/;
  const stems = made.test(plain)
    ? [plain.replace(made, 'src/'), plain.replace(made, '')]
    : [target.replace(/^\.\//, ''), plain];
  for (const stem of stems)
    for (const end of scriptSource) {
      const file = below(folder, `${stem}${end}`);
      if (tree.has(file)) return file;
    }
  return undefined;
}

/** Where the code of a file says that it is the beginning. */
async function shownEntry(tree: ReadTree, file: string): Promise<FactEvidence | undefined> {
  const patterns = shows.filter(([files]) => files.test(file));
  if (patterns.length === 0) return undefined;
  const text = await tree.code(file);
  const places = patterns.flatMap(([, pattern]) => pattern.exec(text)?.index ?? []);
  return places.length === 0 ? undefined : evidenceAt(file, text, Math.min(...places));
}

const shows: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|\/)manage\.py$/, /execute_from_command_line/],
  [/(?:^|\/)(?:wsgi|asgi)\.py$/, /^application\s*=/m],
  [
    /(?:^|\/)(?:app|main|factory|application|server)\.py$/,
    /^(?:async )?def (?:create_app|make_app|get_app|build_app)\(/m,
  ],
  [
    /(?:^|\/)(?:__main__|main|app|run|server|cli|worker|wsgi|asgi|manage)\.py$/,
    /^if __name__ == ["']__main__["']/m,
  ],
  [
    /\.py$/,
    /^(?:(?:app|application|api|server|celery|celery_app)(?:\s*:\s*[\w.]+)?\s*=\s*(?:\w+\.)?(?:FastAPI|Flask|Starlette|Sanic|Quart|Celery|create_app|make_app)\()/m,
  ],
  [/\.go$/, /^func main\(\)/m],
  [/(?:^|\/)src\/main\.rs$/, /fn main\(/],
  [
    /(?:^|\/)(?:main|server|index|app|start)\.[cm]?[jt]sx?$/,
    /\.listen\(|NestFactory\.create|createServer\(|ReactDOM|createRoot\(/,
  ],
];
