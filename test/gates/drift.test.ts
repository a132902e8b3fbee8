import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { builtFromFile } from '../../scripts/build/build-record.ts';
import { driftGates } from '../../scripts/check.ts';
import { projectRoot } from '../../scripts/paths.ts';

interface Planted {
  readonly file: string;
  /** What a person who edits the file by hand might do to it. */
  readonly edit: (text: string) => string;
  /** The whole refusal: it names this file, and so no other. */
  readonly refusal: RegExp;
}

/** Generator → one of its files, edited. */
const planted: Readonly<Record<string, Planted>> = {
  'scanner rules': {
    file: 'src/scanner/rules.generated.ts',
    edit: (text) => text.replace('"high"', '"low"'),
    refusal: /^src\/scanner\/rules\.generated\.ts is out of date: run npm run generate\n.* 1 problems$/,
  },
  'stack data': {
    file: 'src/workspace/stack/rules/technologies.generated.ts',
    edit: (text) => text.replace('"Node.js"', '"Node"'),
    refusal:
      /^src\/workspace\/stack\/rules\/technologies\.generated\.ts is out of date: run npm run generate$/,
  },
  'API client': {
    file: 'src/api-client/generated/openapi.json',
    edit: (text) => text.replace('startedAt', 'beganAt'),
    refusal: /^src\/api-client\/generated\/openapi\.json is out of date: run npm run generate$/,
  },
  permissions: {
    file: 'src/domain/policy/permissions.generated.ts',
    edit: (text) => text.replace("approver: 'all'", "approver: 'own'"),
    refusal: /^src\/domain\/policy\/permissions\.generated\.ts is out of date: run npm run generate$/,
  },
  'kinds of records': {
    file: 'src/contract/coach/record-kinds.generated.ts',
    edit: (text) => text.replace("entries: 'entry'", "entries: 'timesheet'"),
    refusal: /^src\/contract\/coach\/record-kinds\.generated\.ts is out of date: run npm run generate$/,
  },
  'commands of vireo': {
    file: 'src/cli/commands.generated.ts',
    edit: (text) => text.replace('Every subcommand of', 'All of'),
    refusal: /^src\/cli\/commands\.generated\.ts is out of date: run npm run generate$/,
  },
  'state of one process': {
    file: 'docs/architecture.md',
    edit: (text) => text.replace('a sealed store of secrets', 'nothing'),
    refusal: /^docs\/architecture\.md is out of date: run npm run generate$/,
  },
  'list of migrations': {
    file: 'src/backend/migrations/index.ts',
    edit: (text) => text.replace('  foundation,\n', ''),
    refusal: /^src\/backend\/migrations\/index\.ts is out of date: run npm run generate$/,
  },
  'list of features': {
    file: 'src/extension/started.generated.ts',
    edit: (text) => text.replace('  registerWelcome,\n', ''),
    refusal: /^src\/extension\/started\.generated\.ts is out of date: run npm run generate$/,
  },
  'links to records': {
    file: 'src/extension/record-links.generated.ts',
    edit: (text) => text.replace("command: 'vireo.openReport'", "command: 'vireo.openRequest'"),
    refusal: /^src\/extension\/record-links\.generated\.ts is out of date: run npm run generate$/,
  },
  'list of agents': {
    file: 'src/contract/work/agents.generated.ts',
    edit: (text) => text.replace('  planningDeclaration,\n', ''),
    refusal: /^src\/contract\/work\/agents\.generated\.ts is out of date: run npm run generate$/,
  },
  'list of pages': {
    file: 'webviews/pages.generated.ts',
    edit: (text) => text.replace(/export \{ weekView.*\n/, ''),
    refusal: /^webviews\/pages\.generated\.ts is out of date: run npm run generate$/,
  },
  'pages of permissions and data': {
    file: 'docs/permissions.md',
    edit: (text) => text.replace('invoice:issue', 'invoice:isue'),
    refusal: /^docs\/permissions\.md is out of date: run npm run generate$/,
  },
  'extension manifest': {
    file: 'package.json',
    edit: (text) => text.replace('vireo.startTimer', 'vireo.beginTimer'),
    refusal: /^Not as the features say: package\.json: \w+\. Run npm run generate\.$/,
  },
  'German of the editor': {
    file: 'src/words/de/pages.json',
    edit: (text) => text.replace('"Ask the Coach": "Coach fragen"', '"Ask the Coach": "Frage den Coach"'),
    refusal: /^Not as src\/words\/de says: l10n\/bundle\.l10n\.de\.json\. Run npm run generate\.$/,
  },
  'settings of a scan': {
    file: 'docs/vireo.schema.json',
    edit: (text) => text.replace('"version"', '"versions"'),
    refusal: /^docs\/vireo\.schema\.json is out of date: run npm run generate$/,
  },
  'schema of agent files': {
    file: 'media/agent-file.schema.json',
    edit: (text) => text.replace('"version"', '"versions"'),
    refusal: /^media\/agent-file\.schema\.json is out of date: run npm run generate$/,
  },
  "the PDF font's letters": {
    file: 'src/domain/invoice-print/font-coverage.generated.ts',
    edit: (text) => text.replace('+', '-'),
    refusal:
      /^src\/domain\/invoice-print\/font-coverage\.generated\.ts is out of date: run npm run generate$/,
  },
  'third-party notices': {
    file: 'THIRD-PARTY-NOTICES.md',
    edit: (text) => text.replace('## zod', '## zood'),
    refusal: /^THIRD-PARTY-NOTICES\.md is not what the bundles contain: run "npm run generate"\.$/,
  },
};

const copied = [
  'docs',
  'l10n',
  'src',
  'webviews',
  'scripts',
  'media',
  'package.json',
  'package.nls.json',
  'package.nls.de.json',
  'package-lock.json',
  'THIRD-PARTY-NOTICES.md',
  'tsconfig.base.json',
  'tsconfig.json',
];

/** What each passes is tried by the gate itself; a refusal here is matched whole, so it names no other file. */
describe('drift gates', function () {
  this.timeout(120_000);
  let copy: string;

  before(() => {
    copy = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-drift-')));
    // Of the same sources: what was built of them need not be built again.
    const known = existsSync(path.join(projectRoot, builtFromFile)) ? [builtFromFile] : [];
    for (const name of [...copied, ...known])
      cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true });
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it('has a planted drift for every generator', () => {
    assert.deepEqual(
      Object.keys(planted).sort(),
      driftGates.map(({ name }) => name.replace(' up to date', '')).sort(),
    );
  });

  for (const gate of driftGates) {
    const plant = planted[gate.name.replace(' up to date', '')];
    if (plant === undefined) continue;
    const { file, edit, refusal } = plant;

    it(`refuses an edited ${file}, and nothing else`, async () => {
      const original = readFileSync(path.join(copy, file), 'utf8');
      const edited = edit(original);
      assert.notEqual(edited, original, 'the planted edit changed nothing');

      writeFileSync(path.join(copy, file), edited);
      const said = await gate.run(copy);
      writeFileSync(path.join(copy, file), original);

      assert.match(said, refusal);
    });
  }
});
