import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readYaml } from '../../yaml-file.ts';
import { idsOf, stackOf } from '../testing.test.ts';
import { exampleFileSchema } from './rule-schema.ts';
import { technologies } from './technologies.generated.ts';

const text = readFileSync(new URL('./examples.yml', import.meta.url), 'utf8');
const { examples } = exampleFileSchema.parse(readYaml(text).value);
const known = new Set(technologies.map(({ id }) => id));

describe('examples of stacks', () => {
  for (const { title, files, finds, not } of examples) {
    it(title, async () => {
      const found = idsOf(await stackOf(files));

      assert.deepEqual(
        [...finds, ...not].filter((id) => !known.has(id)),
        [],
      );
      assert.deepEqual(
        finds.filter((id) => !found.includes(id)),
        [],
      );
      assert.deepEqual(
        not.filter((id) => found.includes(id)),
        [],
      );
    });
  }
});
