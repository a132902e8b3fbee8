import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { listed } from '../../../src/pages/findings/testing.test.ts';
import { exportFindings } from './export-findings.ts';

const facts = { title: 'API | rewrite', date: '2026-11-20' };
const hostile = listed('a', {
  title: '=HYPERLINK("http://x")|`b`',
  message: 'One\n"two", three',
  path: 'src/a b/ü.ts',
  sources: ['Security agent', 'Snyk'],
  cwe: [89],
});
const dismissed = listed('b', { state: 'dismissed', reason: 'constant', isNew: false });

const schemaFile = path.join(import.meta.dirname, '../../../test/fixtures/sarif-schema-2.1.0.json');

describe('an export', () => {
  it('as CSV keeps a cell a cell, and no formula', () => {
    const [head, row, ...rest] = exportFindings([hostile], 'csv', facts).split('\r\n');

    assert.match(head ?? '', /^severity,title,path,line,column,rule,/);
    assert.match(
      row ?? '',
      /^high,"'=HYPERLINK\(""http:\/\/x""\)\|`b`",src\/a b\/ü\.ts,42,3,sql-injection,open,/,
    );
    assert.match(`${row}\n${rest.join('\n')}`, /Security agent; Snyk/);
    assert.ok(rest.join('\r\n').endsWith('\r\n') || rest.at(-1) === '');
  });

  it('as CSV runs no cell that only looks like text: behind spaces, in wide signs, after a line break', () => {
    const titles = [' =1', '\uff1d1', '\n+1', "'=1"];

    const text = exportFindings(
      titles.map((title, at) => listed(String(at), { title })),
      'csv',
      facts,
    );

    assert.match(text, /\r\nhigh,' =1,/);
    assert.match(text, /\r\nhigh,'\uff1d1,/);
    assert.match(text, /\r\nhigh,"'\n\+1",/);
    assert.match(text, /\r\nhigh,''=1,/);
  });

  it('as JSON holds what the table shows, lines from one', () => {
    const { title, findings } = JSON.parse(exportFindings([hostile, dismissed], 'json', facts));

    assert.equal(title, 'API | rewrite');
    assert.deepEqual(
      findings.map(({ line, state, reason }: Record<string, unknown>) => [line, state, reason]),
      [
        [42, 'open', null],
        [42, 'dismissed', 'constant'],
      ],
    );
  });

  it('as SARIF is valid by its schema, and carries reason and baseline', () => {
    const log = JSON.parse(exportFindings([hostile, dismissed], 'sarif', facts));
    const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

    const isValid: boolean = validate(log);
    assert.equal(isValid, true, JSON.stringify(validate.errors));
    const [first, second] = log.runs[0].results;
    assert.equal(first.locations[0].physicalLocation.artifactLocation.uri, 'src/a%20b/%C3%BC.ts');
    assert.deepEqual(second.suppressions, [
      { kind: 'external', status: 'accepted', justification: 'constant' },
    ]);
    assert.equal(second.baselineState, 'unchanged');
    assert.equal(log.runs[0].tool.driver.rules.length, 1);
  });

  it('names no line of a finding of the whole file', () => {
    const whole = listed('c', { path: 'LICENSE', isWholeFile: true });

    const [, row] = exportFindings([whole], 'csv', facts).split('\r\n');
    const { findings } = JSON.parse(exportFindings([whole], 'json', facts));
    const { locations } = JSON.parse(exportFindings([whole], 'sarif', facts)).runs[0].results[0];
    const table = exportFindings([whole], 'markdown', facts);

    assert.match(row ?? '', /^high,SQL injection,LICENSE,,,/);
    assert.deepEqual(
      { line: findings[0].line, wholeFile: findings[0].wholeFile },
      { line: null, wholeFile: true },
    );
    assert.deepEqual(locations, [
      { physicalLocation: { artifactLocation: { uri: 'LICENSE', uriBaseId: '%SRCROOT%' } } },
    ]);
    assert.match(table, /\| `LICENSE` \|/);
  });

  it('as Markdown is one table, whatever stands in a title', () => {
    const lines = exportFindings([hostile], 'markdown', facts).trimEnd().split('\n');
    const row = lines.at(-1) ?? '';

    assert.equal(lines[0], '# Findings: API \\| rewrite');
    assert.equal(row.replaceAll('\\|', '').split('|').length, 9);
    assert.match(row, /\[CWE-89\]\(https:\/\/cwe\.mitre\.org/);
  });
});
