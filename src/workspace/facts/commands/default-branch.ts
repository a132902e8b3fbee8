/** The branch that a pipeline guards, and that a README shows the state of. */
import type { FactRank, ProjectFact } from '../model.ts';
import type { ReadTree } from '../tree.ts';
import { lineBelow, type Path, type ReadPipeline } from './pipeline-yaml.ts';

/** The branch whose pushes are checked: main or master where it is among several, else the only one. */
export function branchFacts({ file, text, yaml: { value, lineOf } }: ReadPipeline): readonly ProjectFact[] {
  const top = Object(value);
  const on = Object(top['on'] ?? top[String(true)]);
  const paths: readonly Path[] = [
    ['on', 'push', 'branches'],
    ['on', 'pull_request', 'branches'],
  ];
  for (const path of paths) {
    const branch = chooseBranch(namesIn(Object(on[String(path[1])])['branches']));
    if (branch !== undefined) return [branchFact(file, branch, lineBelow(text, lineOf(path), branch))];
  }
  const travis = chooseBranch(namesIn(Object(top['branches'])['only']));
  if (travis !== undefined) return [branchFact(file, travis, lineBelow(text, lineOf(['branches']), travis))];
  return comparedBranch(file, text);
}

const namesIn = (list: unknown): readonly string[] =>
  (Array.isArray(list) ? list : [list]).filter((each) => typeof each === 'string' && /^[\w./-]+$/.test(each));

/** A job that runs for one branch alone: `github.ref == 'refs/heads/main'`, GitLab's rules and `only`. */
function comparedBranch(file: string, text: string): readonly ProjectFact[] {
  const patterns = [
    /\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*==\s*["']([\w./-]+)["']/,
    /github\.ref\s*==\s*'refs\/heads\/([\w./-]+)'/,
    /github\.ref_name\s*==\s*'([\w./-]+)'/,
    /^\s+only:\s*\n?\s*(?:-\s*|\[\s*)(main|master|trunk|develop)\b/m,
  ];
  const found = patterns.flatMap((pattern) => pattern.exec(text)?.[1] ?? [])[0];
  return found === undefined ? [] : [branchFact(file, found, lineBelow(text, 1, found))];
}

/** The badge of a pipeline names the branch that it shows. */
export async function badgeBranches(tree: ReadTree): Promise<readonly ProjectFact[]> {
  for (const file of tree.matching(/^readme(?:\.(?:md|markdown|rst|txt))?$/i)) {
    const text = (await tree.read(file)) ?? '';
    const [, branch] = /badge[^)\s"']*[?&]branch=([\w./-]+)/.exec(text) ?? [];
    if (branch !== undefined)
      return [branchFact(file, branch, lineBelow(text, 1, `branch=${branch}`), 'told')];
  }
  return [];
}

function chooseBranch(names: readonly string[]): string | undefined {
  const usual = ['main', 'master', 'trunk', 'develop'].find((name) => names.includes(name));
  return usual ?? (names.length === 1 ? names[0] : undefined);
}

const branchFact = (file: string, value: string, line: number, rank: FactRank = 'run'): ProjectFact => ({
  kind: 'default-branch',
  value,
  rank,
  evidence: { file, line },
  scope: '.',
});
