/** After the demo was left: the window that comes next shows the first view of the user's own practice. */
import type { Services } from '../../platform/services.ts';

/** When the demo was left, in ms since the epoch. */
const leftKey = 'vireo.leftDemo';

/** Longer than a window takes to open. One that was kept open, for an unsaved file, is followed by no other. */
const arrivesWithinMs = 120_000;

type Ports = Pick<Services, 'context' | 'clock'>;

export async function noteLeaving({ context, clock }: Ports): Promise<void> {
  await context.globalState.update(leftKey, clock.now());
}

/** Calls `showFirstView` in the first window after the demo, once. */
export async function arriveFromDemo(
  { context, clock }: Ports,
  showFirstView: () => Thenable<unknown>,
): Promise<void> {
  const leftAt = context.globalState.get<number>(leftKey);
  if (leftAt === undefined) return;
  await context.globalState.update(leftKey, undefined);
  if (clock.now() - leftAt <= arrivesWithinMs) await showFirstView();
}
