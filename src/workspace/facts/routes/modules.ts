/** Which file of the tree a module is, as Python and Node.js find it. */
import path from 'node:path';
import type { ReadTree } from '../tree.ts';

const scriptEnds = [
  '',
  '.ts',
  '.js',
  '.mts',
  '.mjs',
  '.cts',
  '.cjs',
  '.tsx',
  '.jsx',
  '/index.ts',
  '/index.js',
  '/index.mjs',
  '/index.tsx',
];

/** Undefined for packages that are installed. `@/…` and `~/…` are the folder of sources, as most settings have it. */
export function findScriptModule(tree: ReadTree, from: string, module: string): string | undefined {
  const folder = path.posix.dirname(from);
  const roots = module.startsWith('.') ? [folder] : aboveOf(folder);
  const [, alias] = /^(?:@|~|src)\/(.+)$/.exec(module) ?? [];
  const inside = module.startsWith('.')
    ? [module]
    : alias === undefined
      ? [module]
      : [`src/${alias}`, alias, `app/${alias}`];
  const names = inside.flatMap((name) =>
    scriptEnds.map((end) => `${name.replace(/\.js$/, end === '.ts' ? '' : '.js')}${end}`),
  );
  return roots
    .flatMap((root) => names.map((name) => path.posix.join(root, name)))
    .find((file) => tree.has(file));
}

/** Nearest first. */
function aboveOf(folder: string): readonly string[] {
  const above = [folder];
  for (let at = folder; at !== '.' && at !== ''; above.push(at)) at = path.posix.dirname(at);
  return above;
}

/** `app.api.users`, `.users`, `..core`: a module or a package, from the nearest folder that has it. */
export function findPythonModule(tree: ReadTree, from: string, module: string): string | undefined {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(module) ?? [];
  const inside = rest.replaceAll('.', '/');
  const folder = path.posix.dirname(from);
  const roots = dots === '' ? aboveOf(folder) : [upFrom(folder, dots.length - 1)];
  for (const root of roots) {
    const at = path.posix.join(root, inside);
    for (const file of [`${at}.py`, `${at}/__init__.py`])
      if (tree.has(path.posix.normalize(file))) return path.posix.normalize(file);
  }
  return undefined;
}

function upFrom(folder: string, steps: number): string {
  let at = folder;
  for (let step = 0; step < steps; step += 1) at = path.posix.dirname(at);
  return at;
}
