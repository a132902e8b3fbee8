/** Rows of trees come without an editor, so that others can list them, too. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findPlatform } from '../../../pages/testing/find-platform.ts';

describe('the rows of a tree', () => {
  const features = path.join(import.meta.dirname, '../../features');
  const sources = globSync('*/load-*-rows.ts', { cwd: features });

  it('have sources', () => assert.ok(sources.length >= 5));

  for (const file of sources) {
    it(`resolve neither the editor nor Node: ${file}`, async () => {
      assert.deepEqual(await findPlatform(() => import(pathToFileURL(path.join(features, file)).href)), []);
    });
  }
});
