/** Files of what pip installs of requirements.txt, with those that they include. */
import path from 'node:path';
import type { ProjectFact } from '../model.ts';
import { evidenceAt, folderOf, isProduct, type ReadTree } from '../tree.ts';

export async function requirementFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(/(?:^|\/)requirements\.txt$/).filter(isProduct)) {
    const scope = folderOf(file);
    const seen = new Set([file]);
    found.push({ kind: 'requirements', value: file, rank: 'declared', evidence: { file }, scope });
    // A set grows while it is walked: lists include lists.
    for (const list of seen) {
      const text = (await tree.read(list)) ?? '';
      for (const match of text.matchAll(/^[ \t]*(?:-r|--requirement|-c|--constraint)[ =]+(\S+)/gm)) {
        const value = path.posix.join(folderOf(list), match[1] ?? '');
        if (seen.has(value) || !tree.has(value)) continue;
        seen.add(value);
        found.push({
          kind: 'requirements',
          value,
          rank: 'declared',
          evidence: evidenceAt(list, text, match.index),
          scope,
        });
      }
    }
  }
  return found;
}
