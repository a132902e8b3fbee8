/** Loaded by mocha first: a single test file that is run by hand finds the code that is in no commit, as those of npm scripts do. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../paths.ts';

if (process.env['VIREO_CODE_MADE'] === undefined) {
  const made = spawnSync(process.execPath, [path.join(projectRoot, 'scripts/make-code.ts')], {
    stdio: 'inherit',
  });
  if (made.status !== 0) process.exit(1);
  process.env['VIREO_CODE_MADE'] = '1';
}
