import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { listTexts, pickTranslations } from './word-table.ts';

const words = { send: 'Send', code: { copy: 'Copy', remove: 'Remove {0}' } } as const;

describe('words of a page', () => {
  it('are listed through all their groups', () => {
    assert.deepEqual(listTexts(words), ['Send', 'Copy', 'Remove {0}']);
  });

  it('are taken from the catalogue alone, and no other ones', () => {
    const catalogue = { Send: 'Senden', 'Remove {0}': '{0} entfernen', Delete: 'Löschen' };

    assert.deepEqual(pickTranslations(words, catalogue), { Send: 'Senden', 'Remove {0}': '{0} entfernen' });
    assert.deepEqual(pickTranslations(words, undefined), {});
  });
});
