/**
 * The gate against promises that nobody awaits: a rejection would end the process. `void` is no way out; what goes on by
 * itself is handed to `inBackground`, which logs. Biome has no rule that knows types as well, so this is typescript-eslint's
 * one rule over all that is shipped.
 */
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { runMain } from '../main.ts';

/** What is shipped; tests and scripts end with a failure, as they should. */
const folders = ['src', 'webviews'];

async function findFloating(root: string): Promise<readonly string[]> {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    errorOnUnmatchedPattern: false,
    overrideConfig: [
      { ignores: ['**/*.test.ts', '**/testing/**', '**/*.generated.ts', 'src/api-client/generated'] },
      {
        files: ['{src,webviews}/**/*.ts'],
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        languageOptions: {
          parser: tseslint.parser,
          parserOptions: { projectService: true, tsconfigRootDir: root },
        },
        plugins: { '@typescript-eslint': tseslint.plugin },
        rules: { '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }] },
      },
    ],
  });
  const results = await eslint.lintFiles(folders.map((folder) => `${folder}/**/*.ts`));
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, message }) => `${path.relative(root, filePath)}:${line} ${message.split('\n')[0] ?? ''}`,
    ),
  );
}

await runMain(async () => {
  const found = await findFloating(path.resolve(process.argv[2] ?? '.'));
  for (const line of found) process.stdout.write(`${line}\n`);
  return found.length > 0 ? 1 : 0;
});
