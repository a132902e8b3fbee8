import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { pickDatabase } from './pick-database.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const picked = (file: string) => pickDatabase(pathToFileURL(path.join(root, file)).href);

describe('the database that a file picks', () => {
  it('is the same on every machine', () => {
    const picks = [
      'practice/clients/clients',
      'practice/rates/rates',
      'code/findings/findings',
      'time/weeks/weeks',
    ].map((name) => picked(`src/backend/contexts/${name}.test.ts`));

    assert.deepEqual(picks, ['postgres', 'postgres', 'sqljs', 'postgres']);
  });

  it('is each of the two about equally often', () => {
    const files = globSync('src/backend/contexts/**/*.test.ts', { cwd: root });
    const onPostgres = files.filter((file) => picked(file.replaceAll(path.sep, '/')) === 'postgres');

    const share = onPostgres.length / files.length;
    assert.ok(share > 0.4 && share < 0.6, `${onPostgres.length} of ${files.length}`);
  });
});
