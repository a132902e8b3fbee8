/** When a page of a webview is painted first, and when its content is there: milliseconds since its navigation began. */
import type { Frame } from 'playwright-core';
import type { Workbench } from '../../test/support/vscode/workbench.ts';

export interface PageTimes {
  readonly paintMs: number;
  /** Content was drawn in place of the skeleton; NaN for a page that has none. */
  readonly dataMs: number;
}

/** Of the page that the command opens; its tab is closed again. */
export async function timePage(
  workbench: Workbench,
  {
    command,
    element,
    isFilled,
  }: { readonly command: string; readonly element: string; readonly isFilled: boolean },
): Promise<PageTimes> {
  await workbench.runCommand(command);
  const frame = await workbench.webview(element);
  const times = await frame.evaluate(readTimes, isFilled);
  await closePage(workbench, frame);
  return times;
}

/** Runs in the page. */
async function readTimes(isFilled: boolean): Promise<PageTimes> {
  const timeOf = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
  const read = (): PageTimes => ({
    paintMs: timeOf('first-contentful-paint'),
    dataMs: timeOf('vireo-filled'),
  });
  const isComplete = ({ paintMs, dataMs }: PageTimes): boolean =>
    !(Number.isNaN(paintMs) || (isFilled && Number.isNaN(dataMs)));
  while (!isComplete(read())) await new Promise((resolve) => setTimeout(resolve, 20));
  return read();
}

async function closePage(workbench: Workbench, frame: Frame): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  while (!frame.isDetached()) await workbench.page.waitForTimeout(20);
}
