/** Build output that is the only code of its package: an installed or published package often has no sources beside it. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const maxLevels = 8;
const maxManifestBytes = 256 * 1024;
const maxKeptPackages = 500;
const sourceFolders =
  /^(?:src|source|sources|lib|app|packages|server|client|components|pages|api|routes|js|ts)$/i;
/** Code at the top of a package, but for settings of its tools. */
const sourceFile = /(?<!\.d|\.config|rc|file)\.[cm]?[jt]sx?$/i;

/** By folder of the manifest: folders of its output, none where it has sources or is no manifest of a package. */
const known = new Map<string, { readonly stamp: number; readonly folders: ReadonlySet<string> }>();

/** Whether a file or folder lies in what a package is loaded from, where no source stands beside it. */
export function isOnlyCode(absolutePath: string): boolean {
  if (!path.isAbsolute(absolutePath)) return false;
  let folder = path.dirname(absolutePath);
  for (let level = 0; level < maxLevels; level += 1) {
    const folders = outputOf(folder);
    if (folders !== undefined) {
      const [first = ''] = path.relative(folder, absolutePath).split(path.sep);
      return folders.has(first);
    }
    const above = path.dirname(folder);
    if (above === folder) return false;
    folder = above;
  }
  return false;
}

/** Undefined where the folder has no manifest that names an entry. */
function outputOf(folder: string): ReadonlySet<string> | undefined {
  const file = path.join(folder, 'package.json');
  const info = lstatSync(file, { throwIfNoEntry: false });
  if (info === undefined || !info.isFile() || info.size > maxManifestBytes) return undefined;
  const kept = known.get(folder);
  // What comes beside the output changes the folder's own time.
  const stamp = Math.max(info.mtimeMs, lstatSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (kept?.stamp === stamp) return kept.folders;
  const entries = entriesOf(file);
  if (entries.length === 0) return undefined;
  const folders = withoutSources(folder, new Set(entries.flatMap(firstFolder)));
  if (known.size >= maxKeptPackages) known.clear();
  known.set(folder, { stamp, folders });
  return folders;
}

function entriesOf(file: string): readonly string[] {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof manifest !== 'object' || manifest === null) return [];
    const { main, module, bin, exports } = manifest as Readonly<Record<string, unknown>>;
    return [main, module, bin, exports].flatMap((each) => textsIn(each));
  } catch {
    return [];
  }
}

const maxDepth = 6;

function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > maxDepth) return [];
  return Object.values(value).flatMap((each) => textsIn(each, depth + 1));
}

function firstFolder(entry: string): readonly string[] {
  const [first = '', ...rest] = path.posix.normalize(entry).split('/');
  return rest.length === 0 || first === '..' || first === '' ? [] : [first];
}

/** The folders, unless something else in the package looks like what they were made from. */
function withoutSources(folder: string, folders: ReadonlySet<string>): ReadonlySet<string> {
  const isSource = (name: string) =>
    !folders.has(name) && (sourceFolders.test(name) || sourceFile.test(name));
  try {
    return readdirSync(folder).some(isSource) ? new Set() : folders;
  } catch {
    return new Set();
  }
}
