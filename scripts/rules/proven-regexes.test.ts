import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../paths.ts';
import { findUnproven, provenPath, weaknessOf, writeVerdicts } from './proven-regexes.ts';
import { allExpressions } from './rule-regexes.ts';
import { compileRuleSet, readSources } from './rule-sources.ts';
import { sourceExpressions } from './source-regexes.ts';

const safe = { source: '^[a-z]+$', flags: '' };
const slow = { source: '^(a+)+$', flags: 'i' };

describe('regular expressions', () => {
  it('of rules, secrets, checks and stacks have a committed verdict', () => {
    const sources = readSources(projectRoot);
    const all = allExpressions(projectRoot, { ruleSet: compileRuleSet(sources), secrets: sources.secrets });

    assert.ok(all.length > 500);
    assert.deepEqual(findUnproven(projectRoot, all), []);
  });

  it('are read from the sources of checks and stacks', () => {
    assert.ok(sourceExpressions(projectRoot).length > 20);
  });

  it('are refused when they can take for ever', () => {
    assert.match(weaknessOf(slow) ?? '', /vulnerable/);
    assert.equal(weaknessOf(safe), undefined);
  });
});

describe('verdicts on regular expressions', () => {
  let root: string;
  const file = () => path.join(root, provenPath);

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'vireo-verdicts-'));
    mkdirSync(path.dirname(file()), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('are missing until they are written', () => {
    assert.match(findUnproven(root, [safe]).join(), /not proven yet: run npm run generate/);

    const problems = writeVerdicts(root, [safe]);

    assert.deepEqual(problems, []);
    assert.deepEqual(findUnproven(root, [safe]), []);
  });

  it('are missing for an expression that changed, be it by a flag', () => {
    writeVerdicts(root, [safe]);

    assert.equal(findUnproven(root, [{ ...safe, flags: 'i' }]).length, 1);
  });

  it('are never written for a slow one', () => {
    const problems = writeVerdicts(root, [safe, slow]);

    assert.equal(problems.length, 1);
    assert.equal(findUnproven(root, [safe, slow]).length, 1);
  });

  it('of another version of the prover do not count', () => {
    writeVerdicts(root, [safe]);
    const written = JSON.parse(readFileSync(file(), 'utf8'));
    writeFileSync(file(), JSON.stringify({ ...written, recheck: '0.0.0' }));

    assert.equal(findUnproven(root, [safe]).length, 1);
  });

  it('of expressions that are gone are dropped', () => {
    writeVerdicts(root, [safe, { source: 'b+', flags: '' }]);
    writeVerdicts(root, [safe]);

    assert.equal(findUnproven(root, [{ source: 'b+', flags: '' }]).length, 1);
  });
});
