/** Rows beyond the actor for docs/data.md: each reason with its readers and their tables. */
import { wholeReasons } from '../../src/backend/platform/reach/whole-reasons.ts';
import type { WholeUse } from '../check/row-reach.ts';

export type PlacedWhole = WholeUse & { readonly file: string };

const code = (text: string): string => `\`${text}\``;

/** A row each reason: what it is for, and which files read which tables for it. */
export function describeWholes(wholes: readonly PlacedWhole[]): readonly (readonly string[])[] {
  return Object.entries(wholeReasons).map(([name, meaning]) => {
    const uses = wholes.filter(({ reason }) => reason === name);
    const tables = Map.groupBy(uses, ({ table: of }) => of);
    const described = [...tables].sort().map(([of, by]) => `${code(of)}: ${describeCallers(by)}`);
    return [code(name), meaning, described.join('<br>')];
  });
}

function describeCallers(uses: readonly PlacedWhole[]): string {
  const callers = uses.map(({ file, isAcross }) => {
    const place = file.replace(/^src\/backend\/(?:contexts\/)?/, '').replace(/(?:\.repository)?\.ts$/, '');
    return isAcross ? `${place} (of all organizations)` : place;
  });
  return [...new Set(callers)].sort().join(', ');
}
