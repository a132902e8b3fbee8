/** What runs here of a server's work; loaded with the first project that has a folder on this machine. */
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { productVersion } from '../../../contract/version.ts';
import { defaultCacheDirectory } from '../../../workspace/cache-directory.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log/logger.ts';
import { answerAdvisories } from '../../platform/work/answer-advisories.ts';
import { type Work, WorkClient } from '../../platform/work/work.ts';
import { startWorkProcess } from '../../platform/work/work-process.ts';
import type { SocketPorts } from '../forward-sockets.ts';
import type { AskedHere } from '../machine/asked-here.ts';
import { openKeptFile } from '../machine/kept-file.ts';
import type { ProjectFolders } from '../machine/project-folders.ts';
import { Runner } from './runner.ts';
import { RunnerLine } from './runner-line.ts';
import { withSlots } from './slots.ts';

export interface OpenRunnerPorts extends SocketPorts {
  /** The data folder of the account. */
  readonly directory: string;
  readonly folders: ProjectFolders;
  readonly askedHere: AskedHere;
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
  const { folders, log, askedHere } = ports;
  const work = openWork(ports);
  const runner = new Runner({
    work: withSlots(work),
    machine: { id: machineIdOf(ports), name: os.hostname() },
    version: productVersion,
    listProjects: () => folders.list(),
    findFolder: (projectId) => folders.find(projectId),
    trustOf: (asked) => askedHere.trustOf(asked),
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

/** The same for as long as the account has this folder: names of machines and paths are alike in containers and copies. */
function machineIdOf({ directory, log }: Pick<OpenRunnerPorts, 'directory' | 'log'>): string {
  const file = openKeptFile({
    directory,
    name: 'machine.json',
    schema: z.strictObject({ id: z.string().min(1) }),
    empty: { id: '' },
    onDamaged: (error) => log.error({ err: error }, 'id of this machine'),
  });
  if (file.read().id === '') file.write({ id: randomUUID() });
  return file.read().id;
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
