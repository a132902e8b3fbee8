import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { refusalKey } from '../../src/contract/policy/needs.ts';
import { crewFolder } from '../../src/contract/work/crew/crew-file.ts';
import { agentFileSchemaPath } from '../generate/agent-file-schema.ts';
import { projectRoot } from '../paths.ts';
import { buildManifest } from './contributions.ts';
import { readFeatures } from './features.ts';
import { buildKeybindings, buildMenus } from './menus.ts';

describe('buildManifest', () => {
  const features = [...readFeatures(projectRoot).values()];
  const { fields, words } = buildManifest(features);
  const text = JSON.stringify(fields);

  it('names every key of its words once, and no key without words', () => {
    const used = new Set([...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key));

    assert.deepEqual([...used].sort(), Object.keys(words).sort());
  });

  it('leads to files that are there', () => {
    const files = [...text.matchAll(/"(media\/[^"]+)"/g)].map(([, file]) => file ?? '');

    assert.ok(files.length > 5);
    for (const file of files) assert.ok(existsSync(path.join(projectRoot, file)), file);
  });

  it('starts the extension for each panel and document that the editor restores, once', () => {
    const panels = features
      .flatMap((feature) => feature.panels ?? [])
      .map((type) => `onWebviewPanel:${type}`);

    assert.ok(panels.length > 5);
    assert.equal(new Set(panels).size, panels.length);
    assert.deepEqual(
      (fields['activationEvents'] as readonly string[]).toSorted(),
      ['onFileSystem:vireo-document', 'onStartupFinished', ...panels].sort(),
    );
  });

  it('has the files of agents checked by the schema that is generated of them', () => {
    const { yamlValidation } = fields['contributes'] as { yamlValidation: readonly unknown[] };

    assert.deepEqual(
      yamlValidation,
      ['yaml', 'yml'].map((ending) => ({
        fileMatch: `${crewFolder}/*.${ending}`,
        url: `./${agentFileSchemaPath}`,
      })),
    );
  });

  it('offers in the palette no command that makes sense on a row alone', () => {
    const hidden = buildMenus(features).commandPalette.filter(({ when }) => when === 'false');

    assert.deepEqual(
      hidden.map(({ command }) => command).sort(),
      features
        .flatMap(({ commands }) => Object.entries(commands))
        .flatMap(([command, { palette }]) => (palette === false ? [command] : []))
        .sort(),
    );
  });

  it('leaves a command out wherever the role of the user is refused what it needs', () => {
    const needy = features
      .flatMap(({ commands }) => Object.entries(commands))
      .flatMap(([id, { needs }]) => (needs === undefined ? [] : [[id, `!${refusalKey(needs)}`] as const]));
    const places = [...Object.values(buildMenus(features)).flat(), ...buildKeybindings(features)];
    const offeredAnyway = needy.filter(([id, condition]) =>
      places.some(
        ({ command, when = '' }) =>
          command === id && when !== 'false' && !when.split(' && ').includes(condition),
      ),
    );

    assert.ok(needy.length > 60);
    assert.deepEqual(offeredAnyway, []);
  });

  it('keeps context menus in the order open, act, copy, danger', () => {
    const groups = buildMenus(features)['view/item/context'].map(({ group = '' }) => group.split('@')[0]);

    assert.deepEqual([...new Set(groups)].sort(), ['1_open', '2_act', '8_copy', '9_danger', 'inline']);
  });

  it('offers the folder and GitHub of a project that has them, and the week of a row at a click', () => {
    const items = buildMenus(features)['view/item/context'];
    const isOffered = (command: string, kind: string) =>
      items.some(({ command: one, when = '' }) => {
        const pattern = /viewItem =~ \/(.*?)\/(?: |$)/.exec(when)?.[1];
        return one === command && pattern !== undefined && new RegExp(pattern).test(kind);
      });

    assert.deepEqual(
      ['project.idle', 'project.folder.idle', 'project.github.running', 'project.folder.github.idle'].map(
        (kind) => [isOffered('vireo.openProject', kind), isOffered('vireo.openOnGitHub', kind)],
      ),
      [
        [false, false],
        [true, false],
        [false, true],
        [true, true],
      ],
    );
    assert.ok(
      items.some(({ command, group }) => command === 'vireo.openWeek' && group?.startsWith('inline')),
    );
  });

  it('works in Restricted Mode, and says what does not', () => {
    assert.match(text, /"untrustedWorkspaces":\{"supported":"limited"/);
    assert.match(words['capabilities.untrusted'] ?? '', /agents do not run/);
    const { restrictedConfigurations: restricted } = (
      fields['capabilities'] as { untrustedWorkspaces: { restrictedConfigurations: readonly string[] } }
    ).untrustedWorkspaces;
    // All of the scanner's but how long it waits.
    const silencing = features
      .flatMap(({ settings = {} }) => Object.keys(settings))
      .filter((key) => key.startsWith('vireo.scan.'));
    assert.deepEqual(
      silencing.filter((key) => !restricted.includes(key)),
      ['vireo.scan.debounceMs'],
    );
  });
});
