/** Updates of packages as they are carried out: a package of a manifest each, and in groups that stand or fall together. Pure. */
import type { TextEdit } from '../../../../../scanner/model.ts';
import { versionSchemeOf } from '../../../../../workspace/dependencies/versions/version-scheme.ts';
import type { UpdatableFinding } from '../../fixable.ts';
import type { LockFile } from './lock-files.ts';

export interface PackageUpdate {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Code may have to change with it, by how the ecosystem numbers its versions. */
  readonly isMajor: boolean;
  readonly changes: UpdatableFinding['upgrade']['changes'];
  readonly ecosystem: UpdatableFinding['flaw']['graph']['ecosystem'];
  readonly graph: UpdatableFinding['flaw']['graph'];
}

/** Several advisories of one package are one update. */
export function toUpdates(findings: readonly UpdatableFinding[]): readonly PackageUpdate[] {
  const updates = new Map<string, PackageUpdate>();
  for (const { flaw, upgrade } of findings) {
    const { graph, node } = flaw;
    const { name = '', version: from = '' } = node ?? {};
    const { to, isBreaking: isMajor, changes } = upgrade;
    const key = [graph.file, name, from, to].join('\0');
    updates.set(key, { name, from, to, isMajor, changes, graph, ecosystem: graph.ecosystem });
  }
  return [...updates.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

export interface LockedUpdate extends PackageUpdate {
  readonly locks: readonly LockFile[];
}

/** Those that share a manifest or a lock file: where one of these cannot be written, none of the group is. */
export function groupUpdates(updates: readonly LockedUpdate[]): readonly (readonly LockedUpdate[])[] {
  const filesOf = ({ changes, locks }: LockedUpdate) => [...changes, ...locks].map(({ file }) => file);
  let groups: { readonly files: ReadonlySet<string>; readonly updates: readonly LockedUpdate[] }[] = [];
  for (const update of updates) {
    const files = new Set(filesOf(update));
    const touched = groups.filter((group) => [...files].some((file) => group.files.has(file)));
    const merged = {
      files: new Set([...files, ...touched.flatMap((group) => [...group.files])]),
      updates: [...touched.flatMap((group) => group.updates), update],
    };
    groups = [...groups.filter((group) => !touched.includes(group)), merged];
  }
  return groups.map((group) => group.updates);
}

/** By file. Of two that raise one place, as where a package is there in two versions, the higher version. */
export function editsOf(updates: readonly PackageUpdate[]): ReadonlyMap<string, readonly TextEdit[]> {
  const byFile = new Map<string, Map<number, { readonly edit: TextEdit; readonly to: string }>>();
  for (const { changes, to, ecosystem } of updates) {
    const { compare } = versionSchemeOf(ecosystem);
    for (const { file, edits } of changes) {
      const places = byFile.get(file) ?? new Map();
      byFile.set(file, places);
      for (const edit of edits) {
        const other = places.get(edit.startOffset);
        if (other === undefined || compare(to, other.to) > 0) places.set(edit.startOffset, { edit, to });
      }
    }
  }
  return new Map(
    [...byFile].map(([file, places]) => [
      file,
      [...places.values()].map(({ edit }) => edit).sort((a, b) => a.startOffset - b.startOffset),
    ]),
  );
}

const plain = (text: string): string => text.replaceAll(/[`\s]+/g, ' ');

/** A sentence for the review. */
export function describeUpdate({ name, from, to, isMajor, changes }: PackageUpdate): string {
  const files = changes.map(({ file }) => plain(file)).join(', ');
  const major = isMajor ? ' **A major version: your code may have to change with it.**' : '';
  return `\`${plain(name)}\` is raised from ${plain(from)} to ${plain(to)} in ${files}.${major}`;
}
