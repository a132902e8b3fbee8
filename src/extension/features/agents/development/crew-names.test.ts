import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { crewFileSchema, crewPathSchema } from '../../../../contract/work/crew/crew-file.ts';
import { crewNameFault, crewPathOf, isCrewName, starterFile } from './crew-names.ts';

describe('starterFile', () => {
  for (const language of ['en', 'de'] as const)
    it(`is a crew file as it stands, and with what is commented out (${language})`, () => {
      const text = starterFile(language);
      const whole = text.replace(/^(\s*)# (?=(?:checks|paths|tools|turns): )/gm, '$1');

      assert.notEqual(whole, text);
      for (const each of [text, whole])
        assert.deepEqual(crewFileSchema.safeParse(parse(each)).error, undefined);
      assert.deepEqual(Object.keys(crewFileSchema.parse(parse(whole)).roles?.developer ?? {}), [
        'mission',
        'tools',
        'turns',
      ]);
    });
});

describe('names of crew files', () => {
  it('are those that a request may name', () => {
    for (const name of ['api', 'a-b_c', 'API2.yaml', 'x.yml', ' api '])
      assert.ok(!crewNameFault(name) && crewPathSchema.safeParse(crewPathOf(name)).success, name);
    for (const name of ['', '../x', 'a/b', '.x', 'a b', 'x.yaml.yaml', 'a'.repeat(65), 'größe'])
      assert.ok(crewNameFault(name), name);
    assert.deepEqual(['a.yaml', 'b.yml', 'c.txt', '.yaml', 'd'].filter(isCrewName), ['a.yaml', 'b.yml']);
  });
});
