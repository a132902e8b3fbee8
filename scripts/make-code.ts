/** Makes the code that is not in git, where it has to: run by scripts/run.mjs before each command, and by tasks of the editor. */

import { madeCode } from './made-code/index.ts';
import { makeCode } from './made-code/made-code.ts';
import { runMain } from './main.ts';
import { projectRoot } from './paths.ts';

if (import.meta.main) {
  await runMain(async () => {
    const startedAt = performance.now();
    const made = await makeCode(projectRoot, madeCode);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (made.length > 0) console.error(`Made in ${seconds} s, since it is in no commit: ${made.join(', ')}.`);
    return 0;
  });
}
