import assert from 'node:assert/strict';
import { findSaid, findWordProblems } from '../../scripts/check/said-words.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

const keysOf = (content: string): readonly string[] => findSaid('one.ts', content).map(({ key }) => key);

describe('the gate on words', () => {
  it('reads what is said by its place in the source', () => {
    const source = [
      'text`${name} is ${word(state)}: it is final.`;',
      "throw new ApiError('conflict', late ? 'Too late.' : (other ?? 'Too soon.'), [{ field: 'at', issue: 'is late' }]);",
      "throw invalidField('at', `is nothing`);",
      'const pastForms = { issue: "issued", edit: "changed" };',
      "log.error('is no text');",
    ];

    assert.deepEqual(keysOf(source.join('\n')), [
      '{0} is {1}: it is final.',
      'Too late.',
      'Too soon.',
      'is late',
      'is nothing',
    ]);
  });

  it('reads what schemas say', () => {
    const schema =
      "z.string().regex(/x/, 'must be x').refine(isOld, { path: ['at'], error: 'is new' }).min(3);";

    assert.deepEqual(keysOf(`import * as z from 'zod';\n${schema}`), ['is new', 'must be x']);
    assert.deepEqual(keysOf(schema), []);
  });

  it('names the place of a text without German, German that nothing says, and lost places', () => {
    using tree = createPlantedTree({
      'src/backend/one.ts': "\nthrow new ApiError('conflict', 'Nobody said so.');\ntext`${1}: ${2}`;",
      'src/words/de/refusals.json': '{ "Nothing says it.": "Das sagt nichts.", "{0} gone": "weg" }',
    });

    const problems = findWordProblems(tree.root).filter((line) => !line.startsWith('src/words/word.ts'));

    assert.deepEqual(problems, [
      'src/backend/one.ts:2 has no German in src/words/de: Nobody said so.',
      'src/words/de/refusals.json: nothing says this: Nothing says it.',
      'src/words/de/refusals.json: nothing says this: {0} gone',
      'src/words/de/refusals.json: other places in German than in: {0} gone',
    ]);
  });
});
