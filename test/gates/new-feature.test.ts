/**
 * What a new feature of the extension and a new page touch: a folder each. Done here in a copy of the tree, whose
 * generators, bundles, types and tests of pages are then asked.
 */
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readFeatures } from '../../scripts/manifest/features.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { runCommand } from '../../scripts/run-command.ts';
import type { Feature } from '../../src/extension/platform/feature/define-feature.ts';
import { plantedPage } from '../support/planted-page.ts';

const folder = 'src/extension/features/nicknames';
const pageFolder = 'webviews/nicknames';

const files: Readonly<Record<string, string>> = {
  'nicknames.contributes.ts': `
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onRow } from '../../platform/feature/menu-items.ts';

interface NicknamesCommands {
  'vireo.addNickname': [client?: string];
  'vireo.openNicknames': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends NicknamesCommands {}
}

declare module '../../../contract/views.ts' {
  interface Views {
    'vireo.nicknames': 'tree';
  }
  interface Panels {
    'vireo.nicknamesPanel': true;
  }
}

export const contributes = defineFeature<NicknamesCommands>({
  commands: {
    'vireo.addNickname': { title: 'Add Nickname…', icon: 'tag' },
    'vireo.openNicknames': { title: 'Open Nicknames', icon: 'tag' },
  },
  menus: [...onRow('vireo.projects', 'client', { 'vireo.addNickname': 'act@9' })],
  views: [{ id: 'vireo.nicknames', container: 'vireo', name: 'Nicknames' }],
  panels: ['vireo.nicknamesPanel'],
  bundles: { 'add-nickname.js': './add-nickname.ts', 'nicknames-panel.js': './nicknames-panel.ts' },
});
`,
  'register-nicknames.ts': `
import { registerCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';

export function registerNicknames(services: Services): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.nicknamesPanel',
    view: 'nicknames',
    title: services.t('Clients'),
    icon: 'tag',
    load: async () => {
      const { attachNicknamesPanel } = await import('./nicknames-panel.ts');
      return (opened) => attachNicknamesPanel(services, opened);
    },
  });
  return new DisposableStore((error) => services.log.error(String(error))).addAll(
    panel,
    new RowTree(services, { view: 'vireo.nicknames', resources: [], load: async () => [] }),
    registerCommand(services, 'vireo.openNicknames', () => panel.show()),
    registerCommand(services, 'vireo.addNickname', async (client) =>
      (await import('./add-nickname.ts')).addNickname(client),
    ),
  );
}
`,
  'nicknames-panel.ts': `
import { defineNicknames } from '../../../../webviews/nicknames/host/nicknames-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';

export function attachNicknamesPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineNicknames(editorPorts(services)));
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
      .filter(
        (file) =>
          !/\.(?:test|generated)\.ts$|^src\/extension\/features\/|^webviews\/[^/]+\/host\//.test(file),
      )
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

const copied = ['src', 'webviews', 'scripts', 'package.json', 'package.nls.json', 'tsconfig.base.json'];

describe('a new feature, and the page that it opens', () => {
  let copy: string;
  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(path.join(copy, file), 'utf8');
    assert.ok(text.includes(from), `${file} has no place for it`);
    writeFileSync(path.join(copy, file), text.replace(from, to));
  };
  const run = async (...args: readonly string[]) =>
    await runCommand(process.execPath, [...args], { cwd: copy });
  const runPages = async () =>
    await run(
      'node_modules/mocha/bin/mocha.js',
      'webviews/pages.test.ts',
      'src/extension/platform/pages/page-tables.test.ts',
    );
  const typesOf = async () => {
    const compiler = path.join(projectRoot, 'node_modules/typescript-native/bin/tsc');
    return await runCommand(compiler, ['-b', '--pretty', 'false', 'src/extension'], { cwd: copy });
  };

  before(async () => {
    copy = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-feature-')));
    for (const name of copied)
      cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true });
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
    plant(copy, folder, files);
    plant(copy, pageFolder, plantedPage);
    for (const list of ['features', 'pages']) {
      const { code, output } = await run(`scripts/generate/${list}.ts`);
      assert.equal(code, 0, output);
    }
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

  it('differs from the tree before in what is generated, beside its folders', () => {
    const generated = ['package.json', 'package.nls.json', 'src/extension/features.generated.ts'];

    assert.deepEqual(findChanged(copy), [...generated, 'webviews/pages.generated.ts']);
  });

  it('has its bundles', async () => {
    const script =
      "import { listBundles } from './scripts/bundles.ts'; console.log(JSON.stringify(listBundles('.')));";
    const { output } = await run('--input-type=module', '--eval', script);

    for (const [bundle, entry] of [
      ['add-nickname.js', `${folder}/add-nickname.ts`],
      ['nicknames-panel.js', `${folder}/nicknames-panel.ts`],
      ['webviews/nicknames.js', `${pageFolder}/main.ts`],
    ])
      assert.ok(output.includes(`"output":"${bundle}","entry":"${entry}"`), output);
  });

  it('has its page tried without an editor', async () => {
    const { code, output } = await runPages();

    assert.equal(code, 0, output);
    assert.match(output, /resolves neither the editor nor Node: nicknames/);
    assert.match(output, /does each message by its ports: nicknames/);
  });

  it('compiles, and no longer once it names a command or a page that nobody declares', async () => {
    const { code, output } = await typesOf();
    assert.equal(code, 0, output);

    edit(`${folder}/register-nicknames.ts`, "'vireo.addNickname'", "'vireo.addNicknames'");
    edit(`${folder}/register-nicknames.ts`, "view: 'nicknames'", "view: 'nickname'");

    const { output: refusal } = await typesOf();
    assert.match(refusal, /register-nicknames\.ts.*'"vireo\.addNicknames"' is not assignable/);
    assert.match(refusal, /register-nicknames\.ts.*'"nickname"' is not assignable/);
  });

  it('is refused once its host table knows Node, or nothing tries it', async () => {
    const host = `${pageFolder}/host/nicknames-host.ts`;
    edit(host, 'import type { DefinePage }', "import 'node:os';\nimport type { DefinePage }");
    const { output: knowing } = await runPages();
    rmSync(path.join(copy, pageFolder, 'host/nicknames.sample.ts'));
    const { output: untried } = await runPages();

    assert.match(knowing, /1 failing[\s\S]*nicknames-host\.ts\S*: node:os/);
    assert.match(untried, /1 failing[\s\S]*is tried for every page[\s\S]*- +'nicknames'/);
  });
});

function plant(copy: string, below: string, texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    const file = path.join(copy, below, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Files outside the two folders that are not as they were. */
function findChanged(copy: string): readonly string[] {
  const isOwn = (file: string) => file.startsWith(`${folder}/`) || file.startsWith(`${pageFolder}/`);
  return globSync(['*.json', '{src,webviews,scripts}/**/*.*'], { cwd: copy })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => {
      if (isOwn(file) || !statSync(path.join(copy, file)).isFile()) return false;
      const before = path.join(projectRoot, file);
      return !existsSync(before) || !readFileSync(before).equals(readFileSync(path.join(copy, file)));
    })
    .sort();
}
