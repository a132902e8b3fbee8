/** The work process as tests have it: the same messages, copied as a channel would, in this very process. */
import { answerAdvisories } from '../platform/work/answer-advisories.ts';
import { createWork, type Work, type WorkChannel } from '../platform/work/work.ts';
import { createProjectWork, type ProjectWorkOptions } from '../work/project-work.ts';
import { WorkServer } from '../work/work-server.ts';

/** Fails a test that it is part of. */
function throwLater(fault: string): void {
  queueMicrotask(() => {
    throw new Error(fault);
  });
}

export function createInProcessWork(options: ProjectWorkOptions = {}): Work {
  return createWork({
    settings: {},
    start: ({ onMessage }): WorkChannel => {
      let isOpen = true;
      const later = (deliver: () => void): void => queueMicrotask(() => isOpen && deliver());
      const server = new WorkServer({
        send: (message) => {
          const copy = structuredClone(message);
          later(() => onMessage(copy));
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
    onFault: throwLater,
    restMs: 2_000,
  });
}
