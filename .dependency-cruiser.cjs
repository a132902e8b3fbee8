/**
 * Who may import whom (CONTRIBUTING.md has the table in words). Each rule says why in its comment, and
 * test/gates/dependency-rules.test.ts plants one violation of each: a rule without one fails that test.
 */
const { replacements } = require('./scripts/build/light-client.ts');
const { listBundles } = require('./scripts/bundles.ts');
const { readFeatures } = require('./scripts/manifest/features.ts');
const { floors, reachOf } = require('./scripts/check/floors.ts');

/** What a feature adds to the editor: read by the build alone. */
const contributes = '^src/extension/features/([^/]+)/[^/]+\\.contributes\\.ts$';

const entries = [
  '^webviews/[^/]+/main\\.ts$',
  contributes,
  ...[...listBundles(__dirname).map(({ entry }) => entry), ...Object.values(replacements)].map(
    (entry) => `^${entry.replaceAll('.', '\\.')}$`,
  ),
];

/** Also the suites that several implementations of one port share, and what slices declare for suites. */
const test = '\\.(test|contract|sample)\\.ts$';

/** Folder → folders of ours that it may import, beside `words`. */
const mayImport = {
  words: [],
  domain: [],
  scanner: [],
  contract: ['domain', 'scanner'],
  'api-client': ['contract'],
  workspace: ['scanner', 'contract'],
  server: ['scanner', 'contract', 'workspace', 'connection', 'api-client'],
  backend: ['domain', 'scanner', 'contract', 'workspace', 'connection'],
  connection: ['contract'],
  pages: ['domain', 'contract', 'api-client'],
  extension: ['domain', 'contract', 'connection', 'api-client', 'pages'],
  cli: ['domain', 'scanner', 'contract', 'workspace', 'connection', 'api-client'],
};

/** Why a folder stops where it stops. */
const reasons = {
  words: 'What people read is looked up the same way everywhere: by code that stands on nothing.',
  domain: 'The rules of the practice are pure: whatever they need is an argument.',
  scanner:
    'The engine is text in, findings out: files, settings and records are the business of its callers.',
  contract: 'What crosses a process edge must not drag a process behind it.',
  'api-client': 'The client is generated from the OpenAPI document and knows the wire alone.',
  workspace: 'Files round the engine; the practice and its records are the backend’s.',
  server:
    'The language server asks the scanner and speaks the contract; records reach it through the API client.',
  backend:
    'The backend is a process of its own: who talks to it does so over HTTP, and it talks to no editor.',
  pages:
    'What the hosts of pages share runs in the editor and in a browser alike: whatever only one of them has is a port.',
  extension:
    'The extension is light and holds no state: it starts other processes by path, and scans nothing itself.',
  cli: 'The command line prints what workspace, scanner and API client answer; it starts other processes by path.',
};

const contextsFolder = '^src/backend/contexts/';

/** Slices that hold one record, the time entry, between them. */
const entrySlices = '(?:entries|timer|questions)';

/** The way of a question, in its order; the last answers it. */
const questionSteps = ['words', 'read', 'plan', 'say', 'coach'];
const ofQuestions = `${contextsFolder}coach/(?:${questionSteps.join('|')})/`;

/** What slices of a context, and contexts above it, may use of each other: `model/`, and what app.ts hands in. */
function contextRules() {
  return [
    ...floors.flat().map(floorRule),
    {
      name: 'no-cross-slice',
      comment:
        'Slices meet through events, a port that their context hands in, the index.ts of one beside them, or a model/.',
      severity: 'error',
      from: {
        path: `${contextsFolder}([^/]+)/([^/]+)/`,
        pathNot: [test, `${contextsFolder}time/${entrySlices}/`, ofQuestions],
      },
      to: {
        path: `${contextsFolder}[^/]+/[^/]+`,
        pathNot: [
          `${contextsFolder}$1/$2/`,
          `${contextsFolder}$1/[^/]+/index\\.ts$`,
          `${contextsFolder}[^/]+/model/`,
        ],
      },
    },
    {
      name: 'no-cross-slice',
      comment:
        'What reads and answers questions knows goals and memory by the ports that the context hands in.',
      severity: 'error',
      from: { path: ofQuestions, pathNot: test },
      to: { path: `${contextsFolder}[^/]+/[^/]+`, pathNot: [ofQuestions, `${contextsFolder}[^/]+/model/`] },
    },
    ...questionSteps.slice(0, -1).map((step, index) => ({
      name: 'question-goes-forward',
      comment: 'A question is read, planned and answered once: no step asks a later one.',
      severity: 'error',
      from: { path: `${contextsFolder}coach/${step}/`, pathNot: test },
      to: { path: `${contextsFolder}coach/(?:${questionSteps.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'no-cross-entry-slice',
      comment: 'Entries, timer and questions hold one record between them, and nothing else of other slices.',
      severity: 'error',
      from: { path: `${contextsFolder}time/${entrySlices}/`, pathNot: test },
      to: {
        path: `${contextsFolder}[^/]+/[^/]+`,
        pathNot: [`${contextsFolder}time/${entrySlices}/`, `${contextsFolder}[^/]+/model/`],
      },
    },
    {
      name: 'questions-by-index',
      comment: 'The timer asks and answers through one file of questions/.',
      severity: 'error',
      from: { path: `${contextsFolder}time/timer/`, pathNot: test },
      to: { path: `${contextsFolder}time/questions/`, pathNot: '/index\\.ts$' },
    },
    {
      name: 'platform-below-contexts',
      comment: 'The platform carries the contexts and knows none of them: they hand in what it needs.',
      severity: 'error',
      from: { path: '^src/backend/platform/', pathNot: test },
      to: { path: contextsFolder },
    },
  ];
}

/** @param {string} name */
function floorRule(name) {
  const reach = reachOf(name);
  return {
    name: `${name}-floor`,
    comment: `Imports run downwards only: this one reaches ${reach.join(', ')}. What it needs from above is a port that app.ts hands in.`,
    severity: 'error',
    from: { path: `${contextsFolder}${name}/`, pathNot: test },
    to: {
      path: `${contextsFolder}[^/]+/`,
      pathNot: reach.map((allowed) => `${contextsFolder}${allowed}/`),
    },
  };
}

/** What the backend itself may use of the folders round the scanner: constants, names, and threads that it starts by path. */
const lightParts = [
  'scanner/model',
  // The start of the parsers' WebAssembly, one a process: the reader of shell lines stands on it, too.
  'scanner/syntax/runtime',
  'workspace/(?:assets|cache-directory|files/secret-file|git/hardening|git-surroundings|ignore-error|processes/(?:last-handlers|process-group)|secret-digest|worker-environment)',
  'workspace/baseline/match-baseline',
  // The one question about a project that goes over the network.
  'workspace/dependencies/advisories/(?:post-osv|service-url)',
  'workspace/readings/(?:readings|waiting-line)',
  // Which copies of a run are kept: names and instants alone.
  'workspace/runs/kept/kept-record',
  // Decides about commands by the shell's grammar, which is a bundle of its own.
  'workspace/shell/(?:decide-fully|shell-reader|shell-words)',
  'workspace/sarif-import/(?:losses|refused-log|turns)',
  'workspace/stack/model',
];

/** What leaves for a model is searched for secrets: in the models' own bundle, and by nothing but the search for secrets. */
const secretSearch = 'src/backend/platform/models/engine/find-secrets\\.ts';

const featuresFolder = '^src/extension/features/';
const features = [...readFeatures(__dirname).keys()];

/** The features of the extension: how they meet, and what the build reads of them. */
const featureRules = [
  {
    name: 'features-by-index',
    comment: 'Features meet through their index.ts, which loads late what is heavy.',
    severity: 'error',
    from: { path: `${featuresFolder}([^/]+)/`, pathNot: test },
    to: {
      path: featuresFolder,
      pathNot: [`${featuresFolder}$1/`, `${featuresFolder}[^/]+/index\\.ts$`],
    },
  },
  ...features.slice(0, -1).map((name, index) => ({
    name: 'features-in-order',
    comment:
      'A feature uses those before it, as their `after` says. What it needs of a later one is a port of the platform, or belongs there.',
    severity: 'error',
    from: { path: `${featuresFolder}${name}/` },
    to: { path: `${featuresFolder}(?:${features.slice(index + 1).join('|')})/` },
  })),
  {
    name: 'platform-below-features',
    comment: 'The platform of the extension carries the features and knows none of them.',
    severity: 'error',
    from: { path: '^src/extension/platform/', pathNot: test },
    to: { path: featuresFolder },
  },
  {
    name: 'contributes-for-the-build',
    comment:
      'What a feature contributes is texts for the manifest: the extension carries none of them. Share an id by a module of its own.',
    severity: 'error',
    from: { path: '^(?:src|webviews)/', pathNot: test },
    to: { path: contributes },
  },
  {
    name: 'contributes-is-data',
    comment:
      'What a feature contributes is read without an editor: it stands on contracts, and on modules of its own that know none.',
    severity: 'error',
    from: { path: contributes },
    to: {
      pathNot: ['^src/contract/', '^src/extension/platform/feature/', '^src/extension/features/$1/'],
    },
  },
];

/** Two processes, and what each goes without. */
const workRules = [
  {
    name: 'scanner-only-in-work',
    comment:
      'The backend carries neither the scanner nor what reads projects: platform/work has them asked in another process.',
    severity: 'error',
    from: {
      path: '^src/backend/',
      pathNot: [test, '^src/backend/work/', '^src/backend/testing/', `^${secretSearch}$`],
    },
    to: {
      path: '^src/(?:scanner|workspace|backend/work)/',
      pathNot: lightParts.map((part) => `^src/${part}\\.ts$`),
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'facts-read-once',
    comment:
      'What manifests, pipelines and Dockerfiles say of a project is read in src/workspace/facts: agents and health render its facts (ADR 54). Apart: files that an agent writes or has written, its own model, and the licence.',
    severity: 'error',
    from: {
      path: '^src/(?:backend/work/agents|workspace/health)/',
      pathNot: [
        test,
        '^src/backend/work/agents/devops/(?:check|files)/',
        '^src/backend/work/agents/fastapi/model/read-model\\.ts$',
        '^src/workspace/health/(?:named-licence|project-facts)\\.ts$',
      ],
    },
    to: {
      path: [
        '^src/workspace/dependencies/(?:formats/|fields|json-text|toml-text)',
        '^src/workspace/facts/(?!model|read-facts|tree|commands/pipelines)',
        'node_modules/(?:dockerfile-ast|smol-toml|yaml)/',
      ],
    },
  },
  {
    name: 'secret-search-alone',
    comment: 'Of the scanner, what speaks to models takes the search for secrets and its formats alone.',
    severity: 'error',
    from: { path: `^${secretSearch}$` },
    to: {
      path: '^src/(?:scanner|workspace|backend/work)/',
      pathNot: ['^src/scanner/secrets/index\\.ts$', '^src/scanner/rules\\.generated\\.ts$'],
    },
  },
  {
    name: 'work-without-records',
    comment:
      'What reads projects that nobody vouches for has no database, no token and no port: it asks over its channel.',
    severity: 'error',
    from: { path: '^src/backend/work/', pathNot: test },
    to: {
      path: [
        '^src/backend/(?!work/)',
        '^src/connection/',
        '^(?:node_modules/)?(?:fastify|@fastify|kysely|pg|sql\\.js|ws|pino)(?:/|$)',
      ],
      // Words alone: how a text stands in Markdown.
      pathNot: '^src/backend/platform/(?:markdown|text/[^/]+)\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  },
];

/** Package → the only folders that may use it; elsewhere its work is asked for through that folder. */
const owners = [
  {
    name: 'vscode-only-in-extension',
    packages: ['vscode', 'vscode-languageclient'],
    folders: ['src/extension'],
    why: 'Only the extension talks to the editor; the rest must run without one.',
  },
  {
    name: 'language-server-only-in-server',
    packages: ['vscode-languageserver'],
    folders: ['src/server'],
    why: 'The protocol library belongs to the language server; others import the constants of contract/.',
  },
  {
    name: 'http-server-only-in-backend',
    packages: ['fastify', '@fastify', 'fastify-type-provider-zod'],
    folders: ['src/backend'],
    why: 'One process answers HTTP.',
  },
  {
    name: 'database-only-in-backend',
    packages: ['kysely', 'pg', 'pg-boss', 'sql\\.js'],
    folders: ['src/backend'],
    why: 'The backend alone opens the database.',
  },
  {
    name: 'models-only-in-engine',
    packages: ['@ai-sdk', 'cockatiel'],
    folders: ['src/backend/platform/models/engine'],
    why: 'One way to a model, behind the gateway: what it asks is redacted and paid for, and the idle backend carries none of it.',
  },
  {
    name: 'graphs-only-in-work',
    packages: ['@langchain'],
    folders: ['src/backend/work/graphs/langgraph'],
    why: 'The engine of graphs stands behind GraphEngine, in a bundle that is loaded with the first graph.',
  },
  {
    name: 'axios-only-in-api-client',
    packages: ['axios'],
    folders: ['src/api-client'],
    why: 'Calls go through the generated client, which adds token, trace id and back-off.',
  },
  {
    name: 'git-only-in-workspace',
    packages: ['simple-git'],
    folders: ['src/workspace'],
    why: 'One git runner, always hardened: a second one would run what a repository’s own config names.',
  },
  {
    name: 'elements-only-in-webviews',
    packages: ['lit', '@vscode-elements', 'dompurify'],
    folders: ['webviews'],
    why: 'Pages are drawn in webviews; their hosts send data.',
  },
  {
    name: 'markdown-drawn-or-printed',
    packages: ['markdown-it'],
    folders: ['webviews', 'src/backend/work/document-pdf'],
    why: 'Markdown is read where it is drawn or printed; all others pass it on as text.',
  },
];

const folder = (name) => `^src/${name}/`;

/** Of the workspace, what takes lines of a shell apart for the rules of acts: backend and command line share it. */
const shellFolder = folder('workspace/shell');

const shellRule = {
  name: 'shell-by-rules',
  comment:
    'The reader of shell lines stands on the rules of acts, the grammar and files of the program alone.',
  severity: 'error',
  from: { path: shellFolder, pathNot: test },
  to: {
    path: '^(src|webviews)/',
    pathNot: [
      shellFolder,
      '^src/domain/policy/acts/',
      '^src/domain/result\\.ts$',
      '^src/scanner/syntax/runtime\\.ts$',
      '^src/workspace/assets\\.ts$',
    ],
  },
};

const layerRules = Object.entries(mayImport).map(([name, allowed]) => ({
  name: `${name}-imports`,
  comment: `${reasons[name]} May import: ${['words', ...allowed].filter((each) => each !== name).join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: {
    path: folder(name),
    ...(name === 'pages' && { pathNot: test }),
    ...(name === 'workspace' && { pathNot: shellFolder }),
  },
  to: {
    path: '^(src|webviews|scripts|test|bench|demo)/',
    pathNot: [
      '^test/support/',
      ...(name === 'extension' ? ['^webviews/'] : []),
      ...[name, 'words', ...allowed].map(folder),
    ],
  },
}));

const ownerRules = owners.map(({ name, packages, folders, why }) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: '^(src|webviews)/', pathNot: [test, ...folders.map((path) => `^${path}/`)] },
  to: { path: packages.map((entry) => `^(node_modules/)?(@types/)?${entry}(/|$)`) },
}));

const pure = [
  { folder: 'src/words', packages: '-', what: 'nothing' },
  {
    folder: 'src/domain',
    packages:
      'damerau-levenshtein|decimal\\.js|escape-string-regexp|temporal-polyfill|temporal-utils|temporal-spec|unhomoglyph',
    what: 'libraries of numbers, dates and names',
  },
  {
    folder: 'src/scanner',
    packages: 'damerau-levenshtein|escape-string-regexp|web-tree-sitter|yaml|dockerfile-ast',
    what: 'parsers and distances of names',
  },
  { folder: 'src/contract', packages: 'zod|vscode-languageserver-(types|protocol)', what: 'zod' },
  { folder: 'src/pages', packages: 'zod', what: 'zod' },
].flatMap(({ folder: path, packages, what }) => {
  const name = path.slice('src/'.length);
  const from = { path: `^${path}/`, pathNot: [test, '^src/pages/testing/'] };
  return [
    {
      name: `${name}-no-platform`,
      comment: `${name} is pure: no Node built-in, no clock, no I/O.`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'] },
    },
    {
      name: `${name}-packages`,
      comment: `${name} stands on ${what} alone, so that it runs anywhere.`,
      severity: 'error',
      from,
      to: { path: '^node_modules/', pathNot: `^node_modules/(${packages})/` },
    },
  ];
});

/** What a page says of itself and to its host; a page that draws it brings no schema with some of it. */
const pageParts = [
  '^webviews/pages\\.generated\\.ts$',
  '^webviews/[^/]+/host/',
  '^webviews/.+/[a-z-]*messages\\.ts$',
  '^webviews/client/new-client\\.ts$',
];

module.exports = {
  forbidden: [
    shellRule,
    ...layerRules,
    ...pure,
    ...ownerRules,
    {
      name: 'contract-types-only',
      comment:
        'contract/ takes types from the cores; a value would bring their code into every process and webview.',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: test },
      to: { path: '^src/(domain|scanner)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'webviews-imports',
      comment:
        'A webview talks by contract messages to its host: no API client, no other process, nothing of Node.',
      severity: 'error',
      from: { path: '^webviews/', pathNot: '^webviews/[^/]+/host/' },
      to: { path: '^(src|scripts|test|bench|demo)/', pathNot: '^src/(domain|contract|words)/' },
    },
    {
      name: 'page-hosts-imports',
      comment:
        'The host table of a page speaks to ports, so that the browser can show the page, too: nothing of the extension, which holds the editor.',
      severity: 'error',
      from: { path: '^webviews/([^/]+)/host/', pathNot: test },
      to: {
        path: '^(src|webviews|scripts|test|bench|demo)/',
        pathNot: [
          '^src/(?:domain|contract|api-client|pages|words)/',
          '^webviews/$1/',
          '^webviews/components/form/form-messages\\.ts$',
        ],
      },
    },
    {
      name: 'rows-without-editor',
      comment:
        'Rows of a tree are data: where they come from knows neither the editor nor what speaks to it.',
      severity: 'error',
      from: { path: '^src/extension/features/[^/]+/load-[a-z-]+-rows\\.ts$', pathNot: test },
      to: {
        path: [
          '^(?:node_modules/)?(?:@types/)?vscode(?:/|$)',
          '^src/extension/platform/(?:commands|context|l10n|notify|settings)\\.ts$',
        ],
      },
    },
    {
      name: 'views-without-hosts',
      comment: 'A page is sent what it shows: its host runs elsewhere.',
      severity: 'error',
      from: { path: '^webviews/', pathNot: ['^webviews/[^/]+/host/', test] },
      to: { path: '^webviews/[^/]+/host/' },
    },
    {
      name: 'webviews-no-platform',
      comment: 'A webview runs in a browser.',
      severity: 'error',
      from: { path: '^webviews/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages-undrawn-in-extension',
      comment:
        'Of a page the extension takes its line, messages and host table: what draws runs in the page alone.',
      severity: 'error',
      from: { path: '^src/(?:extension|pages)/', pathNot: test },
      to: { path: '^webviews/', pathNot: pageParts },
    },
    {
      name: 'no-cross-view',
      comment: 'Views share webviews/components; one view does not reach into another.',
      severity: 'error',
      from: { path: '^webviews/([^/]+)/', pathNot: '^webviews/components/' },
      to: { path: '^webviews/[^/]+/', pathNot: ['^webviews/$1/', '^webviews/components/'] },
    },
    ...contextRules(),
    ...workRules,
    ...featureRules,
    {
      name: 'no-circular',
      comment:
        'A cycle, type-only imports included, means that two files are one. Move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'No entry of scripts/bundles.ts reaches this module: delete it, or wire it in.',
      severity: 'error',
      from: { path: entries },
      to: {
        path: '^(src|webviews)/',
        pathNot: [
          ...entries,
          test,
          '^src/(?:backend|domain|extension|pages|workspace/facts)/testing/',
          '^src/api-client/generated/',
          '\\.d\\.ts$',
          // What the proof of the secrets' formats stands on (scripts/rules/secret-proof.ts) and their tests.
          '^src/scanner/secrets/(?:own-patterns|token-generator)\\.ts$',
        ],
        reachable: false,
      },
    },
    {
      name: 'no-testing-in-production',
      comment: 'Builders and fakes are for tests; a product that needs one has lost a seam.',
      severity: 'error',
      from: {
        path: '^(src|webviews|scripts|demo)/',
        pathNot: [test, '^src/(?:backend|domain|extension|pages|workspace/facts)/testing/', '^scripts/test/'],
      },
      to: { path: ['^src/(?:backend|domain|extension|pages|workspace/facts)/testing/', test, '^test/'] },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'What ships stands on dependencies; a dev dependency is not looked at for licence and size.',
      severity: 'error',
      from: {
        path: '^(src|webviews)/',
        pathNot: [test, '^src/(?:backend|domain|extension|pages|workspace/facts)/testing/'],
      },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: { path: '^(src|webviews|scripts|demo|bench)/' },
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
    {
      name: 'no-unnamed-package',
      comment:
        'package.json does not name this package: it is here by chance, and gone with the next update.',
      severity: 'error',
      // An extension of the bench's own, which the editor gives its `vscode`.
      from: { path: '^(src|webviews|scripts|demo|bench|test)/', pathNot: '^bench/support/empty-page/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: ['^(dist|out|\\.tsbuild)/', '^test/(fixtures|gates/planted|corpus/cases)/', '^demo/template/'],
    },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
