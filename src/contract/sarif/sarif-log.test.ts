import assert from 'node:assert/strict';
import { toSarifLog, toSarifRun } from './sarif-log.ts';

const range = { startLine: 0, startColumn: 4, endLine: 0, endColumn: 9 };
const finding = {
  ruleId: 'rule-b',
  message: 'A flaw.',
  severity: 'medium',
  category: 'quality',
  path: 'src/a b/ü.ts',
  range,
  fingerprint: 'f',
  properties: {},
} as const;

function resultOf(more: object) {
  const run = toSarifRun({
    driver: { name: 'Vireo' },
    rules: [{ id: 'rule-a' }, { id: 'rule-b' }],
    findings: [{ ...finding, ...more }],
  });
  const [result = assert.fail('no result')] = toSarifLog([run]).runs[0]?.results ?? [];
  return result;
}

describe('a SARIF log', () => {
  it('counts from one, names files by address and rules by their place in the list', () => {
    const { ruleIndex, level, locations } = resultOf({});

    assert.deepEqual({ ruleIndex, level }, { ruleIndex: 1, level: 'warning' });
    assert.deepEqual(locations[0]?.physicalLocation, {
      artifactLocation: { uri: 'src/a%20b/%C3%BC.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 5, endLine: 1, endColumn: 10 },
    });
  });

  it('takes a step without a path for one in the file of the finding', () => {
    const steps = [
      { message: 'from', range, path: 'src/b.ts' },
      { message: 'to', range },
    ];

    const [flow] = resultOf({ steps }).codeFlows ?? [];

    assert.deepEqual(
      flow?.threadFlows[0]?.locations.map(({ location }) => location.physicalLocation.artifactLocation.uri),
      ['src/b.ts', 'src/a%20b/%C3%BC.ts'],
    );
  });

  it('scores a result of security by its own severity, and says what that follows from', () => {
    const evidence = { kind: 'secret', proof: 'name', value: 'real', place: 'application' } as const;

    const { properties } = resultOf({ category: 'security', evidence, properties: { confidence: 'high' } });

    assert.deepEqual(properties, { confidence: 'high', 'security-severity': '5.5', evidence });
    assert.deepEqual(resultOf({}).properties, {});
  });

  it('tells nothing that is not known', () => {
    assert.deepEqual(Object.keys(resultOf({})), [
      'ruleId',
      'ruleIndex',
      'level',
      'message',
      'locations',
      'partialFingerprints',
      'properties',
    ]);
  });
});
