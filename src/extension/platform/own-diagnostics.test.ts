import assert from 'node:assert/strict';
import { codeOf, isFinding } from './own-diagnostics.ts';

describe('findings among the diagnostics of the editor', () => {
  it('are those of ours, whoever of ours brought them', () => {
    assert.ok(isFinding({ source: 'Vireo', code: 'sql-injection' }));
    assert.ok(isFinding({ source: 'Vireo · Security agent', code: { value: 'sql-injection', target: {} } }));
    assert.ok(!isFinding({ source: 'ts', code: 2304 }));
    assert.ok(!isFinding({ code: 'sql-injection' }));
  });

  it('are neither mistakes in the settings nor what a limit left unread', () => {
    assert.ok(!isFinding({ source: 'Vireo settings', code: 'vireo-config' }));
    assert.ok(!isFinding({ source: 'Vireo', code: { value: 'vireo-config' } }));
    assert.ok(!isFinding({ source: 'Vireo', code: 'scan-limit' }));
  });

  it('are of a rule, named with or without its page', () => {
    assert.equal(codeOf({ code: 'eval-call' }), 'eval-call');
    assert.equal(codeOf({ code: { value: 'eval-call' } }), 'eval-call');
    assert.equal(codeOf({}), undefined);
  });
});
