import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';

/** Always set by the editor: words, not colours. */
const isFont = (name: string): boolean => /^--vscode-(editor-)?font-(family|size|weight)$/.test(name);

/** `file:line: --vscode-…`, each use that would be nothing where a theme leaves the variable unset. */
function findBareColours(file: string, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/var\(\s*(--vscode-[\w-]+)\s*\)/g)].flatMap(([, name = '']) =>
        isFont(name) ? [] : [`${file}:${index + 1}: ${name}`],
      ),
    );
}

describe('colours of the pages', () => {
  it('are found where they have no fallback', () => {
    const text = 'a { color: var(--vscode-a, var( --vscode-b )); font: var(--vscode-font-family); }';

    assert.deepEqual(findBareColours('a.css', text), ['a.css:1: --vscode-b']);
  });

  it('have a fallback each: high contrast themes leave some unset', () => {
    const files = globSync(['webviews/**/*.{ts,css}', 'src/contract/webview/**/*.ts'], { cwd: projectRoot });
    const sources = files.filter((file) => !file.endsWith('.test.ts'));

    assert.ok(sources.length > 100);
    assert.deepEqual(
      sources.flatMap((file) => findBareColours(file, readFileSync(path.join(projectRoot, file), 'utf8'))),
      [],
    );
  });
});
