/**
 * `npm run generate`: writes everything in the repository that is made from something else.
 * Each generator is a script that writes its files, or with `--check` ends with 1 when they differ from what it
 * would write; `npm run check` runs all of them so. To add one, write the script and name it here.
 */
import path from 'node:path';
import { runMain } from './main.ts';
import { projectRoot } from './paths.ts';
import { runCommand } from './run-command.ts';

export interface Generator {
  readonly name: string;
  /** Path in the clone. */
  readonly script: string;
  /** What it reads beside the modules that it imports, and everything that it writes: patterns of files. */
  readonly files: readonly string[];
  /** It reads which module imports which, of all that ships. */
  readonly readsImports?: boolean;
  /** It asks what bundles were built from: see scripts/build/build-record.ts. */
  readonly asksBuild?: boolean;
}

export const generators: readonly Generator[] = [
  {
    name: 'scanner rules',
    script: 'scripts/rules.ts',
    files: [
      'src/scanner/**',
      'src/workspace/**',
      'src/cli/stack/**',
      'src/contract/**',
      'scripts/rules/**',
    ].concat(['docs/{rules,coverage}.md', 'src/words/de/*.json', 'test/corpus/*.json']),
  },
  {
    name: 'stack data',
    script: 'scripts/generate/stack-data.ts',
    files: ['src/workspace/stack/**'],
  },
  {
    name: 'settings of a scan',
    script: 'scripts/generate/settings-schema.ts',
    files: ['docs/*.schema.json', 'src/workspace/config/**'],
  },
  {
    name: 'schema of agent files',
    script: 'scripts/generate/agent-file-schema.ts',
    files: ['media/*.schema.json', 'src/contract/work/**'],
  },
  {
    name: "the PDF font's letters",
    script: 'scripts/generate/font-coverage.ts',
    files: ['src/domain/invoice-print/font-coverage.generated.ts'],
  },
  {
    name: 'permissions',
    script: 'scripts/generate/permissions.ts',
    files: ['src/domain/policy/permissions.generated.ts', 'src/backend/**/*.slice.ts'],
  },
  {
    name: 'kinds of records',
    script: 'scripts/generate/record-kinds.ts',
    files: ['src/contract/coach/record-kinds.generated.ts', 'src/backend/**/*.slice.ts'],
  },
  {
    name: 'commands of vireo',
    script: 'scripts/generate/cli-commands.ts',
    files: ['src/cli/**'],
  },
  {
    name: 'state of one process',
    script: 'scripts/generate/process-state.ts',
    files: ['docs/architecture.md', 'src/backend/{platform,contexts}/**'],
  },
  {
    name: 'list of migrations',
    script: 'scripts/generate/migrations.ts',
    files: ['src/backend/{migrations,team-migrations}/*.ts'],
  },
  {
    name: 'list of features',
    script: 'scripts/generate/features.ts',
    files: [
      'src/extension/{contributed,started}.generated.ts',
      'src/extension/features/*/{register-*,*.contributes}.ts',
    ],
  },
  {
    name: 'links to records',
    script: 'scripts/generate/record-links.ts',
    files: [
      'src/extension/*.generated.ts',
      'src/extension/features/*/linked/*.ts',
      'src/backend/**/*.slice.ts',
    ],
  },
  {
    name: 'list of agents',
    script: 'scripts/generate/agents.ts',
    files: [
      'src/{contract/work,backend/work/agents/*}/*-agent.ts',
      'src/{contract/work,backend/work/agents}/agents.generated.ts',
    ],
  },
  {
    name: 'list of pages',
    script: 'scripts/generate/pages.ts',
    files: ['webviews/pages.generated.ts', 'webviews/*/*.page.ts'],
  },
  {
    name: 'API client',
    script: 'scripts/generate/openapi-client.ts',
    files: ['src/api-client/generated/openapi.json'],
  },
  {
    name: 'pages of permissions and data',
    script: 'scripts/generate/backend-docs.ts',
    files: [
      'docs/{permissions,data}.md',
      'src/extension/features/*/*.contributes.ts',
      'src/contract/generated/{event-types,server-routes.generated}.ts',
      'src/backend/**',
      'src/domain/{authorization,policy/permissions.generated}.ts',
      'scripts/check/**',
    ],
  },
  {
    name: 'extension manifest',
    script: 'scripts/manifest.ts',
    files: ['package.nls*.json', 'l10n/*', 'src/contract/**', 'src/extension/**'],
  },
  {
    name: 'German of the editor',
    script: 'scripts/words/write-words.ts',
    files: ['package.nls*.json', 'l10n/*', 'src/words/**'],
  },
  {
    name: 'third-party notices',
    script: 'scripts/generate/third-party-notices.ts',
    files: ['THIRD-PARTY-NOTICES.md', 'scripts/build/**'],
    readsImports: true,
    asksBuild: true,
  },
];

if (import.meta.main) {
  await runMain(async () => {
    const args = process.argv.slice(2);
    let failures = 0;
    for (const { name, script } of generators) {
      console.log(`${name} …`);
      const { code } = await runCommand(process.execPath, [path.join(projectRoot, script), ...args], {
        cwd: projectRoot,
        echo: true,
      });
      if (code !== 0) failures += 1;
    }
    return failures === 0 ? 0 : 1;
  });
}
