/** The files of demo/template as part of the bundle that writes them: none of them ships as a file that looks like a source. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';

export function demoTemplate(root: string): Plugin {
  return {
    name: 'demo-template',
    setup(build) {
      build.onLoad({ filter: /[\\/]demo[\\/]template-files\.ts$/ }, () => ({
        contents: `const files = ${JSON.stringify(readAll(path.join(root, 'demo/template')))};
          export const readTemplate = async (file) => files[file];`,
        loader: 'js',
        watchDirs: [path.join(root, 'demo/template')],
      }));
    },
  };
}

function readAll(folder: string): Record<string, string> {
  const entries = globSync('{,.github/**/}**/*', { cwd: folder, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8')];
    }),
  );
}
