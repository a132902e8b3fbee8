/** What the quick commands of the command line load in place of the whole: a client over node:http, and no schemas. */
import path from 'node:path';
import type { Plugin } from 'esbuild';

/** Module → what is bundled in its place; both are entries for the dependency rules. */
export const replacements: Readonly<Record<string, string>> = {
  'src/api-client/index.ts': 'src/api-client/light/index.ts',
  'src/connection/index.ts': 'src/connection/light/index.ts',
};

/** Nothing uses the generated client that speaks through axios: every call names its own. */
const unused = 'src/api-client/generated/client.gen.ts';

/** Puts the light client in place, and refuses zod and axios, which cost more than the command itself. */
export function lightClient(root: string): Plugin {
  const inRoot = (file: string) => path.relative(root, file).replaceAll(path.sep, '/');
  return {
    name: 'light-client',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ resolveDir, path: specifier, importer }) => {
        const replacement = replacements[inRoot(path.resolve(resolveDir, specifier))];
        if (replacement === undefined || inRoot(importer) === replacement) return undefined;
        return { path: path.join(root, replacement) };
      });
      build.onLoad({ filter: /client\.gen\.ts$/ }, ({ path: file }) =>
        inRoot(file) === unused ? { contents: 'export const client = undefined;', loader: 'js' } : undefined,
      );
      build.onResolve({ filter: /^(?:zod|axios)(?:$|\/)/ }, ({ importer }) => ({
        errors: [{ text: `vireo time starts without zod and axios: ${inRoot(importer)} asks for one` }],
      }));
    },
  };
}
