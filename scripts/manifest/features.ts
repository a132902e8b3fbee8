/** The features of the extension as they declare themselves, in the order that they declare. */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Feature } from '../../src/extension/platform/feature/define-feature.ts';
import { sortFeatures } from './sort-features.ts';

const folder = 'src/extension/features';

/** What each generator of declarations reads; imports do not lead to them. */
export const declarationFiles: readonly string[] = [
  `${folder}/*/{register-*,*.contributes}.ts`,
  'src/extension/platform/feature/*.ts',
];

/** Tables of what is there: bundles of their own that others require, so that the entry weighs the same whatever is in them. */
export const tableBundles: Readonly<Record<string, string>> = {
  'contributed.js': 'src/extension/contributed.generated.ts',
  'record-kinds.js': 'src/contract/coach/record-kinds.generated.ts',
};

/** The features that start by themselves. */
export const startedBundle: Readonly<Record<string, string>> = {
  'started.js': 'src/extension/started.generated.ts',
};

const load = createRequire(import.meta.url);

/** Folder of each feature → what it contributes, each before those that may use it. Read at once: the dependency rules are no module. */
export function readFeatures(root: string): ReadonlyMap<string, Feature> {
  const read = globSync(`${folder}/*/*.contributes.ts`, { cwd: root })
    .sort()
    .map((file) => {
      const { contributes }: { contributes: Feature } = load(path.resolve(root, file));
      return [path.basename(path.dirname(file)), contributes] as const;
    });
  const byName = new Map(read);
  return new Map(
    sortFeatures(read.map(([name, { after }]) => ({ name, after }))).flatMap((name) => {
      const feature = byName.get(name);
      return feature === undefined ? [] : [[name, feature] as const];
    }),
  );
}

export interface Registering {
  readonly name: string;
  /** Path of the module below the extension. */
  readonly from: string;
}

/** The function that registers a feature. @throws Error where a feature has two, or none */
export function findRegister(root: string, feature: string): Registering {
  const files = globSync(`${folder}/${feature}/register-*.ts`, { cwd: root }).map((file) =>
    file.replaceAll(path.sep, '/'),
  );
  const found = files.flatMap((file) => {
    const [, name] =
      /^export function (register\w+)\(\w+: (?:Pick<)?Services\b[^)]*\): Disposable/m.exec(
        readFileSync(path.join(root, file), 'utf8'),
      ) ?? [];
    return name === undefined ? [] : [{ name, from: file.replace('src/extension/', '') }];
  });
  const [only, ...more] = found;
  if (only === undefined || more.length > 0)
    throw new Error(`The feature ${feature} has ${found.length} functions register…(services): Disposable.`);
  return only;
}

/** Bundle → module, of all that features load when they need it, and of those that are loaded when they are used. */
export function listFeatureBundles(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...readFeatures(root)].flatMap(([name, { bundles = {}, starts }]) => [
      ...(starts === true ? [] : [[`feature-${name}.js`, `src/extension/${findRegister(root, name).from}`]]),
      ...Object.entries(bundles).map(([output, entry]) => [output, path.posix.join(folder, name, entry)]),
    ]),
  );
}
