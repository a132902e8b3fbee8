/** Facts that people have listed by hand, held against those that were read. */
import type { FactKind, ProjectFact } from '../model.ts';

export interface ListedFact {
  readonly kind: FactKind;
  readonly value: string;
}

const commands: ReadonlySet<FactKind> = new Set(['start', 'build', 'test', 'lint']);

/** Whether two say the same of one kind; people write commands and paths in several ways. */
export function isSame(kind: FactKind, listed: string, read: string): boolean {
  const [one, other] = [plain(kind, listed), plain(kind, read)];
  if (one === other) return true;
  if (kind === 'route' || kind === 'health-route')
    return one.replace(/^\S+/, '') === other.replace(/^ANY/, '');
  if (kind === 'tests') return one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
  if (kind === 'service') return one.split(' ')[0] === other.split(' ')[0];
  return commands.has(kind) && other.length > 6 && (one.includes(other) || other.includes(one));
}

function plain(kind: FactKind, value: string): string {
  if (kind === 'route' || kind === 'health-route')
    return value.replaceAll(/\{[^}]*\}|\*/g, '{}').replace(/(?<=.)\/$/, '');
  if (kind === 'purpose')
    return value
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')
      .slice(0, 50);
  if (commands.has(kind))
    return value
      .replaceAll(/["';]/g, '')
      .replaceAll(/\s+/g, ' ')
      .replace(/^(npm|pnpm|yarn|bun) run /, '$1 ');
  return value
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=: |^)\.\/(?=.)|\/$/g, '');
}

/** People part commands in other ways than the reader: each is looked for among all. */
export function finds(facts: readonly ProjectFact[], { kind, value }: ListedFact): boolean {
  return facts.some(
    (fact) =>
      (fact.kind === kind || (commands.has(kind) && commands.has(fact.kind))) &&
      isSame(kind, value, fact.value),
  );
}

/** What nobody has listed. */
export function unlisted(
  facts: readonly ProjectFact[],
  listed: readonly ListedFact[],
  kinds: ReadonlySet<FactKind>,
): readonly ProjectFact[] {
  return facts.filter(
    ({ kind, value }) =>
      kinds.has(kind) &&
      !listed.some(
        (each) =>
          (each.kind === kind || (commands.has(kind) && commands.has(each.kind))) &&
          isSame(kind, each.value, value),
      ),
  );
}
