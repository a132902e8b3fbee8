/** The walkthrough in a real editor, after the first client, project and timer. */
import assert from 'node:assert/strict';
import type { Journey } from '../shared-window.ts';

export const walkthrough: Journey = (window) => {
  describe('the walkthrough', () => {
    /** Names of the steps that are ticked. */
    const ticked = async (): Promise<readonly string[]> =>
      await window()
        .workbench.page.locator('[data-done-step-id].complete')
        .evaluateAll((boxes) =>
          boxes.map((box) => box.getAttribute('data-done-step-id')?.split('#').at(-1) ?? '').sort(),
        );

    it('ticks what was done before it was opened', async () => {
      const { workbench } = window();
      await workbench.runCommand('Vireo: Get Started');
      await workbench.page.getByText('Run your practice from the editor').first().waitFor();

      await workbench.waitFor(async () => (await ticked()).length >= 2, 'two steps to be ticked');
      assert.deepEqual(await ticked(), ['project', 'timer']);
    });
  });
};
