import assert from 'node:assert/strict';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { RuleInfo, Severity } from '../scanner/model.ts';
import type { ReportItem } from './report.ts';
import { toDiagnostic, toLimitDiagnostic } from './to-diagnostic.ts';

const range = { startLine: 3, startColumn: 2, endLine: 4, endColumn: 1 };
const item: ReportItem = {
  ruleId: 'sql-injection',
  message: 'A flaw',
  category: 'security',
  severity: 'high',
  confidence: 'high',
  cwe: [89],
  owasp: [],
  fingerprint: 'f',
  range,
  steps: [
    { message: 'comes in', range },
    { message: 'goes out', range, path: '/w/b.ts' },
  ],
  live: undefined,
  agent: undefined,
  isNew: undefined,
  isFaded: false,
};
const client = { relatedInformation: true, codeDescription: true };
const options = { uri: 'file:///w/a.ts', client, rules: new Map<string, RuleInfo>() };

describe('toDiagnostic', () => {
  it('maps severities as editors weigh them', () => {
    const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

    const mapped = severities.map((severity) => toDiagnostic({ ...item, severity }, options).severity);

    const error = DiagnosticSeverity.Error;
    const { Warning, Information } = DiagnosticSeverity;
    assert.deepEqual(mapped, [error, error, Warning, Information, Information]);
  });

  it('says its message without Markdown, as editors show it', () => {
    const { message } = toDiagnostic({ ...item, message: 'Given to `db.run`: use `?` for it' }, options);

    assert.equal(message, 'Given to ‘db.run’: use ‘?’ for it');
  });

  it('leads along the flow, into other files too', () => {
    const { relatedInformation } = toDiagnostic(item, options);

    assert.deepEqual(
      relatedInformation?.map(({ location, message }) => [location.uri, message]),
      [
        ['file:///w/a.ts', 'comes in'],
        ['file:///w/b.ts', 'goes out'],
      ],
    );
  });

  it('links the rule, or the weakness where the rule is not known', () => {
    const rule = { tags: ['dead-code'], references: ['https://example.org/rule'] } as unknown as RuleInfo;
    const known = toDiagnostic(item, { ...options, rules: new Map([['sql-injection', rule]]) });

    assert.equal(known.codeDescription?.href, 'https://example.org/rule');
    assert.deepEqual(known.tags, [DiagnosticTag.Unnecessary]);
    assert.match(toDiagnostic(item, options).codeDescription?.href ?? '', /cwe\.mitre\.org.*89/);
  });

  it('leaves out what the client does not understand', () => {
    const plain = toDiagnostic(item, {
      ...options,
      client: { relatedInformation: false, codeDescription: false },
    });

    assert.equal(plain.relatedInformation, undefined);
    assert.equal(plain.codeDescription, undefined);
  });
});

describe('toLimitDiagnostic', () => {
  it('stands on the first line', () => {
    assert.equal(toLimitDiagnostic(['a', 'b']).message, 'a\nb');
    assert.equal(toLimitDiagnostic(['a']).range.start.line, 0);
  });
});
