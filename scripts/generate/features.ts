/**
 * src/extension/features.generated.ts: every feature of the extension, in the order that they declare: a later one may use
 * those before it. `--check` only compares.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Feature } from '../../src/extension/platform/feature/define-feature.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { renderImports } from './listed-names.ts';
import { remake } from './remake.ts';

const folder = 'src/extension';

export interface PlacedFeature {
  readonly name: string;
  readonly after?: string | null | undefined;
}

/** Each right after the one that it names, by name where several do; those that name none last. @throws Error on a name of none, or a circle */
export function sortFeatures(features: readonly PlacedFeature[]): readonly string[] {
  const followers = Map.groupBy(features, ({ after }) => after);
  const walk = (after: string | null | undefined): readonly string[] =>
    (followers.get(after) ?? [])
      .map(({ name }) => name)
      .sort()
      .flatMap((name) => [name, ...walk(name)]);
  const sorted = [...walk(null), ...walk(undefined)];
  const lost = features.find(({ name }) => !sorted.includes(name));
  if (lost)
    throw new Error(`The feature ${lost.name} comes after ${lost.after}, which is none, or comes after it.`);
  return sorted;
}

/** @param texts by path below src/extension, of what registers a feature. @throws Error where a feature has two, or none */
export function renderFeatures(
  features: readonly PlacedFeature[],
  texts: ReadonlyMap<string, string>,
): string {
  const found = sortFeatures(features).map((feature) => {
    const registers = [...texts].flatMap(([from, text]) => {
      const [, name] =
        /^export function (register\w+)\(\w+: (?:Pick<)?Services\b[^)]*\): Disposable/m.exec(text) ?? [];
      return name !== undefined && from.startsWith(`features/${feature}/`) ? [{ name, from }] : [];
    });
    const [only, ...more] = registers;
    if (only === undefined || more.length > 0)
      throw new Error(
        `The feature ${feature} has ${registers.length} functions register…(services): Disposable.`,
      );
    return only;
  });
  return `// Generated from the features of the extension (npm run generate).
${renderImports(found)}

/** A later one may use those before it, through their index.ts. */
export const features = [
${found.map(({ name }) => `  ${name},`).join('\n')}
] as const;
`;
}

if (import.meta.main) {
  await runMain(async () => {
    const cwd = path.join(projectRoot, folder);
    const found = (pattern: string) =>
      globSync(pattern, { cwd })
        .map((file) => file.replaceAll(path.sep, '/'))
        .sort();
    const features = await Promise.all(
      found('features/*/*.contributes.ts').map(async (file) => {
        const { contributes }: { contributes: Feature } = await import(
          pathToFileURL(path.join(cwd, file)).href
        );
        return { name: file.split('/')[1] ?? '', after: contributes.after };
      }),
    );
    const texts = found('features/*/register-*.ts').map(
      (file) => [file, readFileSync(path.join(cwd, file), 'utf8')] as const,
    );
    return await remake(`${folder}/features.generated.ts`, () => renderFeatures(features, new Map(texts)));
  });
}
