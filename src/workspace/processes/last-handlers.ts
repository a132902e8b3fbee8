/**
 * The last handlers of a process, for what no caller handled. A rejection is logged, and a server goes on; a process with
 * one task, which nobody would finish, ends. After an exception outside of any promise the state is unknown: every
 * process ends, in order where it can, and whoever uses it starts another one.
 */
import { describeError, reportBackgroundTo } from '../../contract/background/in-background.ts';

export interface LastHandlers {
  /** Takes a message with a stack: no params and no answers, which may hold secrets. */
  readonly log: (message: string) => void;
  /** Answers what is at hand where it can, and ends the process. */
  readonly end: () => void;
  /** True where a lost promise is a lost task. */
  readonly endsOnRejection?: boolean;
}

/** The one task of a process: where it fails, the process ends and its exit code says so. */
export function runLastTask(task: Promise<void>, { log, end }: Pick<LastHandlers, 'log' | 'end'>): void {
  task.catch((error: unknown) => {
    log(describeError(error));
    end();
  });
}

export function setLastHandlers({ log, end, endsOnRejection = false }: LastHandlers): void {
  reportBackgroundTo((what, error) => log(`${what} failed: ${describeError(error)}`));
  process.on('unhandledRejection', (error) => {
    log(`Unhandled rejection: ${describeError(error)}`);
    if (endsOnRejection) end();
  });
  process.on('uncaughtException', (error) => {
    log(`Uncaught exception, the process ends: ${describeError(error)}`);
    end();
  });
}
