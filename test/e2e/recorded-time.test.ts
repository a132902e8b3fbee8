/**
 * A timer by keyboard, the walkthrough that it ticks, weeks that are typed and decided, and wizards that find and import
 * time, in one window of the installed .vsix: each leaves nothing recorded in the last two weeks.
 */
import { prepareTimer, timerByKeyboard, timerSettings } from './journeys/timer.ts';
import { walkthrough } from './journeys/walkthrough.ts';
import { weeks } from './journeys/weeks.ts';
import { prepareWizards, wizards } from './journeys/wizards.ts';
import { shareWindow } from './shared-window.ts';

describe('recorded time in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  const window = shareWindow('recorded-time', {
    settings: timerSettings,
    prepare: (editor, workspace) => {
      prepareWizards(editor, workspace);
      prepareTimer(workspace);
    },
  });

  timerByKeyboard(window);
  walkthrough(window);
  weeks(window);
  wizards(window);
});
