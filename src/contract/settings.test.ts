import assert from 'node:assert/strict';
import { dependencySettingsSchema, dependencySettingsSection } from './dependency-settings.ts';
import { defaultServerSettings, serverSettingsSection } from './server-settings.ts';
import { checkSetting, type SettingKey, settings } from './settings.ts';

describe('settings', () => {
  for (const [section, defaults] of [
    [serverSettingsSection, defaultServerSettings],
    [dependencySettingsSection, dependencySettingsSchema.parse({})],
  ] as const) {
    it(`hold those of the language server in ${section}, with the same defaults`, () => {
      const prefix = `${section}.`;
      const own = Object.entries(settings).filter(([key]) => key.startsWith(prefix));

      assert.deepEqual(
        Object.fromEntries(own.map(([key, setting]) => [key.slice(prefix.length), setting.default])),
        defaults,
      );
    });
  }

  it('let no workspace have anybody asked over the network', () => {
    assert.equal(settings['vireo.dependencies.advisories'].scope, 'machine');
  });

  it('let no workspace choose a path or an address', () => {
    const names = Object.entries(settings).filter(([key]) =>
      /directory|folder|path|url|server$|endpoint/i.test(key),
    );

    assert.ok(names.length > 0);
    for (const [key, { scope }] of names) assert.equal(scope, 'machine', key);
  });

  it('have defaults that they allow themselves', () => {
    for (const [key, setting] of Object.entries(settings)) {
      assert.deepEqual(checkSetting(key as SettingKey, setting.default), setting.default);
    }
  });
});

describe('checkSetting', () => {
  it('takes what is of its kind and within its bounds', () => {
    assert.equal(checkSetting('vireo.timer.limitHours', 4), 4);
    assert.equal(checkSetting('vireo.scan.minimumConfidence', 'low'), 'low');
    assert.deepEqual(checkSetting('vireo.scan.disabledRules', ['a']), ['a']);
  });

  it('falls back to the default for anything else', () => {
    assert.equal(checkSetting('vireo.timer.limitHours', 400), 9);
    assert.equal(checkSetting('vireo.timer.limitHours', '4'), 9);
    assert.equal(checkSetting('vireo.scan.minimumConfidence', 'certain'), 'medium');
    assert.deepEqual(checkSetting('vireo.scan.disabledRules', [7]), []);
    assert.equal(checkSetting('vireo.timer.askForNote', undefined), true);
  });
});
