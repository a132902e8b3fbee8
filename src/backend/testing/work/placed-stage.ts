/** Work on a machine of who asks, all of it real but the socket between the two: messages go over it in their frames. */
import { createFrameReader, toFrames } from '../../../contract/runner/frames.ts';
import { toPlaced } from '../../../contract/runner/placed-project.ts';
import { createSilentLogger } from '../../platform/log/logger.ts';
import { Runners } from '../../platform/runners/runners.ts';
import { sealingKeyBytes } from '../../proxy/machine/machine-identity.ts';
import { openRunConsents } from '../../proxy/machine/run-consents.ts';
import { OwnWork } from '../../proxy/runner/own-work.ts';
import { Runner } from '../../proxy/runner/runner.ts';
import { createServerWork } from '../../team/server-work.ts';
import { createInProcessWork } from '../in-process-work.ts';
import { createMemoryLeases } from '../runners/memory-leases.ts';
import { settle } from '../runners/scripted-runners.ts';
import { contractOwner, contractProjectId, type FarEnd, type WorkStage } from './work-stage.ts';

/** What the machine keeps lies in `directory`. */
export async function openPlacedStage(
  { folder, agent, killAt }: FarEnd,
  directory: string,
): Promise<WorkStage> {
  const log = createSilentLogger();
  const fail = (fault: string): never => {
    throw new Error(fault);
  };
  const consents = openRunConsents({ directory, clock: Date.now, log });
  const machineWork = createInProcessWork({ agents: [agent], dataDirectory: directory, killAt });
  const runner = new Runner({
    work: new OwnWork({
      // Without its slots, of which a machine of one core has one.
      work: machineWork,
      directory,
      findFolder: (id) => (id === contractProjectId ? folder : null),
      askedOf: () => ({ trusted: true }),
      consents,
      own: {
        sealingKey: Buffer.alloc(sealingKeyBytes, 1),
        isAllowedAlways: () => false,
        crews: { isAllowed: async () => false, keep: async () => undefined },
        effects: [],
      },
    }),
    machine: { id: 'one', name: 'one' },
    version: '0.0.0-test',
    listProjects: () => [contractProjectId],
    clock: Date.now,
    onFault: () => undefined,
  });
  const runners = new Runners({ leases: createMemoryLeases(), clock: Date.now, onFault: fail, keptMs: 0 });
  const toServer = createWay((message) => connection.take(message));
  const toRunner = createWay((message) => void runner.take(message));
  const connection = runners.connect({ send: toRunner, end: () => runner.closed() }, contractOwner);
  runner.opened(toServer);
  while (!runners.hasMachine(contractOwner, contractProjectId)) await settle();
  const here = createInProcessWork();
  const work = createServerWork(here, runners);
  return {
    folder: toPlaced(contractProjectId),
    answer: (run, answer) => consents.answer(run, answer),
    wantRestore: (run) => consents.wantRestore(run),
    work: {
      ...work,
      close() {
        work.close();
        runner.end();
        machineWork.close();
      },
    },
  };
}

/** In order, and never at once. */
function createWay(arrive: (message: unknown) => void): (message: unknown) => void {
  const reader = createFrameReader();
  return (message) => {
    for (const frame of toFrames(message))
      setImmediate(() => {
        const whole = reader.take(frame);
        if (whole !== undefined) arrive(whole);
      });
  };
}
