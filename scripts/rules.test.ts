import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ruleTitles } from '../src/contract/rule-titles.generated.ts';
import { renderRuleSet, rulesModule } from './made-code/make-rules.ts';
import { projectRoot } from './paths.ts';
import { ConfigProof } from './rules/config-proof.ts';
import { RuleProof } from './rules/rule-proof.ts';
import { compileRuleSet, expandBraces, readSources } from './rules/rule-sources.ts';

const sources = readSources(projectRoot);

describe('the rules of the scanner', () => {
  it('are well formed', () => {
    assert.deepEqual(sources.problems, []);
    assert.ok(sources.rules.length >= 25);
  });

  it('are 15 for security, of which 6 by flow, and 10 for quality at least', () => {
    const rules = sources.rules.map(({ rule }) => rule);

    assert.ok(rules.filter((rule) => rule.category === 'security').length >= 15);
    assert.ok(rules.filter((rule) => rule.flow !== undefined).length >= 6);
    assert.ok(rules.filter((rule) => rule.category === 'quality').length >= 10);
  });

  it('are compiled into the module that is there', () => {
    const made = readFileSync(path.join(projectRoot, rulesModule), 'utf8');

    assert.equal(made, renderRuleSet(compileRuleSet(sources)));
  });

  it('have one title each, short enough to stand before a place in a list', () => {
    const rules = [...sources.rules, ...sources.config].map(({ rule }) => rule);
    const titles = rules.map(({ title }) => title);

    assert.equal(new Set(titles).size, titles.length);
    assert.deepEqual(
      titles.filter((title) => title.length > 36 || title.endsWith('.') || /[`*_]/.test(title)),
      [],
    );
    const known = rules.map(({ id }) => ruleTitles.get(id));
    assert.deepEqual(known, titles);
  });

  it('name models that exist: every sink class of a rule has sinks', () => {
    const classes = new Set(
      sources.models.flatMap((model) =>
        [...(model.sinks ?? []), ...(model.handlers ?? []).map((each) => ({ class: each.returns }))].map(
          (sink) => sink.class,
        ),
      ),
    );
    const missing = sources.rules
      .flatMap(({ rule }) => rule.flow?.sinks ?? [])
      .filter((name) => !classes.has(name));

    assert.deepEqual(missing, []);
  });
});

describe('the rules for code', () => {
  let proof: RuleProof;

  before(async () => {
    proof = await RuleProof.create(compileRuleSet(sources));
  });

  for (const source of sources.rules) {
    it(`${source.rule.id} finds its bad examples, spares its good ones, and its fixes mend`, () => {
      assert.deepEqual(proof.check(source), []);
    });
  }
});

describe('the rules for infrastructure', () => {
  let proof: ConfigProof;

  before(async () => {
    proof = await ConfigProof.create(compileRuleSet(sources));
  });

  for (const source of sources.config) {
    it(`${source.rule.id} finds its bad examples, spares its good ones, and its fixes mend`, () => {
      assert.deepEqual(proof.check(source), []);
    });
  }
});

describe('the rule compiler', () => {
  it('expands braces, one in another list included', () => {
    assert.deepEqual(expandBraces('a.{b,c}.{d,e}'), ['a.b.d', 'a.b.e', 'a.c.d', 'a.c.e']);
    assert.deepEqual(expandBraces('a'), ['a']);
  });

  it('reports a rule whose examples do not hold', async () => {
    const source = sources.rules.find(({ rule }) => rule.id === 'debugger-statement');
    assert.ok(source);
    const swapped = {
      rule: source.rule,
      examples: new Map(
        [...source.examples].map(([language, each]) => [
          language,
          { bad: each.good, good: each.bad, fixed: [] },
        ]),
      ),
    };

    const proof = await RuleProof.create(compileRuleSet(sources));

    assert.ok(proof.check(swapped).length >= 4);
  });
});
