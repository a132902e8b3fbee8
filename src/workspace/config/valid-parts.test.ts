import assert from 'node:assert/strict';
import { defaultConfig } from './config-schema.ts';
import { parseConfig } from './load-config.ts';

describe('settings with mistakes', () => {
  it('hold what is right in them: settings, entries of lists and of maps', () => {
    const { config, problems } = parseConfig(
      [
        'severty: low',
        'severity: grave',
        'exclude: [dist/, 7]',
        'rules: { weak-hash: off, any-type: of }',
        'ignore:',
        '  - { rule: eval-use, reason: "!" }',
        '  - { rule: weak-hash, reason: Names of cache files }',
        '__proto__: { profile: strict }',
      ].join('\n'),
    );

    assert.equal(problems.length, 6);
    assert.deepEqual(config, {
      ...defaultConfig,
      exclude: ['dist/'],
      rules: { 'weak-hash': 'off' },
      ignore: [{ rule: 'weak-hash', reason: 'Names of cache files' }],
    });
  });

  it('are the defaults where nothing can be read', () => {
    for (const text of ['rules: [', '- a list', 'just words']) {
      assert.deepEqual(parseConfig(text).config, defaultConfig, text);
    }
  });
});
