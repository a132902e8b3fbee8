/** What runs here of a server's work; loaded with the first project that has a folder on this machine. */
import os from 'node:os';
import path from 'node:path';
import { productVersion } from '../../../contract/version.ts';
import { defaultCacheDirectory } from '../../../workspace/cache-directory.ts';
import { openBuildEffects } from '../../contexts/agents/build/open-build-effects.ts';
import { openPublishEffects } from '../../contexts/agents/publish/open-publish-effects.ts';
import { outboundFileName, readOutboundHosts } from '../../local/outbound-hosts.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log/logger.ts';
import { createOutbound } from '../../platform/outbound/create-outbound.ts';
import { answerAdvisories } from '../../platform/work/answer-advisories.ts';
import type { OutwardEffect } from '../../platform/work/outward-effect.ts';
import { type Work, WorkClient } from '../../platform/work/work.ts';
import { startWorkProcess } from '../../platform/work/work-process.ts';
import type { SocketPorts } from '../forward-sockets.ts';
import { askedOf, type Machine } from '../machine/open-machine.ts';
import { OwnWork } from './own-work.ts';
import { Runner } from './runner.ts';
import { RunnerLine } from './runner-line.ts';
import { withSlots } from './slots.ts';

export interface OpenRunnerPorts extends SocketPorts {
  /** The data folder of the account. */
  readonly directory: string;
  readonly machine: Machine;
  readonly log: Logger;
  readonly osvUrl: string | undefined;
}

export interface OpenedRunner {
  /** A run goes on here: no time to end the process. */
  readonly isBusy: boolean;
  /** Folders of projects have changed. */
  changed(): void;
  hurry(): void;
  end(): void;
}

const tickMs = 5_000;

export function openRunner(ports: OpenRunnerPorts): OpenedRunner {
  const { directory, log, machine } = ports;
  const { folders, consents, allowed } = machine;
  const { id, sealingKey } = machine.identity();
  const work = openWork(ports);
  const runner = new Runner({
    work: new OwnWork({
      work: withSlots(work),
      directory,
      findFolder: (projectId) => folders.find(projectId),
      askedOf: (placed) => askedOf(machine, placed),
      consents,
      own: {
        sealingKey,
        isAllowedAlways: (asked) => allowed.isAllowedAlways(asked),
        crews: allowed.crewRecords,
        effects: openEffects(ports),
      },
    }),
    machine: { id, name: os.hostname() },
    version: productVersion,
    listProjects: () => folders.list(),
    clock: systemClock,
    onFault: (fault) => log.warn(fault),
  });
  const line = new RunnerLine({ ...ports, runner });
  const ticking = setInterval(() => runner.tick(), tickMs).unref();
  return {
    get isBusy() {
      return runner.isBusy;
    },
    changed: () => runner.changed(),
    hurry: () => line.hurry(),
    end() {
      clearInterval(ticking);
      line.end();
      runner.end();
      work.close();
    },
  };
}

/** Pushes and pull requests of runs here, by the tokens of this machine, and builds of images. */
function openEffects({
  directory,
  log,
  machine: { tokens, folders },
}: OpenRunnerPorts): readonly OutwardEffect[] {
  const findFolder = async (_user: unknown, projectId: string) => folders.find(projectId) ?? undefined;
  const publish = openPublishEffects({
    tokens,
    // Hosts of its own network, as its user names them.
    outbound: createOutbound(
      { allowedHosts: async () => await readOutboundHosts(path.join(directory, outboundFileName)) },
      log,
    ),
    findFolder,
    // Its server has the ledger of all that its models were asked.
    findCost: async () => null,
  });
  return [...publish, ...openBuildEffects({ findFolder })];
}

function openWork({ directory, log, osvUrl }: OpenRunnerPorts): Work {
  return new WorkClient({
    settings: {
      scanCacheDirectory: defaultCacheDirectory(),
      osvUrl,
      advisoryDirectory: path.join(directory, 'advisories'),
      dataDirectory: directory,
    },
    start: startWorkProcess,
    answersFor: answerAdvisories(osvUrl),
    onFault: (fault) => log.warn(fault),
  });
}
