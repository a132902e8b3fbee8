/** The host side of the page Mail and Schedules. */
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { type OutboxHostMessage, type OutboxViewMessage, outboxViewMessageSchema } from '../messages.ts';
import { actOnMail, actOnSchedule } from './acts.ts';
import { loadOutbox, outboxResources } from './load-outbox.ts';
import { openMail, saveMail } from './open-mail.ts';
import { markUnreachable, reachAgain } from './unreachable.ts';

/** Mails that were sent or dropped, at first and with each *Show Older*. */
const pieceSize = 50;

export function defineOutbox(ports: PagePorts): DefinePage<OutboxViewMessage, OutboxHostMessage> {
  return (page) => {
    let shown = pieceSize;
    const thenFill = async (act: () => Promise<unknown>): Promise<void> => {
      try {
        await act();
      } finally {
        await page.fill();
      }
    };
    return {
      incoming: outboxViewMessageSchema,
      showsConnection: true,
      watch: outboxResources,
      load: () => loadOrFail(ports, 'Mail and Schedules', () => loadOutbox(ports, shown)),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        more: async () => {
          shown += pieceSize;
          await page.fill();
        },
        setUp: () => thenFill(() => ports.runCommand('vireo.setUpEmail')),
        enterPassword: ({ accountId }) =>
          thenFill(() => ports.runCommand('vireo.enterMailPassword', accountId)),
        release: () => thenFill(() => ports.runCommand('vireo.releaseOutgoing')),
        open: async ({ id }) => await page.send(await openMail(ports, id)),
        save: ({ id }) => saveMail(ports, id),
        markUnreachable: ({ id }) => thenFill(() => markUnreachable(ports, id)),
        reachAgain: ({ id }) => thenFill(() => reachAgain(ports, id)),
        actOnMail: ({ id, act }) => thenFill(() => actOnMail(ports, id, act)),
        actOnSchedule: ({ id, act }) => thenFill(() => actOnSchedule(ports, id, act)),
        openRecord: ({ link }) => ports.openRecord(link),
      },
    };
  };
}
