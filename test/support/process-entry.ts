/**
 * What tests start as a process or load as a program. In `npm test` it is the bundle, which was just built, which users
 * run, and which starts in half the time; a file that is run on its own starts the sources, which nobody has to build first.
 */
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';

const entries = {
  backend: { bundle: 'dist/backend.js', source: 'src/backend/main-local.ts' },
  server: { bundle: 'dist/backend-team.js', source: 'src/backend/main-team.ts' },
  cli: { bundle: 'dist/cli.js', source: 'src/cli/main.ts' },
  cliTime: { bundle: 'dist/cli-time.js', source: 'src/cli/time-program.ts' },
  cliWhole: { bundle: 'dist/cli-whole.js', source: 'src/cli/program.ts' },
} as const;

/** Absolute path. */
export function processEntry(name: keyof typeof entries): string {
  const { bundle, source } = entries[name];
  return path.join(projectRoot, process.env['VIREO_TEST_BUNDLES'] === '1' ? bundle : source);
}
