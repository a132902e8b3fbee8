/**
 * src/extension/record-links.generated.ts: what opens a record of each kind that slices declare, as the features declare it; and
 * linked-records.generated.ts beside it: how several behind one figure are listed (`linked/<kind>.ts` of a feature). `--check` only compares.
 */
import { globSync } from 'node:fs';
import path from 'node:path';
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { loadDeclarations } from '../check/ownership.ts';
import { runMain } from '../main.ts';
import { readFeatures } from '../manifest/features.ts';
import { projectRoot } from '../paths.ts';
import { refuseTwice, renderImports } from './listed-names.ts';
import { remake } from './remake.ts';

type Opens = Readonly<Record<string, { readonly place?: string; readonly command?: string }>>;

/** @param features what each opens. @throws Error where a kind is opened by two, or by none, or is of no slice */
export function renderRecordLinks(slices: readonly SliceDeclaration[], features: readonly Opens[]): string {
  const records = slices.flatMap(({ record = [] }) => record);
  const kinds = records.flatMap(({ kind, several }) => (several === undefined ? [kind] : [kind, several]));
  const opened = features.flatMap((opens) => Object.keys(opens));
  refuseTwice(opened, 'Two features open the record');
  const links: Opens = Object.assign({}, ...features);
  const lost = kinds.find((kind) => links[kind] === undefined);
  if (lost !== undefined) throw new Error(`No feature opens the record ${lost}.`);
  const unknown = opened.find((kind) => !kinds.includes(kind));
  if (unknown !== undefined) throw new Error(`No slice declares the record ${unknown}.`);
  const lines = kinds.toSorted().map((kind) => {
    const fields = Object.entries(links[kind] ?? {}).map(([name, value]) => `${name}: '${value}'`);
    return `  ${kind}: { ${fields.join(', ')} },`;
  });
  return `// Generated from what the slices of the backend and the features declare (npm run generate).
import type { RecordLinks } from './platform/links/record-openers.ts';

/** What opens a record of each kind. */
export const recordLinks: RecordLinks = {
${lines.join('\n')}
};
`;
}

/** @param files below src/extension, each named after its kind */
export function renderLinkedRecords(files: readonly string[]): string {
  const linked = files.map((from) => ({ kind: path.posix.basename(from, '.ts'), from }));
  refuseTwice(
    linked.map(({ kind }) => kind),
    'Two features list the record',
  );
  const imports = linked.map(({ kind, from }) => ({ name: `linked as ${kind}`, from }));
  return `// Generated from linked/<kind>.ts of the features (npm run generate).
${renderImports(imports)}
import type { SingleKind } from './platform/links/read-record.ts';
import type { LinkedRecords } from './platform/links/record-items.ts';

/** How several records of a kind behind one figure are listed; others go by their title. */
export const linkedRecords: Readonly<Partial<Record<SingleKind, LinkedRecords>>> = {
${linked.map(({ kind }) => `  ${kind},`).join('\n')}
};
`;
}

if (import.meta.main) {
  await runMain(async () => {
    const slices = await loadDeclarations(projectRoot);
    const features = [...readFeatures(projectRoot).values()].map(({ opens = {} }) => opens);
    const files = globSync('features/*/linked/*.ts', { cwd: path.join(projectRoot, 'src/extension') })
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter((file) => !file.endsWith('.test.ts'))
      .sort();
    const links = await remake('src/extension/record-links.generated.ts', () =>
      renderRecordLinks(slices, features),
    );
    const linked = await remake('src/extension/linked-records.generated.ts', () =>
      renderLinkedRecords(files),
    );
    return Math.max(links, linked);
  });
}
