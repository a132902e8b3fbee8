/**
 * src/contract/coach/record-kinds.generated.ts: what a link may name, as the slices of the backend declare it. Those that are there keep
 * their place, and new ones come last: their order is in the API's description. `--check` only compares.
 */
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { loadDeclarations } from '../check/ownership.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { remake } from './remake.ts';

/** @throws Error where two slices declare one kind */
export function renderRecordKinds(slices: readonly SliceDeclaration[], before: string): string {
  const records = slices.flatMap(({ record = [] }) => record);
  const kinds = records.flatMap(({ kind, several }) => (several === undefined ? [kind] : [kind, several]));
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at);
  if (twice !== undefined) throw new Error(`Two slices declare the record ${twice}.`);
  const placeOf = (kind: string): number => {
    const place = before.indexOf(`'${kind}'`);
    return place === -1 ? before.length : place;
  };
  const sorted = kinds.toSorted((one, other) => placeOf(one) - placeOf(other));
  const singles = records
    .filter(({ several }) => several !== undefined)
    .toSorted((one, other) => placeOf(one.kind) - placeOf(other.kind))
    .map(({ kind, several }) => `  ${several}: '${kind}',`);
  return `// Generated from what the slices of the backend declare (npm run generate).

/** What a link may name. */
export const recordKinds = [
${sorted.map((kind) => `  '${kind}',`).join('\n')}
] as const;

/** The kind of one, by that of several. */
export const singleKinds = {
${singles.join('\n')}
} as const;
`;
}

if (import.meta.main) {
  await runMain(async () => {
    const slices = await loadDeclarations(projectRoot);
    return await remake('src/contract/coach/record-kinds.generated.ts', (before) =>
      renderRecordKinds(slices, before),
    );
  });
}
