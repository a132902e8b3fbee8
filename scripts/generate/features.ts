/**
 * src/extension/features.generated.ts: every feature of the extension. Those that are there keep their place, and new ones come last: a
 * later one may use those before it. `--check` only compares.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { inPlace, renderImports } from './listed-names.ts';
import { remake } from './remake.ts';

const folder = 'src/extension';

/** @param texts by path below src/extension, of what registers a feature. @throws Error where a feature has two, or none */
export function renderFeatures(
  names: readonly string[],
  texts: ReadonlyMap<string, string>,
  before: string,
): string {
  const found = names.map((feature) => {
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
  const list = before.slice(before.indexOf('export const features'));
  const sorted = inPlace(found, list, ({ name }) => `  ${name},`);
  return `// Generated from the features of the extension (npm run generate).
${renderImports(found)}

/** A later one may use those before it, through their index.ts. */
export const features = [
${sorted.map(({ name }) => `  ${name},`).join('\n')}
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
    const names = found('features/*/*.contributes.ts').map((file) => file.split('/')[1] ?? '');
    const texts = found('features/*/register-*.ts').map(
      (file) => [file, readFileSync(path.join(cwd, file), 'utf8')] as const,
    );
    return await remake(`${folder}/features.generated.ts`, (before) =>
      renderFeatures(names, new Map(texts), before),
    );
  });
}
