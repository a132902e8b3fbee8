/** The runner of an account begins with the first project that has a folder here: who has none loads nothing of it. */
import type { FastifyInstance } from 'fastify';
import { inBackground } from '../../../contract/background/in-background.ts';
import type { ServerState } from '../offline/server-state.ts';
import type { OpenedRunner, OpenRunnerPorts } from './open-runner.ts';

export function startRunner(
  app: FastifyInstance,
  { state, ...ports }: OpenRunnerPorts & { readonly state: ServerState },
): { readonly isBusy: boolean } {
  // process-local: the runner of this machine; on several: nothing, the folder of an account has one backend.
  let runner: OpenedRunner | undefined;
  let isOpening = false;
  let hasEnded = false;

  async function open(): Promise<void> {
    const { openRunner } = await import('./open-runner.ts');
    if (!hasEnded) runner = openRunner(ports);
  }
  const look = (): void => {
    if (runner !== undefined) runner.changed();
    else if (!isOpening && ports.machine.folders.list().length > 0) {
      isOpening = true;
      inBackground(open(), 'Runner');
    }
  };
  look();
  ports.machine.folders.onChange(look);
  state.onChange((connected) => {
    if (connected) runner?.hurry();
  });
  app.addHook('onClose', async () => {
    hasEnded = true;
    runner?.end();
  });
  return {
    get isBusy() {
      return runner?.isBusy === true;
    },
  };
}
