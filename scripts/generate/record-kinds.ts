/**
 * src/contract/coach/record-kinds.generated.ts: what a link may name, how one is read, called and drawn, and what a question can name,
 * as the slices of the backend declare it. Those that are there keep
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
  const [listed = '', , mentions = ''] = before.split(/singleKinds|mentionedRecords/);
  const sorted = inPlace(kinds, listed, (kind) => `'${kind}'`);
  const singles = inPlace(records, listed, ({ kind }) => `'${kind}'`)
    .filter(({ several }) => several !== undefined)
    .map(({ kind, several }) => `  ${several}: '${kind}',`);
  const facts = inPlace(records, listed, ({ kind }) => `'${kind}'`).map(
    ({ kind, title, route, icon }) => `  ${kind}: { title: '${title}', route: '${route}', icon: '${icon}' },`,
  );
  const mentioned = inPlace(
    records.filter(({ mention }) => mention === true),
    mentions,
    ({ kind }) => `'${kind}'`,
  );
  return `// Generated from what the slices of the backend declare (npm run generate).

/** What a link may name. */
export const recordKinds = [
${sorted.map((kind) => `  '${kind}',`).join('\n')}
] as const;

/** The kind of one, by that of several. */
export const singleKinds = {
${singles.join('\n')}
} as const;

/** Of one: the field of what its route answers by which a person knows it, that route, and its codicon. */
export const recordFacts = {
${facts.join('\n')}
} as const;

/** What a question to the coach can name. */
export const mentionedRecords = [${mentioned.map(({ kind }) => `'${kind}'`).join(', ')}] as const;

/** Its word in English, typed after \`#\`. */
export const mentionWords = {
${mentioned.map(({ kind }) => `  ${kind}: '${kind}',`).join('\n')}
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
