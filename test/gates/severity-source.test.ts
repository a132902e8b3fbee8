import assert from 'node:assert/strict';
import { findSeverities } from '../../scripts/check/severity-source.ts';
import { severityGate } from '../../scripts/check.ts';
import { projectRoot } from '../../scripts/paths.ts';

describe('the gate on severities', () => {
  it('refuses one that a file of the engine gives', () => {
    for (const line of [
      "  report({ ...reportSpan(syntax, node), severity: 'low' });",
      "  const severity = isOwn ? 'medium' : rule.severity;",
      '  readonly severity?: Severity;',
    ])
      assert.equal(findSeverities('src/scanner/match/a.ts', line).length, 1, line);
  });

  it('refuses one that a way to match, a sink or a caller has', () => {
    const rule =
      'id: a\nseverity: high\nmatch:\n  - call: [a]\n    severity: low\nflow: { callers: { severity: low } }\n';
    assert.equal(findSeverities('src/scanner/rules/security/a.yml', rule).length, 2);
  });

  it("passes a rule's own, what is asked for, and comments", () => {
    for (const [file, text] of [
      ['src/scanner/rules/security/a.yml', 'severity: high\n  # severity: none\n'],
      ['src/scanner/match/a.ts', 'return severityOf(rule.severity, evidence) === "low";\n'],
      ['src/scanner/findings.ts', 'return { severity: severityOf(impact, evidence) };\n'],
    ] as const)
      assert.deepEqual(findSeverities(file, text), [], file);
  });

  it('passes this project', async () => {
    assert.equal(await severityGate.run(projectRoot), '');
  });
});
