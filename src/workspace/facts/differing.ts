/** Facts of one kind that cannot both hold: each is shown with its line. */
import type { FactKind, ProjectFact } from './model.ts';

/** Kinds of which a scope has one; of the others several are several facts. */
const single: ReadonlySet<FactKind> = new Set(['version', 'package-manager', 'name', 'default-branch']);

/** Empty where they agree. Of versions a range agrees with what lies in it. */
export function differing(
  facts: readonly ProjectFact[],
  kind: FactKind,
  scope: string,
): readonly ProjectFact[] {
  if (!single.has(kind)) return [];
  const own = facts.filter((fact) => fact.kind === kind && fact.scope === scope);
  const groups = Map.groupBy(own, ({ value }) => (kind === 'version' ? (value.split(':')[0] ?? '') : ''));
  return [...groups.values()].flatMap((group) => {
    const exact = kind === 'version' ? group.filter(({ value }) => isExact(value)) : group;
    const values = new Set(exact.map(({ value }) => (kind === 'version' ? shortVersion(value) : value)));
    return values.size > 1 ? exact : [];
  });
}

const isExact = (value: string): boolean => /: v?\d+(?:\.\d+)*$/.test(value);

/** `22.4.1` and `22` are one for Node.js, `3.12.1` and `3.12` for others. */
function shortVersion(value: string): string {
  const [runtime = '', version = ''] = value.split(': ');
  const parts = version.replace(/^v/, '').split('.');
  return `${runtime} ${parts.slice(0, runtime === 'node' ? 1 : 2).join('.')}`;
}
