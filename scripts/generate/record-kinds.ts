/**
 * src/contract/coach/record-kinds.generated.ts: what a link may name, as the slices of the backend declare it. Those that are there keep
 * their place, and new ones come last: their order is in the API's description. `--check` only compares.
 */
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { loadDeclarations } from '../check/ownership.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { inPlace, refuseTwice } from './listed-names.ts';
import { remake } from './remake.ts';

/** @throws Error where two slices declare one kind */
export function renderRecordKinds(slices: readonly SliceDeclaration[], before: string): string {
  const records = slices.flatMap(({ record = [] }) => record);
  const kinds = records.flatMap(({ kind, several }) => (several === undefined ? [kind] : [kind, several]));
  refuseTwice(kinds, 'Two slices declare the record');
  const sorted = inPlace(kinds, before, (kind) => `'${kind}'`);
  const singles = inPlace(records, before, ({ kind }) => `'${kind}'`)
    .filter(({ several }) => several !== undefined)
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
