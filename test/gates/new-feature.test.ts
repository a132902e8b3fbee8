/**
 * What a new feature of the extension touches: its own folder. Done here in a copy
 * of the tree, whose generator, bundles and types are then asked.
 */
import assert from 'node:assert/strict';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readFeatures } from '../../scripts/manifest/features.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { runCommand } from '../../scripts/run-command.ts';
import type { Feature } from '../../src/extension/platform/feature/define-feature.ts';

const folder = 'src/extension/features/nicknames';

const files: Readonly<Record<string, string>> = {
  'nicknames.contributes.ts': `
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onRow } from '../../platform/feature/menu-items.ts';

interface NicknamesCommands {
  'vireo.addNickname': [client?: string];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends NicknamesCommands {}
}

declare module '../../../contract/views.ts' {
  interface Views {
    'vireo.nicknames': 'tree';
  }
}

export const contributes = defineFeature<NicknamesCommands>({
  commands: { 'vireo.addNickname': { title: 'Add Nickname…', icon: 'tag' } },
  menus: [...onRow('vireo.projects', 'client', { 'vireo.addNickname': 'act@9' })],
  views: [{ id: 'vireo.nicknames', container: 'vireo', name: 'Nicknames' }],
  bundles: { 'add-nickname.js': './add-nickname.ts' },
});
`,
  'register-nicknames.ts': `
import { registerCommand } from '../../platform/commands.ts';
import type { Disposable } from '../../platform/disposables.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';

export function registerNicknames(services: Services): Disposable {
  const tree = new RowTree(services, { view: 'vireo.nicknames', resources: [], load: async () => [] });
  const command = registerCommand(services, 'vireo.addNickname', async (client) =>
    (await import('./add-nickname.ts')).addNickname(client),
  );
  return {
    dispose: () => {
      command.dispose();
      tree.dispose();
    },
  };
}
`,
  'add-nickname.ts': `
export const addNickname = (client: string | undefined): string => client ?? '';
`,
};

/** Ids of what a feature declares: each is written in its folder. */
function idsOf({ commands, ...feature }: Feature): readonly string[] {
  return [
    ...Object.keys(commands),
    ...(feature.views ?? []).map(({ id }) => id),
    ...(feature.panels ?? []),
    ...(feature.pageSchemes ?? []),
    ...Object.keys(feature.settings ?? {}),
    ...Object.keys(feature.bundles ?? {}),
  ];
}

describe('what features declare', () => {
  const owners = new Map(
    [...readFeatures(projectRoot)].flatMap(([name, feature]) => idsOf(feature).map((id) => [id, name])),
  );
  const isCentral = (file: string) =>
    /^src\/contract\/(?:commands|views|settings)\.ts$|^scripts\/(?:bundles\.ts|manifest\/)/.test(file);

  // A feature, and the host table of a page, may run the commands of several.
  it('is written in no central file, and in no other that would take its place', () => {
    const written = globSync('{src,scripts,webviews}/**/*.{ts,cjs}', { cwd: projectRoot })
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter((file) => !/\.test\.ts$|^src\/extension\/features\/|^webviews\/[^/]+\/host\//.test(file))
      .flatMap((file) => {
        const text = readFileSync(path.join(projectRoot, file), 'utf8');
        const named = [...text.matchAll(/[\w.-]*vireo[\w.-]+|[\w-]+\.js\b/g)].map(([id]) => id);
        const of = new Set(named.flatMap((id) => owners.get(id) ?? []));
        return of.size > (isCentral(file) ? 0 : 1) ? [`${file}: ${[...of].join(', ')}`] : [];
      });

    assert.ok(owners.size > 200);
    assert.deepEqual(written, []);
  });
});

describe('a new feature', () => {
  let copy: string;
  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(path.join(copy, file), 'utf8');
    assert.ok(text.includes(from), `${file} has no place for it`);
    writeFileSync(path.join(copy, file), text.replace(from, to));
  };
  const run = async (...args: readonly string[]) =>
    await runCommand(process.execPath, [...args], { cwd: copy });
  const typesOf = async () => {
    const compiler = path.join(projectRoot, 'node_modules/typescript-native/bin/tsc');
    return await runCommand(compiler, ['-b', '--pretty', 'false', 'src/extension'], { cwd: copy });
  };

  before(async () => {
    copy = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-feature-')));
    for (const name of [
      'src',
      'webviews',
      'scripts',
      'package.json',
      'package.nls.json',
      'tsconfig.base.json',
    ])
      cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true });
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
    mkdirSync(path.join(copy, folder));
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(copy, folder, file), text);
    const listed = await run('scripts/generate/features.ts');
    assert.equal(listed.code, 0, listed.output);
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it('is in the manifest with its command, menu and view, by its folder alone', async () => {
    const { code, output } = await run('scripts/manifest.ts');

    assert.equal(code, 0, output);
    const { contributes } = JSON.parse(readFileSync(path.join(copy, 'package.json'), 'utf8'));
    const commandOf = ({ command }: { command: string }) => command === 'vireo.addNickname';
    assert.equal(contributes.commands.find(commandOf).title, '%command.addNickname%');
    assert.match(contributes.menus['view/item/context'].find(commandOf).when, /^view == vireo\.projects/);
    assert.equal(contributes.views.vireo.at(-1).id, 'vireo.nicknames');
    const words = JSON.parse(readFileSync(path.join(copy, 'package.nls.json'), 'utf8'));
    assert.equal(words['command.addNickname'], 'Add Nickname…');
  });

  it('has its bundle', async () => {
    const script =
      "import { listBundles } from './scripts/bundles.ts'; console.log(JSON.stringify(listBundles('.')));";
    const { output } = await run('--input-type=module', '--eval', script);

    assert.match(
      output,
      /"output":"add-nickname\.js","entry":"src\/extension\/features\/nicknames\/add-nickname\.ts"/,
    );
  });

  it('compiles, and no longer once its command is one that no feature declares', async () => {
    const { code, output } = await typesOf();
    assert.equal(code, 0, output);

    edit(`${folder}/register-nicknames.ts`, "'vireo.addNickname'", "'vireo.addNicknames'");

    const { output: refusal } = await typesOf();
    assert.match(refusal, /register-nicknames\.ts.*'"vireo\.addNicknames"' is not assignable/);
  });
});
