/** Packages of the project that another one of it is installed with: no registry has them. */
import path from 'node:path';
import { readNpmManifest } from '../../dependencies/formats/npm/npm-manifest.ts';
import type { ProjectFact } from '../model.ts';
import { evidenceAt, folderOf, isProduct, type ReadTree } from '../tree.ts';

const localSpec = /^(?:workspace|file|link|portal):/;

export async function localPackageFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  return [...(await ofNode(tree)), ...(await ofPython(tree))];
}

async function ofNode(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const manifests = await Promise.all(
    tree
      .matching(/(?:^|\/)package\.json$/)
      .filter(isProduct)
      .map(async (file) => ({ file, ...readNpmManifest(file, (await tree.read(file)) ?? '').manifest })),
  );
  const folders = new Map(
    manifests.flatMap(({ file, name }) => (name === undefined ? [] : [[name, folderOf(file)] as const])),
  );
  return manifests.flatMap(({ file, entries = [] }) =>
    entries.flatMap(({ name, requirement, place }): ProjectFact[] => {
      const where = placeOf(folderOf(file), requirement) ?? folders.get(name);
      if (where === undefined && !localSpec.test(requirement)) return [];
      return [
        {
          kind: 'local-package',
          value: `${name}: ${where ?? requirement}`,
          rank: 'declared',
          evidence: { file, line: place && place.range.startLine + 1 },
          scope: folderOf(file),
        },
      ];
    }),
  );
}

/** As it is written where it leads out of the project. */
function placeOf(folder: string, requirement: string): string | undefined {
  const [, target] = /^(?:file|link|portal):(.*)$/.exec(requirement) ?? [];
  if (target === undefined) return undefined;
  const written = path.posix.join(folder, target);
  return path.posix.isAbsolute(target) || written.startsWith('..') ? requirement : written;
}

/** `path = "../shared"`, `workspace = true`, `-e ../shared`. */
const pythonPath =
  /^\s*(?:-e\s+|--editable[ =])?(\.\.\/\S+)|\bpath\s*=\s*["'](\.\.[^"']*)["']|@\s*file:(\S+)|^([\w.-]+)\s*=\s*\{[^}\n]*workspace\s*=\s*true/gm;

async function ofPython(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(/(?:^|\/)(?:pyproject\.toml|requirements\.txt)$/).filter(isProduct)) {
    const text = await tree.code(file);
    for (const match of text.matchAll(pythonPath)) {
      const [whole, listed, pathed, filed, member] = match;
      const target = listed ?? pathed ?? filed;
      const value =
        target === undefined
          ? `${member}: workspace`
          : `${path.posix.basename(target)}: ${path.posix.join(folderOf(file), target)}`;
      const evidence = evidenceAt(file, text, match.index + whole.length - whole.trimStart().length);
      found.push({ kind: 'local-package', value, rank: 'declared', evidence, scope: folderOf(file) });
    }
  }
  return found;
}
