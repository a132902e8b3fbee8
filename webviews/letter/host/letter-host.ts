/** The host side of the page Send Invoice. */

import { type AttachedChoice, attachedOf } from '../../../src/contract/invoicing/attached-choices.ts';
import type { Emitter } from '../../../src/pages/emitter.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import {
  type LetterContent,
  type LetterHostMessage,
  type LetterViewMessage,
  letterViewMessageSchema,
} from '../messages.ts';
import { loadLetter } from './load-letter.ts';

/** What a mail is to be written about. */
export interface AskedLetter {
  readonly invoiceId: string;
  readonly attached: AttachedChoice;
}

export interface LetterEdge {
  /** While the page is open. */
  readonly asked: Emitter<AskedLetter>['event'];
  /** By which it was opened; undefined after a reload. */
  readonly first: AskedLetter | undefined;
}

export function defineLetter(
  ports: PagePorts,
  { asked, first }: LetterEdge,
): DefinePage<LetterViewMessage, LetterHostMessage> {
  const { t } = ports;
  return (page) => {
    let wanted = first;
    /** Files that could not be made yet: what they lack may be there by the next look. */
    let hoped: AttachedChoice | undefined;
    /** Of the mail that is being written: pressed twice it leaves once. */
    let mailId: string | undefined;
    const refuse = async (error: unknown): Promise<void> => {
      const message = refusalOf(error);
      await page.fill();
      await page.send({ type: 'refused', message });
    };
    const look = async (letter: AskedLetter): Promise<LetterHostMessage> => {
      const found = await loadHoped(ports, letter, hoped);
      if (found.attached === hoped) [wanted, hoped] = [{ ...letter, attached: found.attached }, undefined];
      return found;
    };
    page.add(
      asked((letter) => {
        wanted = letter;
        hoped = undefined;
        page.refresh();
      }),
    );
    return {
      incoming: letterViewMessageSchema,
      showsConnection: true,
      isInTurn: true,
      watch: ['mail', 'mail-account', 'invoice', 'client', 'contact', 'organization'],
      load: () =>
        loadOrFail(ports, 'Send Invoice', async () =>
          wanted === undefined
            ? { type: 'failed', message: t('Choose an invoice, and Send Invoice… on its row.') }
            : await look(wanted),
        ),
      on: {
        ready: async ({ invoiceId }) => {
          if (invoiceId !== undefined) wanted ??= { invoiceId, attached: 'pdf' };
          await page.fill();
        },
        refresh: () => page.fill(),
        choose: async ({ attached }) => {
          if (wanted === undefined) return;
          hoped = undefined;
          try {
            const chosen = { ...wanted, attached };
            await page.send(await loadLetter(ports, chosen));
            wanted = chosen;
          } catch (error) {
            hoped = attached;
            await refuse(error);
          }
        },
        send: async (message) => {
          if (wanted === undefined) return;
          try {
            await send(ports, wanted, { ...message, idOf: (make) => (mailId ??= make()) });
            mailId = undefined;
            await page.fill();
          } catch (error) {
            await refuse(error);
          }
        },
        openInvoice: async () => {
          if (wanted !== undefined) await ports.openRecord({ kind: 'invoice', ids: [wanted.invoiceId] });
        },
        openOutbox: () => ports.runCommand('vireo.openOutbox'),
        setUp: async () => {
          await ports.runCommand('vireo.setUpEmail');
          await page.fill();
        },
      },
    };
  };
}

/** With the files that are hoped for, else with those of before. */
async function loadHoped(
  ports: PagePorts,
  letter: AskedLetter,
  hoped: AttachedChoice | undefined,
): Promise<LetterContent> {
  if (hoped === undefined) return await loadLetter(ports, letter);
  try {
    return await loadLetter(ports, { ...letter, attached: hoped });
  } catch (error) {
    if (!isApiFailure(error)) throw error;
    return await loadLetter(ports, letter);
  }
}

type Send = Extract<LetterViewMessage, { readonly type: 'send' }>;

/** @param idOf of the mail: the same again is the mail that is there */
async function send(
  { backend }: Pick<PagePorts, 'backend'>,
  { invoiceId }: AskedLetter,
  { to, subject, text, attached, isAgain, idOf }: Send & { readonly idOf: (make: () => string) => string },
): Promise<void> {
  const path = { id: invoiceId };
  const body = { to, subject, text, ...attachedOf[attached], ...(isAgain && { again: true }) };
  await backend.ask((api, options) =>
    api.mailInvoice({ ...options, path, body: { ...body, id: idOf(api.newId) } }),
  );
}

/** What of a refusal a person can act on; anything else is a failure. */
function refusalOf(error: unknown): string {
  if (!isApiFailure(error)) throw error;
  const issues = [...new Set(error.details.map(({ issue }) => issue))];
  return issues.length === 0 ? error.message : issues.join(' ');
}
