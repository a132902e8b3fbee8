import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { iconCodes } from './icons.ts';

describe('iconCodes', () => {
  it('agrees with the icon font that is shipped', () => {
    const styles = readFileSync(
      createRequire(import.meta.url).resolve('@vscode/codicons/dist/codicon.css'),
      'utf8',
    );

    for (const [name, code] of Object.entries(iconCodes)) {
      const shipped = new RegExp(`\\.codicon-${name}:before \\{ content: "\\\\([0-9a-f]+)"`).exec(
        styles,
      )?.[1];

      assert.equal(shipped, code.toString(16), name);
    }
  });
});
