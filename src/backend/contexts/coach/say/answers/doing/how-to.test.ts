import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { steps } from './how-to.ts';

describe('how-to answers', () => {
  const root = new URL('../../../../../../../', import.meta.url);
  const titlesOf = (name: string) => {
    const all = JSON.parse(readFileSync(new URL(name, root), 'utf8')) as Record<string, string>;
    return new Set(Object.values(all).map((title) => title.replaceAll(/\s+/g, ' ')));
  };
  const languages = [
    [0, titlesOf('package.nls.json'), 'Undo'],
    [1, titlesOf('package.nls.de.json'), 'Rückgängig'],
  ] as const;

  it('name commands as the palette has them, in both languages', () => {
    for (const [language, titles, button] of languages) {
      const named = Object.values(steps).flatMap((texts) =>
        [...texts[language].matchAll(/\*([^*]+)\*/g)].map(([, title = '']) => title),
      );
      const unknown = named.filter((title) => !titles.has(title.replaceAll(/\s+/g, ' ')) && title !== button);

      assert.deepEqual(unknown, []);
      assert.ok(named.length >= 40);
    }
  });
});
