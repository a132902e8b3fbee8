import assert from 'node:assert/strict';
import { defaultConfig } from './config-schema.ts';
import { asksForAudit } from './policy.ts';

describe('an audit', () => {
  it('is asked for by the profile that is strict', () => {
    const asking = (['recommended', 'strict', 'security'] as const).filter((profile) =>
      asksForAudit({ ...defaultConfig, profile }),
    );
    assert.deepEqual(asking, ['strict']);
  });

  it('is asked for by the name of one of its rules that is not off', () => {
    assert.ok(asksForAudit({ ...defaultConfig, rules: { 'audit-file': 'on' } }));
    assert.ok(
      asksForAudit({ ...defaultConfig, overrides: [{ paths: ['src'], rules: { 'audit-*': 'medium' } }] }),
    );
    assert.ok(!asksForAudit({ ...defaultConfig, rules: { 'audit-file': 'off', quality: 'on' } }));
  });
});
