import assert from 'node:assert/strict';
import {
  dependencySettingsSchema,
  dependencySettingsSection,
} from '../../src/contract/dependency-settings.ts';
import { defaultServerSettings, serverSettingsSection } from '../../src/contract/server-settings.ts';
import { checkSetting, type SettingSchema } from '../../src/contract/settings.ts';
import { projectRoot } from '../paths.ts';
import { buildManifest } from './contributions.ts';
import { readFeatures } from './features.ts';

interface Fields {
  readonly contributes: {
    readonly configuration: { readonly properties: Record<string, SettingSchema & { scope: string }> };
  };
}

describe('settings', () => {
  const { fields } = buildManifest([...readFeatures(projectRoot).values()]);
  const settings = Object.entries(
    (JSON.parse(JSON.stringify(fields)) as Fields).contributes.configuration.properties,
  );

  for (const [section, defaults] of [
    [serverSettingsSection, defaultServerSettings],
    [dependencySettingsSection, dependencySettingsSchema.parse({})],
  ] as const) {
    it(`hold those of the language server in ${section}, with the same defaults`, () => {
      const prefix = `${section}.`;
      const own = settings.filter(([key]) => key.startsWith(prefix));

      assert.deepEqual(
        Object.fromEntries(own.map(([key, setting]) => [key.slice(prefix.length), setting.default])),
        defaults,
      );
    });
  }

  it('let no workspace have anybody asked over the network', () => {
    assert.equal(Object.fromEntries(settings)['vireo.dependencies.advisories']?.scope, 'machine');
  });

  it('let no workspace choose a path or an address', () => {
    const names = settings.filter(([key]) => /directory|folder|path|url|server$|endpoint/i.test(key));

    assert.ok(names.length > 0);
    for (const [key, { scope }] of names) assert.equal(scope, 'machine', key);
  });

  it('have defaults that they allow themselves', () => {
    for (const [key, setting] of settings)
      assert.deepEqual(
        checkSetting({ ...setting, default: undefined }, setting.default),
        setting.default,
        key,
      );
  });
});
