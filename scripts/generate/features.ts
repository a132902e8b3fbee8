/**
 * src/extension/contributed.generated.ts: what the features of the extension contribute, and the bundle that each is loaded
 * from; started.generated.ts beside it: those that start by themselves, in the order that they declare: a later one may use
 * those before it. `--check` only compares.
 */
import type { Feature } from '../../src/extension/platform/feature/define-feature.ts';
import { runMain } from '../main.ts';
import { findRegister, type Registering, readFeatures } from '../manifest/features.ts';
import { projectRoot } from '../paths.ts';
import { renderImports } from './listed-names.ts';
import { remake } from './remake.ts';

const folder = 'src/extension';

export interface RegisteredFeature extends Pick<Feature, 'commands' | 'panels' | 'starts'> {
  readonly register: Registering;
}

export function renderStarted(features: readonly RegisteredFeature[]): string {
  const found = features.filter(({ starts }) => starts === true).map(({ register }) => register);
  return `// Generated from the features of the extension (npm run generate).
${renderImports(found)}

/** A later one may use those before it, through their index.ts. */
export const started = [
${found.map(({ name }) => `  ${name},`).join('\n')}
] as const;
`;
}

export function renderContributed(features: readonly RegisteredFeature[]): string {
  const starting = features.filter(({ starts }) => starts === true);
  const others = features.filter(({ starts }) => starts !== true);
  const start = renderEntry(starting, "(await import('./started.generated.ts')).started");
  const each = others.map((feature) => {
    const { name, from } = feature.register;
    return `  ${renderEntry([feature], `[(await import('./${from}')).${name}]`).replaceAll('\n', '\n  ')},`;
  });
  return `// Generated from the features of the extension (npm run generate).
import type { Contributed } from './platform/feature/open-features.ts';

export { recordLinks } from './record-links.generated.ts';

/** Those that start by themselves. */
export const started: Contributed = ${start};

/** Each is loaded with the first of its commands or panels. */
export const others: readonly Contributed[] = [
${each.join('\n')}
];
`;
}

function renderEntry(features: readonly RegisteredFeature[], loaded: string): string {
  const commands = features.flatMap((feature) => Object.keys(feature.commands));
  const panels = features.flatMap(({ panels: own = [] }) => own);
  return `{
  commands: [${commands.map((id) => `\n    '${id}',`).join('')}${commands.length > 0 ? '\n  ' : ''}],
  panels: [${panels.map((type) => `'${type}'`).join(', ')}],
  load: async () => ${loaded},
}`;
}

if (import.meta.main) {
  await runMain(async () => {
    const features = [...readFeatures(projectRoot)].map(([name, feature]) => ({
      ...feature,
      register: findRegister(projectRoot, name),
    }));
    const started = await remake(`${folder}/started.generated.ts`, () => renderStarted(features));
    const table = await remake(`${folder}/contributed.generated.ts`, () => renderContributed(features));
    return Math.max(started, table);
  });
}
