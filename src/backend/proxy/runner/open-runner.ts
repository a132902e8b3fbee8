/** What runs here of a server's work; loaded with the first project that has a folder on this machine. */
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { productVersion } from '../../../contract/version.ts';
import { defaultCacheDirectory } from '../../../workspace/cache-directory.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log/logger.ts';
import { answerAdvisories } from '../../platform/work/answer-advisories.ts';
import { type Work, WorkClient } from '../../platform/work/work.ts';
import { startWorkProcess } from '../../platform/work/work-process.ts';
import type { SocketPorts } from '../forward-sockets.ts';
import type { ProjectFolders } from '../machine/project-folders.ts';
import type { Trust } from '../machine/trust.ts';
import { Runner } from './runner.ts';
import { RunnerLine } from './runner-line.ts';
import { withSlots } from './slots.ts';

export interface OpenRunnerPorts extends SocketPorts {
  /** The data folder of the account. */
  readonly directory: string;
  readonly folders: ProjectFolders;
  readonly trust: Trust;
  readonly log: Logger;
  readonly osvUrl: string | undefined;
  /** In place of a process of its own. */
  readonly work?: Work;
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
  const { directory, folders, log, trust } = ports;
  const work = ports.work ?? openWork(ports);
  const runner = new Runner({
    work: withSlots(work),
    machine: { id: machineIdOf(directory), name: os.hostname() },
    version: productVersion,
    listProjects: () => folders.list(),
    findFolder: (projectId) => folders.find(projectId),
    isTrusted: (asked) => trust.isTrusted(asked),
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

/** The same for as long as the account has this folder; it says nothing of the machine. */
function machineIdOf(directory: string): string {
  return createHash('sha256')
    .update(`${os.hostname()}\n${path.resolve(directory)}`)
    .digest('hex')
    .slice(0, 32);
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
