import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { sarifLimits } from '../contract/sarif/sarif-limits.ts';
import { describeRules } from '../scanner/describe-rules.ts';
import { type RuleInfo, severities } from '../scanner/model.ts';
import { ruleSet } from '../scanner/rules.generated.ts';
import { toSarif } from './sarif.ts';
import type { ScannedFinding } from './scan-messages.ts';
import type { FileReport, WorkspaceScanResult } from './scan-result.ts';

const root = '/work/shop';
const { rules } = describeRules(ruleSet, undefined);

function findingOf(rule: RuleInfo, at: number, steps = 0): ScannedFinding {
  const range = { startLine: at, startColumn: 2, endLine: at, endColumn: 40, startOffset: 0, endOffset: 38 };
  return {
    ruleId: rule.id,
    message: `${rule.title}: \`request.query.name${at}\` reaches \`database.query${at}\`.`,
    category: rule.category,
    severity: severities[at % severities.length] ?? 'low',
    confidence: 'high',
    range,
    cwe: rule.cwe,
    owasp: rule.owasp,
    fingerprint: `${rule.id}-${at}`,
    steps: Array.from({ length: steps }, (_each, step) => ({ message: `step ${step}`, range })),
    fixes: [],
    snippet: `  const rows${at} = await database.query(\`select * from orders where name = \${name${at}}\`);`,
    keys: { text: '', words: [], before: '', after: '', line: '' } as unknown as ScannedFinding['keys'],
  };
}

function resultOf(findings: readonly ScannedFinding[]): WorkspaceScanResult {
  const file: FileReport = {
    path: 'src/orders.ts',
    root,
    language: 'typescript',
    findings,
    suppressed: [],
    partial: false,
    notes: [],
  };
  const stats = { files: 1, bytes: 0, scanned: 1, cached: 0, findings: 0, suppressed: 0, durationMs: 0 };
  return {
    files: [file],
    skipped: { counts: {}, files: [] },
    notes: [],
    stats,
    rules,
    scannerVersion: '1',
    cancelled: false,
    gone: [],
    projects: new Map(),
  };
}

function runOf(findings: readonly ScannedFinding[]) {
  const log = toSarif(resultOf(findings), { base: root });
  const [run = assert.fail('no run')] = log.runs;
  return { log, run };
}

const ofEveryRule = rules.map((rule, at) => findingOf(rule, at, 3));
const [first = assert.fail('no rule')] = rules;

/** GitHub refuses a whole file for one rule with too many tags, so the limits are held for all rules at once. */
describe('what GitHub takes of a SARIF file', () => {
  it('is one run, with fewer rules, extensions and taxonomies than the limits', () => {
    const { log, run } = runOf(ofEveryRule);

    assert.ok(log.runs.length <= sarifLimits.runs);
    assert.equal(run.tool.driver.rules.length, rules.length);
    assert.ok(run.tool.driver.rules.length <= sarifLimits.rules);
    assert.deepEqual(Object.keys(run.tool), ['driver']);
  });

  it('has no more tags of a rule than GitHub shows, those of its standards among them', () => {
    const { run } = runOf(ofEveryRule);

    for (const { id, properties } of run.tool.driver.rules) {
      assert.ok(properties.tags.length <= sarifLimits.shownTags, `${id} has ${properties.tags.length} tags`);
      const rule = rules.find((each) => each.id === id);
      const weaknesses = properties.tags.filter((tag) => tag.startsWith('external/cwe/'));
      assert.equal(weaknesses.length, rule?.cwe.length, id);
    }
  });

  it('names the checks of other scanners beside the tags', () => {
    const { run } = runOf(ofEveryRule);
    const many = run.tool.driver.rules.find(({ id }) => id === 'publicly-accessible-service')?.properties;

    assert.ok(many?.checks?.includes('CKV_AWS_17'));
    assert.equal(
      many?.tags.some((tag) => tag.startsWith('CKV')),
      false,
    );
    assert.ok(many?.tags.includes('network'));
  });

  it('says where people read about the tool', () => {
    assert.match(runOf(ofEveryRule).run.tool.driver.informationUri ?? '', /^https:\/\//);
  });

  it('is the 25,000 most severe results of more, with a note, in a file that GitHub takes', () => {
    const most = Array.from({ length: sarifLimits.results + 100 }, (_each, at) => findingOf(first, at));
    const { log, run } = runOf(most);

    const levels = run.results.map(({ level }) => level);
    assert.equal(run.results.length, sarifLimits.results);
    assert.equal(
      levels.filter((level) => level !== 'note').length,
      most.filter(({ severity }) => severity !== 'low' && severity !== 'info').length,
    );
    const { invocations } = run as unknown as {
      invocations: { toolExecutionNotifications: { message: { text: string } }[] }[];
    };
    assert.match(invocations[0]?.toolExecutionNotifications[0]?.message.text ?? '', /^100 of the least/);
    assert.ok(gzipSync(JSON.stringify(log, undefined, 2)).length <= sarifLimits.gzipBytes);
  });

  it('has no more steps of a flow than GitHub takes, the last among them', () => {
    const steps = sarifLimits.flowLocations + 5;
    const { run } = runOf([findingOf(first, 0, steps)]);

    const [result] = run.results;
    const flow = result?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    assert.equal(flow.length, sarifLimits.flowLocations);
    assert.equal(flow.at(-1)?.location.message.text, `step ${steps - 1}`);
    assert.ok((result?.locations.length ?? 0) <= sarifLimits.locations);
  });
});
