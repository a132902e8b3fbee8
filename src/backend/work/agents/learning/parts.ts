/** The parts of a project that people would name: its packages and services, each with what its files say of it. Pure. */
import type { FactKind, ProjectFact } from '../../../../workspace/facts/model.ts';
import type { KnownProject } from './known-project.ts';

export interface Part {
  readonly name: string;
  /** `.` for the folder of the project. */
  readonly scope: string;
  /** Of this part, the surest first. */
  of(kind: FactKind): readonly ProjectFact[];
}

/** Packages that are written in a language or started; the project itself where none is. */
export function listParts({ facts, name }: Pick<KnownProject, 'facts' | 'name'>): readonly Part[] {
  return partScopes(facts).map((scope) => {
    const own = facts.filter((fact) => fact.scope === scope);
    const named = own.find(({ kind }) => kind === 'name')?.value;
    return {
      scope,
      name: named ?? (scope === '.' ? name : (scope.split('/').at(-1) ?? scope)),
      of: (kind) => own.filter((fact) => fact.kind === kind && (kind !== 'start' || startsPart(own, fact))),
    };
  });
}

/** A folder of lists of requirements alone is none. */
const making: ReadonlySet<FactKind> = new Set(['language', 'entry-point']);

/** Folders of parts. */
export function partScopes(facts: readonly ProjectFact[]): readonly string[] {
  const scopes = facts.filter(({ kind }) => making.has(kind)).map(({ scope }) => scope);
  return scopes.length === 0 ? ['.'] : [...new Set(scopes)].toSorted();
}

const ofNode = /^(?:npm|pnpm|yarn|bun)\s/;
const otherManagers: ReadonlySet<string> = new Set(['composer', 'bundler', 'maven', 'gradle']);

/** Whether it starts the part: beside PHP, Ruby and Java a script of Node.js builds what browsers get. */
export function startsPart(facts: readonly ProjectFact[], { value, scope }: ProjectFact): boolean {
  const isOfOther = facts.some(
    (fact) => fact.kind === 'package-manager' && fact.scope === scope && otherManagers.has(fact.value),
  );
  return !isOfOther || !ofNode.test(value);
}

/** Each value once. */
export function valuesOf(facts: readonly ProjectFact[]): readonly string[] {
  return [...new Set(facts.map(({ value }) => value))];
}

/** `a`, `a and b`, `a, b and c`. */
export function sentenceList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
