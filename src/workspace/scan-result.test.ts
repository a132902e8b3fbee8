import assert from 'node:assert/strict';
import { confidenceSchema, severitySchema } from '../contract/findings.ts';
import { confidences, severities } from '../scanner/model.ts';
import { countBySeverity } from './scan-result.ts';

describe('countBySeverity', () => {
  it('counts the worst first, and leaves out what there is none of', () => {
    const findings = [{ severity: 'low' }, { severity: 'critical' }, { severity: 'low' }] as const;

    assert.deepEqual(countBySeverity(findings), [
      { severity: 'critical', count: 1 },
      { severity: 'low', count: 2 },
    ]);
    assert.deepEqual(countBySeverity([]), []);
  });
});

describe('levels of findings', () => {
  it('are the same where they cross a process edge, which takes no values of the scanner', () => {
    assert.deepEqual(severitySchema.options, [...severities]);
    assert.deepEqual(confidenceSchema.options, [...confidences]);
  });
});
