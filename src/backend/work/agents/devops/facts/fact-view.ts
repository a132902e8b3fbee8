/** Facts of a project by kind and folder, as services are rendered from them. */
import path from 'node:path';
import type { FactKind, ProjectFact } from '../../../../../workspace/facts/model.ts';
import type { Known } from './known.ts';
import { foldersUp, join } from './project-files.ts';

export class FactView {
  readonly files: ReadonlySet<string>;
  readonly #byKind: ReadonlyMap<FactKind, readonly ProjectFact[]>;

  constructor(facts: readonly ProjectFact[], files: readonly string[]) {
    this.files = new Set(files);
    this.#byKind = Map.groupBy(facts, ({ kind }) => kind);
  }

  /** The surest first. */
  all(kind: FactKind): readonly ProjectFact[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** About this folder alone. */
  of(kind: FactKind, folder: string): readonly ProjectFact[] {
    return this.all(kind).filter(({ scope }) => scope === folder);
  }

  /** About the nearest folder, this one or above it, that anything is said of. */
  near(kind: FactKind, folder: string): readonly ProjectFact[] {
    for (const at of foldersUp(folder)) {
      const found = this.of(kind, at);
      if (found.length > 0) return found;
    }
    return [];
  }

  has(folder: string, name: string): boolean {
    return this.files.has(join(folder, name));
  }

  values(kind: FactKind, folder: string): ReadonlySet<string> {
    return new Set(this.of(kind, folder).map(({ value }) => value));
  }
}

export function known(fact: ProjectFact): Known<string>;
export function known<Value>(fact: ProjectFact, value: Value): Known<Value>;
export function known(fact: ProjectFact, value: unknown = fact.value): Known<unknown> {
  return { value, place: fact.evidence };
}

export const nameOf = ({ evidence: { file } }: ProjectFact): string => path.posix.basename(file);

/** At one place, file and line. */
export function isSamePlace(one: ProjectFact, other: ProjectFact): boolean {
  return one.evidence.file === other.evidence.file && one.evidence.line === other.evidence.line;
}
