/** Findings where the code is, and then where they are listed, in one window of the installed .vsix. */
import { findingsInCode, prepareFindingsInCode } from './journeys/findings-in-code.ts';
import { findingsListed } from './journeys/findings-listed.ts';
import { shareWindow } from './shared-window.ts';

describe('findings in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  const window = shareWindow('findings', {
    settings: { 'files.autoSave': 'off' },
    prepare: prepareFindingsInCode,
  });

  findingsInCode(window);
  findingsListed(window);
});
