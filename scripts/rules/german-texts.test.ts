import assert from 'node:assert/strict';
import { RuleTexts } from '../../src/contract/rule-texts/rule-texts.ts';
import { projectRoot } from '../paths.ts';
import { germanTextsOf, proveGerman, readGerman } from './german-texts.ts';
import { compileRuleSet, readSources } from './rule-sources.ts';

describe('German texts of rules', () => {
  const german = readGerman(projectRoot);
  const ruleSet = compileRuleSet(readSources(projectRoot));
  const made = germanTextsOf(projectRoot, ruleSet, german);
  const texts = new RuleTexts(made);

  it('cover sixty rules and more, each with all that it says', () => {
    assert.ok(german.rules.size >= 60, String(german.rules.size));
    assert.deepEqual(proveGerman(ruleSet, german), []);
  });

  it('bring back each value of a filled message', () => {
    for (const [id, { messages }] of Object.entries(made.rules))
      for (const [english, translated] of messages) {
        const value = (name: string): string => `Zx${name}9`;
        const fill = (template: string): string =>
          template.replace(/\{(\w+)\}/g, (_place, name: string) => value(name));

        assert.equal(texts.message(id, fill(english)), fill(translated), `${id}: ${english}`);
      }
  });

  it('say each message in other words than English', () => {
    for (const [id, { messages }] of Object.entries(made.rules))
      for (const [english, translated] of messages) assert.notEqual(english, translated, id);
  });

  it('are refused where a place is missing, a message is unknown, or one has no German', () => {
    const [id = ''] = german.rules.keys();
    const own = german.rules.get(id);
    assert.ok(own !== undefined);
    const problems = (changed: typeof own): string[] =>
      proveGerman(ruleSet, { ...german, rules: new Map([[id, changed]]) });

    assert.match(problems({ ...own, message: 'Ohne alles.' }).join('\n'), /other places/);
    assert.match(
      problems({ ...own, ways: [...(own.ways ?? []), { en: 'Never.', de: 'Nie.' }] }).join('\n'),
      /never says/,
    );
    const way = [...german.rules].find(([, { ways = [] }]) => ways.length > 0);
    assert.ok(way !== undefined);
    const bare = proveGerman(ruleSet, { ...german, rules: new Map([[way[0], { ...way[1], ways: [] }]]) });
    assert.match(bare.join('\n'), /has no German for/);
  });
});
