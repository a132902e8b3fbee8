/** webviews/pages.generated.ts: every page, by what its `<page>.page.ts` defines. `--check` only compares. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { remake } from './remake.ts';

const folder = 'webviews';

/** @param texts by path below webviews/. @throws Error where a folder defines no page, or one of another name */
export function renderPages(texts: ReadonlyMap<string, string>): string {
  const lines = [...texts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(renderPage);
  return `// Generated from the pages of this folder (npm run generate).
/** Every page. The entry of the extension takes their names alone (\`PageName\`). */
${lines.join('\n')}
`;
}

function renderPage([from, text]: readonly [from: string, text: string]): string {
  const [name = ''] = from.split('/');
  const pattern = /^export const (\w+) = definePage\(\{\s+name: '(\w+)'/m;
  const [, constant, own] = pattern.exec(text) ?? [];
  if (constant === undefined || own !== name)
    throw new Error(`${folder}/${from} defines no page of the name ${name}.`);
  return `export { ${constant} as ${name} } from './${from}';`;
}

if (import.meta.main) {
  await runMain(async () => {
    const cwd = path.join(projectRoot, folder);
    const texts = globSync('*/*.page.ts', { cwd }).map((file) => {
      const text = readFileSync(path.join(cwd, file), 'utf8');
      return [file.replaceAll(path.sep, '/'), text] as const;
    });
    return await remake(`${folder}/pages.generated.ts`, () => renderPages(new Map(texts)));
  });
}
