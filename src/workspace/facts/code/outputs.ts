/** Folders that builds leave, as the settings of compilers and bundlers say. */
import type { ProjectFact } from '../model.ts';
import type { Scopes } from '../scopes.ts';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';

interface Setting {
  readonly files: RegExp;
  /** Its first group is the folder, or the name of one. */
  readonly at: RegExp;
  readonly folders?: Readonly<Record<string, string>>;
}

const settings: readonly Setting[] = [
  { files: /(?:^|\/)vite\.config\.[cm]?[jt]s$/, at: /\boutDir\s*:\s*['"]([\w./-]+)['"]/ },
  { files: /(?:^|\/)astro\.config\.[cm]?[jt]s$/, at: /\boutDir\s*:\s*['"]([\w./-]+)['"]/ },
  { files: /(?:^|\/)tsconfig(?:\.\w+)?\.json$/, at: /"outDir"\s*:\s*"([\w./-]+)"/ },
  { files: /(?:^|\/)next\.config\.[cm]?[jt]s$/, at: /\bdistDir\s*:\s*['"]([\w./-]+)['"]/ },
  {
    files: /(?:^|\/)next\.config\.[cm]?[jt]s$/,
    at: /^\s*output\s*:\s*['"](export|standalone)['"]/m,
    folders: { export: 'out', standalone: '.next/standalone' },
  },
];

export async function outputFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const { files, at, folders } of settings)
    for (const file of tree.matching(files).filter(isProduct)) {
      const text = (await tree.read(file)) ?? '';
      const match = at.exec(text);
      const said = match?.[1];
      if (match === null || said === undefined) continue;
      const value = (folders?.[said] ?? said).replace(/^\.\//, '').replace(/\/$/, '');
      found.push({
        kind: 'output',
        value,
        rank: 'declared',
        evidence: evidenceAt(file, text, match.index + match[0].indexOf(said)),
        scope: scopes.of(file),
      });
    }
  return found;
}
