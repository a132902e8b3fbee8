/**
 * The gate against promises that nobody awaits: a rejection would end the process. `void` is no way out; what goes on by
 * itself is handed to `inBackground`, which logs. Biome has no rule that knows types as well, so this is oxlint's one rule
 * over all that is shipped, by the compiler's native port: a fifth of the time that typescript-eslint took.
 */
import path from 'node:path';
import { projectRoot } from '../paths.ts';
import { runCommand } from '../run-command.ts';

/** What is shipped; tests and scripts end with a failure, as they should. */
const folders = ['src', 'webviews'];
const modules = path.join(projectRoot, 'node_modules');
const ignored = ['**/*.test.ts', '**/testing/**', '**/*.generated.ts', 'src/api-client/generated/**'];

interface Report {
  readonly number_of_files: number;
  readonly diagnostics: readonly {
    readonly message: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

/** A line for each; throws where the linter did not look. */
async function findFloating(root: string): Promise<readonly string[]> {
  const { output } = await runCommand(
    process.execPath,
    [
      path.join(modules, 'oxlint/bin/oxlint'),
      '--type-aware',
      '--format=json',
      `--config=${path.join(projectRoot, 'scripts/check/oxlint.json')}`,
      ...ignored.map((pattern) => `--ignore-pattern=${pattern}`),
      ...folders,
    ],
    { cwd: root, env: { ...process.env, OXLINT_TSGOLINT_PATH: path.join(modules, '.bin/tsgolint') } },
  );
  const report = readReport(output);
  if (report.number_of_files === 0) return ['The linter saw no file.'];
  return report.diagnostics.map(
    ({ message, filename, labels }) => `${filename}:${labels[0]?.span.line ?? 0} ${message}`,
  );
}

function readReport(output: string): Report {
  try {
    return JSON.parse(output);
  } catch (error) {
    throw new Error(`The linter failed: ${output.slice(0, 400)}`, { cause: error });
  }
}

// The gate: the tree below the folder that is named.
if (import.meta.main) {
  const found = await findFloating(path.resolve(process.argv[2] ?? projectRoot));
  for (const line of found) console.error(line);
  process.exitCode = found.length > 0 ? 1 : 0;
}
