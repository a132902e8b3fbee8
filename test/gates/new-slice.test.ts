/**
 * What a new capability touches: its own folders, at most two lines of code elsewhere, and its German words in two files. A slice with a
 * declared record, tool, tree row, command, command of `vireo` and page (test/fixtures/new-slice), and an agent
 * (test/fixtures/new-agent), are added to a copy of the tree, whose generators, gates and types are then asked. Files
 * that are generated are no work of anybody.
 */
import assert from 'node:assert/strict';
import {
  cpSync,
  globSync,
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
import { build } from 'esbuild';
import { listBuilds } from '../../scripts/build/bundle.ts';
import { compilerArguments } from '../../scripts/check.ts';
import { generators } from '../../scripts/generate.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { runCommand } from '../../scripts/run-command.ts';

interface Line {
  readonly file: string;
  readonly line: string;
  /** Beginning of the line that comes after it. */
  readonly before: string;
}

const words = 'src/words/de/pages.json';
/** Said by the editor and by the backend. */
const sharedWords = 'src/words/de/shared.json';
const wordsOfManifest = 'src/words/de/manifest.json';

const context = 'src/backend/contexts/practice/context.ts';

const linesElsewhere: Readonly<Record<'new-slice' | 'new-agent', readonly Line[]>> = {
  'new-slice': [
    {
      file: context,
      line: "import { nicknamesSlice } from './nicknames/nicknames.slice.ts';",
      before: 'import { projectsSlice }',
    },
    { file: context, line: '    nicknamesSlice.mount(host),', before: '    ratesSlice.mount(' },
    { file: sharedWords, line: '  "Nicknames": "Spitznamen",', before: '  "The demo never' },
    { file: sharedWords, line: '  "nickname": "Spitzname",', before: '  "must be one line' },
    { file: sharedWords, line: '  "nickname/word": "Spitzname",', before: '  "must be one line' },
    {
      file: wordsOfManifest,
      line: '  "Add Nickname…": "Spitzname hinzufügen …",',
      before: '  "Ask the coach":',
    },
    {
      file: wordsOfManifest,
      line: '  "List Nicknames": "Spitznamen auflisten",',
      before: '  "Ask the coach":',
    },
    {
      file: wordsOfManifest,
      line: '  "Open Nicknames": "Spitznamen öffnen",',
      before: '  "Ask the coach":',
    },
  ],
  'new-agent': [
    {
      file: words,
      line: '  "Greets. Needs no model.": "Grüßt. Braucht kein Modell.",',
      before: '  "None":',
    },
  ],
};

/** What has nothing to do with either, and takes long. */
const unconcerned = new Set([
  'scripts/rules.ts',
  'scripts/generate/stack-data.ts',
  'scripts/generate/settings-schema.ts',
  'scripts/generate/agent-file-schema.ts',
  'scripts/generate/font-coverage.ts',
  'scripts/generate/process-state.ts',
  'scripts/generate/third-party-notices.ts',
]);

/** Asks each part of the product what it knows of them. */
const lookup = `
import { listBundles } from './scripts/bundles.ts';
import { mentionKinds } from './src/contract/coach/mention-kinds.ts';
import { createProjectWork } from './src/backend/work/project-work.ts';
import { nicknameRows } from './src/extension/features/nicknames/nickname-rows.ts';
import { RowSources } from './src/extension/platform/rows/row-sources.ts';
import { recordLinks } from './src/extension/record-links.generated.ts';
import * as pages from './webviews/pages.generated.ts';

const rows = new RowSources();
const items = [{ id: 'n1', clientId: 'c1', name: 'Nordi' }];
rows.add(nicknameRows({ backend: { ask: async () => ({ items }) } }));
const client = { id: 'client/c1', label: 'Nordwind', kind: 'client', record: { kind: 'client', ids: ['c1'] } };
const [shown] = (await rows.load('vireo.projects'))([client]);
const work = createProjectWork();
const { report } = await work.agents.find('greeter').run({ input: { name: 'Ada' } });
await work.close();
console.log(JSON.stringify({
  row: shown.children.map(({ label, icon, record }) => [label, icon, record.kind]),
  link: recordLinks.nickname,
  mention: mentionKinds.at(-1),
  page: pages.nicknames.name,
  bundles: listBundles('.').map(({ output }) => output).filter((output) => output.includes('nickname')).sort(),
  report,
}));
`;

/** A command and a page that nobody declares. */
const undeclared = `
import { runCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';

export async function openWrong(services: Services): Promise<unknown> {
  const options = { type: 'vireo.nicknames', title: '', icon: 'tag', load: async () => () => undefined } as const;
  registerSinglePanel(services, { ...options, view: 'nickname' });
  return await runCommand('vireo.addNicknames');
}
`;

describe('a new slice with a face, and a new agent', function () {
  this.timeout(300_000);
  let copy: string;
  let plantedAt: number;
  const read = (file: string) => readFileSync(path.join(copy, file), 'utf8');
  const edit = (file: string, from: string, to: string) => {
    const text = read(file);
    assert.ok(text.includes(from), `${file} has no place for it`);
    writeFileSync(path.join(copy, file), text.replace(from, to));
  };
  const run = async (...args: readonly string[]) =>
    await runCommand(process.execPath, [...args], {
      cwd: copy,
      env: { ...process.env, NODE_COMPILE_CACHE: path.join(copy, '.tsbuild/compile-cache') },
    });

  const runPages = async () =>
    await run('node_modules/mocha/bin/mocha.js', 'webviews/pages.test.ts', 'src/pages/page-tables.test.ts');

  before(() => {
    copy = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-slice-')));
    for (const name of [
      ...['src', 'webviews', 'scripts', 'demo', 'docs', 'l10n'],
      ...[
        'package.json',
        'package.nls.json',
        'package.nls.de.json',
        'tsconfig.base.json',
        '.dependency-cruiser.cjs',
      ],
    ])
      cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true });
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
    for (const [fixture, lines] of Object.entries(linesElsewhere)) {
      cpSync(path.join(projectRoot, 'test/fixtures', fixture), copy, { recursive: true });
      for (const { file, line, before: next } of lines) edit(file, `\n${next}`, `\n${line}\n${next}`);
    }
    plantedAt = Date.now();
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it('write in at most three files outside their own folders, two of words, and two lines of code', () => {
    for (const [fixture, lines] of Object.entries(linesElsewhere)) {
      const code = lines.filter(({ file }) => file.endsWith('.ts'));
      assert.ok(code.length <= 2, `${fixture} needs ${code.length} lines elsewhere`);
      assert.ok(new Set(lines.map(({ file }) => file)).size <= 3);
      for (const { line } of lines) assert.doesNotMatch(line, /\n/);
      const own = globSync('**/*.ts', { cwd: path.join(projectRoot, 'test/fixtures', fixture) });
      for (const file of own) assert.match(file, /nickname|greeter/, `${file} is in no folder of its own`);
    }
  });

  it('are taken up by generators, which write nothing that a person writes', async () => {
    for (const { name, script } of generators) {
      if (unconcerned.has(script)) continue;
      const { code, output } = await run(script);
      assert.equal(code, 0, `${name}: ${output}`);
    }

    const written = globSync('{src,webviews,scripts,docs}/**/*.{ts,md,json}', { cwd: copy }).filter(
      (file) =>
        statSync(path.join(copy, file)).mtimeMs > plantedAt &&
        read(file) !== readFileSync(path.join(projectRoot, file), 'utf8'),
    );
    const byHand = written.filter((file) => !/generated/i.test(`${file}\n${read(file).slice(0, 600)}`));
    assert.ok(written.length > 10);
    assert.deepEqual(byHand, []);
  });

  it('are on the pages of permissions, data and tools, with route, table, record and event', () => {
    const [permissions, data, tools] = ['permissions', 'data', 'tools'].map((page) =>
      read(`docs/${page}.md`),
    );

    assert.match(permissions ?? '', /`GET \/api\/v1\/nicknames\/:id` \| `nickname:read`/);
    assert.match(data ?? '', /`nicknames` \| practice\/nicknames/);
    assert.match(data ?? '', /\| clients \| .*`nicknames\.client_id`/);
    assert.match(
      data ?? '',
      /\| practice\/nicknames \| `nickname\.created`, `nickname\.changed`, `nickname\.deleted` \|/,
    );
    assert.match(
      data ?? '',
      /\| `nickname` \| practice\/nicknames \| `name` \| .* \| `vireo\.openNicknames` \|/,
    );
    assert.match(tools ?? '', /\| `list_nicknames` \|/);
    assert.match(read('src/contract/generated/event-types.ts'), /'nickname\.created'/);
  });

  it('add no byte to the entry of the extension', async () => {
    const sizeOf = async (root: string) => {
      const { options } = listBuilds(root, 'dist').find(({ output }) => output === 'extension.js') ?? {};
      const { outputFiles = [] } = await build({ ...options, write: false });
      return outputFiles.map(({ contents }) => contents.length);
    };

    assert.deepEqual(await sizeOf(copy), await sizeOf(projectRoot));
  });

  it('are in the editor: row, deep link, page, bundles, command and menu', async () => {
    const { code, output } = await run('--input-type=module', '--eval', lookup);
    assert.equal(code, 0, output);

    assert.deepEqual(JSON.parse(output), {
      row: [['Nordi', 'tag', 'nickname']],
      link: { command: 'vireo.openNicknames' },
      mention: 'nickname',
      page: 'nicknames',
      bundles: ['add-nickname.js', 'load-nickname-rows.js', 'nicknames-panel.js', 'webviews/nicknames.js'],
      report: 'Hello Ada',
    });
    const { contributes } = JSON.parse(read('package.json'));
    const commandOf = ({ command }: { command: string }) => command === 'vireo.addNickname';
    assert.equal(contributes.commands.find(commandOf).title, '%command.addNickname%');
    assert.match(contributes.menus['view/item/context'].find(commandOf).when, /^view == vireo\.projects/);
    assert.equal(JSON.parse(read('package.nls.json'))['command.addNickname'], 'Add Nickname…');
  });

  it('have their page tried without an editor', async () => {
    const { code, output } = await runPages();

    assert.equal(code, 0, output);
    assert.match(output, /resolves neither the editor nor Node: nicknames/);
    assert.match(output, /does each message by its ports: nicknames/);
  });

  it('are refused once their host table knows Node, or nothing tries it', async () => {
    const host = 'webviews/nicknames/host';
    const sample = `${host}/nicknames.sample.ts`;
    edit(
      `${host}/nicknames-host.ts`,
      'import type { DefinePage }',
      "import 'node:os';\nimport type { DefinePage }",
    );
    const { output: knowing } = await runPages();
    const text = read(sample);
    rmSync(path.join(copy, sample));
    const { output: untried } = await runPages();
    edit(`${host}/nicknames-host.ts`, "import 'node:os';\n", '');
    writeFileSync(path.join(copy, sample), text);

    assert.match(knowing, /1 failing[\s\S]*nicknames-host\.ts\S*: node:os/);
    assert.match(untried, /1 failing[\s\S]*is tried for every page[\s\S]*- +'nicknames'/);
  });

  it('keep a record with key, foreign key, checks and an idempotent id, refused in two languages', async () => {
    const { code, output } = await run(
      'node_modules/mocha/bin/mocha.js',
      ...['src/backend/contexts/practice/nicknames/nicknames.test.ts', '--timeout', '120000'],
    );

    assert.equal(code, 0, output);
    // On each database, where the run is of all of them.
    assert.match(output, /\b(?:4|8|12) passing/);
  });

  it('have all of their words in German', async () => {
    const { code, output } = await run(
      ...['node_modules/mocha/bin/mocha.js', 'src/extension/sources.test.ts', '--grep', 'German words'],
    );

    assert.equal(code, 0, output);
  });

  it('are a command of vireo', async () => {
    const { code, output } = await run('src/cli/main.ts', 'nickname', '--help');

    assert.equal(code, 0, output);
    assert.match(output, /what clients are called/);
  });

  it('compile, but for a command and a page that nobody declares', async () => {
    const wrong = 'src/extension/features/nicknames/wrong.ts';
    writeFileSync(path.join(copy, wrong), undeclared);
    const compiler = path.join(projectRoot, 'node_modules/typescript-native/bin/tsc');

    const { output } = await runCommand(compiler, [...compilerArguments, 'src/extension', 'src/cli'], {
      cwd: copy,
    });

    assert.match(output, /wrong\.ts.*'"vireo\.addNicknames"' is not assignable/);
    assert.match(output, /wrong\.ts.*'"nickname"' is not assignable/);
    assert.equal(output.match(/error TS\d+/g)?.length, 2, output);
  });

  it('pass the gate on tables, but for one that writes what is not its own', async () => {
    const record = 'src/backend/contexts/practice/nicknames/nicknames.record.ts';
    edit(record, "table: 'nicknames'", "table: 'clients'");

    const { code, output } = await run('scripts/check/ownership.ts', copy);

    assert.equal(code, 1);
    assert.match(output, /writes clients of practice\/clients/);
    assert.deepEqual(
      output
        .trim()
        .split('\n')
        .filter((line) => !line.includes('nicknames.record.ts')),
      [],
    );
  });
});
