/** The work process as tests have it: the same messages, copied as a channel would, in this very process. */
import type { FromWork } from '../../contract/work/work-messages.ts';
import { answerAdvisories } from '../platform/work/answer-advisories.ts';
import { type Work, type WorkChannel, WorkClient } from '../platform/work/work.ts';
import { createProjectWork, type ProjectWorkOptions } from '../work/project-work.ts';
import { WorkServer } from '../work/work-server.ts';

/** Fails a test that it is part of. */
function throwLater(fault: string): void {
  queueMicrotask(() => {
    throw new Error(fault);
  });
}

export interface InProcessOptions extends ProjectWorkOptions {
  /** Of a message that the process sends: it dies there, and the message is lost or has just arrived. */
  readonly killAt?: (message: FromWork) => 'lost' | 'arrived' | undefined;
}

export function createInProcessWork({ killAt, ...options }: InProcessOptions = {}): Work {
  return new WorkClient({
    settings: {},
    start: ({ onMessage, onEnd }): WorkChannel => {
      let isOpen = true;
      const later = (deliver: () => void): void => queueMicrotask(() => isOpen && deliver());
      const die = (): void => {
        isOpen = false;
        void server.close();
        onEnd('was killed');
      };
      const server = new WorkServer({
        send: (message) => {
          if (!isOpen) return;
          const copy = structuredClone(message);
          const kill = killAt?.(copy);
          if (kill !== 'lost') later(() => onMessage(copy));
          if (kill !== undefined) later(() => die());
        },
        open: () => createProjectWork(options),
      });
      return {
        send: (message) => {
          const copy = structuredClone(message);
          later(() => server.take(copy));
        },
        end: () => {
          if (!isOpen) return;
          isOpen = false;
          void server.close();
        },
      };
    },
    answersFor: answerAdvisories(options.osvUrl),
    onFault: killAt === undefined ? throwLater : () => undefined,
    restMs: 2_000,
  });
}
