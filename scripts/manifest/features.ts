/** The features of the extension as they declare themselves, in the order of src/extension/features.generated.ts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Feature } from '../../src/extension/platform/feature/define-feature.ts';

const folder = 'src/extension/features';

/** What each generator of declarations reads; imports do not lead to them. */
export const declarationFiles: readonly string[] = [
  'src/extension/features.generated.ts',
  `${folder}/*/*.contributes.ts`,
  'src/extension/platform/feature/*.ts',
];

const load = createRequire(import.meta.url);

/** Folder of each feature → what it contributes. Read at once: the dependency rules are no module. */
export function readFeatures(root: string): ReadonlyMap<string, Feature> {
  return new Map(
    listFeatures(root).map((name) => {
      const { contributes }: { contributes: Feature } = load(
        path.resolve(root, folder, name, `${name}.contributes.ts`),
      );
      return [name, contributes];
    }),
  );
}

/** Names of the folders, each before those that may use it. */
export function listFeatures(root: string): readonly string[] {
  const text = readFileSync(path.join(root, 'src/extension/features.generated.ts'), 'utf8');
  const imports = text.matchAll(/import \{ (\w+) \} from '\.\/features\/([^/']+)\//g);
  const names = new Map([...imports].map(([, register = '', name = '']) => [register, name]));
  const [, list = ''] = /export const features = \[([^\]]*)\]/.exec(text) ?? [];
  return [...list.matchAll(/\w+/g)].map(([register]) => {
    const name = names.get(register);
    if (name === undefined)
      throw new Error(`${register} in src/extension/features.generated.ts is of no feature.`);
    return name;
  });
}

/** Bundle → module, of all that features load when they need it. */
export function listFeatureBundles(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...readFeatures(root)].flatMap(([name, { bundles = {} }]) =>
      Object.entries(bundles).map(([output, entry]) => [output, path.posix.join(folder, name, entry)]),
    ),
  );
}
