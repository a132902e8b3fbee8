import assert from 'node:assert/strict';
import { findViolations, ruleNames, type Violation } from '../../scripts/check/dependency-rules.ts';
import { startedEntries } from '../../src/workspace/assets.ts';
import { createPlantedTree, type PlantedTree } from '../support/planted-tree.ts';

/** Rule → one module that breaks it and nothing else: where it lies, and its text. */
const planted: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'words-imports': ['src/words/planted.ts', "import type {} from '../domain/allowed.ts';"],
  'domain-imports': ['src/domain/planted.ts', "import '../scanner/allowed.ts';"],
  'scanner-imports': ['src/scanner/planted.ts', "import type {} from '../domain/allowed.ts';"],
  'contract-imports': ['src/contract/planted.ts', "import '../workspace/allowed.ts';"],
  'api-client-imports': ['src/api-client/planted.ts', "import '../domain/allowed.ts';"],
  'workspace-imports': ['src/workspace/planted.ts', "import '../domain/allowed.ts';"],
  'server-imports': ['src/server/planted.ts', "import '../domain/allowed.ts';"],
  'backend-imports': ['src/backend/planted.ts', "import '../api-client/index.ts';"],
  'connection-imports': ['src/connection/planted.ts', "import '../backend/allowed.ts';"],
  'extension-imports': ['src/extension/planted.ts', "import '../scanner/allowed.ts';"],
  'pages-imports': ['src/pages/planted.ts', "import '../extension/allowed.ts';"],
  'cli-imports': ['src/cli/planted.ts', "import '../backend/allowed.ts';"],
  'words-no-platform': ['src/words/platform.ts', "import 'node:fs';"],
  'domain-no-platform': ['src/domain/platform.ts', "import 'node:fs';"],
  'scanner-no-platform': ['src/scanner/platform.ts', "import 'node:path';"],
  'contract-no-platform': ['src/contract/platform.ts', "import 'node:os';"],
  'pages-no-platform': ['src/pages/platform.ts', "import 'node:buffer';"],
  'words-packages': ['src/words/package.ts', "import 'zod';"],
  'domain-packages': ['src/domain/package.ts', "import 'zod';"],
  'scanner-packages': ['src/scanner/package.ts', "import 'zod';"],
  'contract-packages': ['src/contract/package.ts', "import 'ws';"],
  'pages-packages': ['src/pages/package.ts', "import 'ws';"],
  'vscode-only-in-extension': ['src/cli/vscode.ts', "import 'vscode';"],
  'language-server-only-in-server': ['src/extension/protocol.ts', "import 'vscode-languageserver/node';"],
  'http-server-only-in-backend': ['src/cli/http.ts', "import '@fastify/cors';"],
  'database-only-in-backend': ['src/cli/database.ts', "import type {} from 'kysely';"],
  'axios-only-in-api-client': ['src/extension/axios.ts', "import 'axios';"],
  'graphs-only-in-work': ['src/backend/work/agents/graph.ts', "import '@langchain/langgraph';"],
  'models-only-in-engine': ['src/backend/platform/models/asking.ts', "import 'cockatiel';"],
  'git-only-in-workspace': ['src/backend/git.ts', "import 'simple-git';"],
  'elements-only-in-webviews': ['src/extension/elements.ts', "import 'lit';"],
  'markdown-drawn-or-printed': ['src/extension/marks.ts', "import 'markdown-it';"],
  'contract-types-only': [
    'src/contract/values.ts',
    "import { allowed } from '../domain/allowed.ts';\nexport const value = allowed;",
  ],
  'webviews-imports': ['webviews/coach/network.ts', "import '../../src/api-client/index.ts';"],
  'page-hosts-imports': ['webviews/coach/host/editor.ts', "import '../../../src/extension/allowed.ts';"],
  'rows-without-editor': ['src/extension/features/tasks/load-task-rows.ts', "import 'vscode';"],
  'views-without-hosts': ['webviews/coach/table.ts', "import './host/table.ts';"],
  'webviews-no-platform': ['webviews/coach/platform.ts', "import 'node:fs';"],
  'pages-undrawn-in-extension': ['src/extension/drawn.ts', "import '../../webviews/components/button.ts';"],
  'no-cross-view': ['webviews/coach/neighbour.ts', "import '../invoice/main.ts';"],
  'account-floor': ['src/backend/contexts/account/users/users.ts', "import '../../practice/model/rate.ts';"],
  'practice-floor': ['src/backend/contexts/practice/tasks/tasks.ts', "import '../../time/model/day.ts';"],
  'time-floor': ['src/backend/contexts/time/weeks/weeks.ts', "import '../../code/model/place.ts';"],
  'code-floor': ['src/backend/contexts/code/scans/scans.ts', "import '../../time/model/day.ts';"],
  'money-floor': ['src/backend/contexts/money/invoices/invoices.ts', "import '../../insight/model/sum.ts';"],
  'insight-floor': ['src/backend/contexts/insight/reports/reports.ts', "import '../../models/model/say.ts';"],
  'models-floor': ['src/backend/contexts/models/spend/spend.ts', "import '../../agents/model/act.ts';"],
  'agents-floor': ['src/backend/contexts/agents/acts/acts.ts', "import '../../coach/model/hear.ts';"],
  'coach-floor': ['src/backend/contexts/coach/coach/coach.ts', "import '../../desk/model/note.ts';"],
  'desk-floor': ['src/backend/contexts/desk/tickets/tickets.ts', "import '../../coach/model/hear.ts';"],
  'no-cross-slice': [
    'src/backend/contexts/practice/clients/clients.ts',
    "import '../projects/projects.service.ts';",
  ],
  'question-goes-forward': ['src/backend/contexts/coach/read/items.ts', "import '../plan/ask.ts';"],
  'no-cross-entry-slice': ['src/backend/contexts/time/timer/timer.ts', "import '../sheets/sheets.ts';"],
  'questions-by-index': [
    'src/backend/contexts/time/timer/asking.ts',
    "import '../questions/questions.repository.ts';",
  ],
  'platform-below-contexts': ['src/backend/platform/clock.ts', "import '../contexts/time/model/day.ts';"],
  'scanner-only-in-work': [
    'src/backend/rules.ts',
    "import { allowed } from '../scanner/allowed.ts';\nexport const value = allowed;",
  ],
  'facts-read-once': ['src/backend/work/agents/planning/manifests.ts', "import 'yaml';"],
  'shell-by-rules': ['src/workspace/shell/reader.ts', "import '../allowed.ts';"],
  'secret-search-alone': [
    'src/backend/platform/models/engine/find-secrets.ts',
    "import { allowed } from '../../../../scanner/allowed.ts';\nexport const value = allowed;",
  ],
  'work-without-records': ['src/backend/work/records.ts', "import '../platform/db.ts';"],
  'features-by-index': ['src/extension/features/week/pick-rate.ts', "import '../rates/entry-rate.ts';"],
  'features-in-order': ['src/extension/features/rates/ask-week.ts', "import '../week/index.ts';"],
  'platform-below-features': ['src/extension/platform/weeks.ts', "import '../features/week/index.ts';"],
  'contributes-for-the-build': [
    'src/extension/features/rates/register-rates.ts',
    "import './rates.contributes.ts';",
  ],
  'contributes-is-data': ['src/extension/features/week/week.contributes.ts', "import 'vscode';"],
  'no-circular': ['src/server/circle.ts', "import type {} from './round.ts';"],
  'no-orphans': ['src/backend/forgotten.ts', "import './allowed.ts';"],
  'no-testing-in-production': ['src/backend/fake.ts', "import './testing/builder.ts';"],
  'no-dev-dependencies': ['src/cli/check.ts', "import 'fast-check';"],
  'no-unresolved': ['src/cli/nowhere.ts', "import './nowhere-at-all.ts';"],
  'no-unnamed-package': ['src/cli/unnamed.ts', "import 'unnamed';"],
};

/** What the planted ones reach for, and what they may: the model/ beside and below them, and the platform. */
const contextStubs: Readonly<Record<string, string>> = {
  'src/backend/contexts/practice/model/rate.ts': "import '../../../platform/db.ts';",
  'src/backend/contexts/practice/projects/projects.service.ts': "import '../model/rate.ts';",
  'src/backend/contexts/practice/context.ts': "import './projects/projects.service.ts';",
  'src/backend/contexts/time/model/day.ts': "import '../../practice/model/rate.ts';",
  'src/backend/contexts/time/entries/entries.ts': "import '../timer/timer.ts';",
  'src/backend/contexts/time/questions/questions.repository.ts': 'export {};',
  'src/backend/contexts/time/sheets/sheets.ts': "import '../model/day.ts';",
  'src/backend/contexts/code/model/place.ts': 'export {};',
  'src/backend/contexts/insight/model/sum.ts': "import '../../time/model/day.ts';",
  'src/backend/contexts/models/model/say.ts': 'export {};',
  'src/backend/contexts/agents/model/act.ts': 'export {};',
  'src/backend/contexts/coach/model/hear.ts': 'export {};',
  'src/backend/contexts/coach/plan/ask.ts': "import '../words/sense.ts';",
  'src/backend/contexts/coach/words/sense.ts': 'export {};',
  'src/backend/contexts/desk/model/note.ts': 'export {};',
  'src/backend/platform/db.ts': 'export {};',
};

const featureStubs: Readonly<Record<string, string>> = {
  'src/extension/features/rates/entry-rate.ts': 'export {};',
  'src/extension/features/rates/index.ts': "import './entry-rate.ts';",
  'src/extension/features/week/index.ts': "import '../rates/index.ts';",
  'src/extension/features/rates/rates.contributes.ts': "import '../../platform/feature/define-feature.ts';",
  'src/extension/platform/feature/define-feature.ts': "import '../../../contract/allowed.ts';",
};

const packages = [
  'zod',
  'ws',
  'vscode-languageserver',
  '@fastify/cors',
  'kysely',
  'axios',
  'simple-git',
  'cockatiel',
  'lit',
  'yaml',
];

/** A small tree that keeps the table, with one violation of each rule in it. */
function createTree(): PlantedTree {
  return createPlantedTree({
    ...allowedFiles(),
    ...Object.fromEntries(Object.values(planted)),
    ...packageFiles(),
  });
}

/** The entries reach everything but the planted orphan, as the entries of a whole product do. */
function allowedFiles(): Record<string, string> {
  const cores = ['domain', 'scanner', 'contract', 'workspace'];
  const folders = [...cores, 'api-client', 'connection', 'server', 'backend', 'pages', 'extension', 'cli'];
  const allOf = (names: readonly string[], up: string) =>
    names.map((name) => `import '${up}${name}/all.ts';`);
  return {
    ...Object.fromEntries(folders.map((name) => [`src/${name}/allowed.ts`, 'export const allowed = 1;'])),
    ...Object.fromEntries(folders.map((name) => [`src/${name}/all.ts`, importAllOf(`src/${name}/`)])),
    'src/api-client/index.ts': "import type {} from '../contract/allowed.ts';\nimport './all.ts';",
    'src/cli/main.ts': "import './all.ts';\nimport '../connection/all.ts';",
    [startedEntries['server.js']]: "import './all.ts';\nimport 'vscode-languageserver/node';",
    [startedEntries['work.js']]: allOf(['scanner', 'workspace'], '../../').join('\n'),
    'src/server/round.ts': "import './circle.ts';",
    'src/backend/main-local.ts': [
      ...allOf(['domain', 'contract'], '../'),
      "import './all.ts';",
      ...Object.keys(contextStubs).map((file) => `import './${file.slice('src/backend/'.length)}';`),
    ].join('\n'),
    ...contextStubs,
    ...featureStubs,
    'src/backend/testing/builder.ts': "import 'fast-check';",
    'src/domain/allowed.test.ts': "import 'node:assert';\nimport 'fast-check';\nimport './allowed.ts';",
    'src/extension/extension.ts':
      "import 'vscode';\nimport '../api-client/index.ts';\nimport '../pages/all.ts';\nimport './all.ts';",
    'webviews/coach/host/table.ts': "import '../../../src/pages/allowed.ts';\nimport './editor.ts';",
    'webviews/coach/main.ts': importAllOf('webviews/coach/'),
    'webviews/invoice/main.ts': "import '../components/button.ts';\nimport 'lit';",
    'webviews/components/button.ts': "import '../../src/contract/allowed.ts';",
  };
}

function importAllOf(folder: string): string {
  const files = Object.entries(planted).filter(
    ([rule, [file]]) => rule !== 'no-orphans' && file.startsWith(folder),
  );
  const names = [
    ...files.map(([, [file]]) => file.slice(folder.length)),
    ...(folder.startsWith('src/') ? ['allowed.ts'] : []),
  ];
  return names.map((name) => `import './${name}';`).join('\n');
}

function packageFiles(): Record<string, string> {
  const stub = (name: string) => ({
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0' }),
    [`node_modules/${name}/index.js`]: '',
    [`node_modules/${name}/node.js`]: '',
  });
  const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']));
  const devDependencies = { 'fast-check': '1.0.0' };
  const stubs = [...packages, 'fast-check', 'unnamed'].map(stub);
  return Object.assign(
    { 'package.json': JSON.stringify({ name: 'planted', type: 'module', dependencies, devDependencies }) },
    ...stubs,
  );
}

describe('dependency rules', () => {
  let tree: PlantedTree;
  let violations: readonly Violation[];

  before(async () => {
    tree = createTree();
    violations = await findViolations(tree.root);
  });
  after(() => tree[Symbol.dispose]());

  it('has a planted violation for every rule, and a rule for every planted violation', () => {
    assert.deepEqual(Object.keys(planted).sort(), [...ruleNames].sort());
  });

  for (const [rule, [file]] of Object.entries(planted)) {
    it(`refuses ${file} by ${rule}`, () => {
      const refusers = violations.filter(({ from, to }) => (rule === 'no-orphans' ? to : from) === file);

      assert.ok(
        refusers.some((violation) => violation.rule === rule),
        JSON.stringify(refusers),
      );
    });
  }

  it('refuses nothing of what the table allows', () => {
    const plantedFiles = new Set(Object.values(planted).map(([file]) => file));

    const unexpected = violations.filter(({ from, to }) => !plantedFiles.has(from) && !plantedFiles.has(to));

    assert.deepEqual(unexpected, []);
  });

  it('notices a module that the cruiser did not look at', async () => {
    tree.write({ 'src/domain/unseen.test.ts': 'export {};' });
    const blind = await findViolations(tree.root, { exclude: { path: 'unseen' } });

    assert.ok(
      blind.some(({ rule, from }) => rule === 'module-not-seen' && from === 'src/domain/unseen.test.ts'),
    );
  });
});
