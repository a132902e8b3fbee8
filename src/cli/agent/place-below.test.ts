import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { placeBelow } from './place-below.ts';

describe('the place of an artifact', () => {
  for (const name of ['plan.md', 'plans/one/plan.md', 'größe.txt', '.hidden', 'a..b'])
    it(`is below the folder: ${name}`, () => {
      assert.equal(placeBelow('/out', name), path.join('/out', ...name.split('/')));
    });

  const elsewhere = [
    ...['..', '../x', 'a/../../x', '/etc/passwd', 'a//b', './x', '', 'a/', 'a\\..\\x', 'C:x'],
    'a\0b',
    'a\nb',
    'nul',
    'con.txt',
    'x.',
    'x ',
    'a/../b',
  ];
  for (const name of elsewhere)
    it(`is nowhere for ${JSON.stringify(name)}`, () => {
      assert.equal(placeBelow('/out', name), undefined);
    });
});
