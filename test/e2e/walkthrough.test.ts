/** The walkthrough in a real editor: what was done before it was opened is ticked. */
import assert from 'node:assert/strict';
import {
  type InstalledWindow,
  openInstalled,
  startFirstTimer,
  timerShows,
} from '../support/vscode/installed.ts';

describe('the walkthrough', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;

  before(async () => {
    window = await openInstalled({ folder: false });
    await timerShows(window, '0:00');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('walkthrough-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  /** Names of the steps that are ticked. */
  const ticked = async (): Promise<readonly string[]> =>
    await window.workbench.page
      .locator('[data-done-step-id].complete')
      .evaluateAll((boxes) =>
        boxes.map((box) => box.getAttribute('data-done-step-id')?.split('#').at(-1) ?? '').sort(),
      );

  it('ticks what was done before it was opened', async () => {
    const { workbench } = window;
    await startFirstTimer(window);
    await timerShows(window, 'Acme · API 0:00');
    await workbench.runCommand('Vireo: Get Started');
    await workbench.page.getByText('Run your practice from the editor').first().waitFor();

    await workbench.waitFor(async () => (await ticked()).length >= 2, 'two steps to be ticked');
    assert.deepEqual(await ticked(), ['project', 'timer']);
  });
});
