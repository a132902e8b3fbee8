/** Makes the draft of one period: by the run itself, and for its preview in a transaction that is undone. */
import type { RecurringPeriod } from '../../../../domain/recurring/recurring-periods.ts';
import { fillRecurringText } from '../../../../domain/recurring/recurring-text.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { languageOfClient } from '../model/language-of-client.ts';
import type { DraftInput, RecurringPorts } from './recurring.ports.ts';
import type { RecurringContent } from './recurring.schema.ts';

export interface Making {
  readonly caller: Caller;
  readonly clientId: string;
  readonly projectId: string | null;
  readonly content: RecurringContent;
  readonly period: RecurringPeriod;
  /** Of a preview: as if it were that day. */
  readonly issueDate?: string | undefined;
}

/** Its id; undefined where there is nothing to bill. */
export async function makeDraft(
  ports: RecurringPorts,
  work: Work,
  { caller, clientId, projectId, content, period, issueDate }: Making,
): Promise<string | undefined> {
  const { items, withTime, note } = content;
  const span = { from: period.from, to: period.to };
  const of = { clientId, projectId, period: span };
  const seconds = withTime ? await ports.invoices.countSeconds(work.reads, of) : 0;
  if (seconds === 0 && items.length === 0) return undefined;
  const client = await ports.findClient(work.reads, clientId);
  const seller = await ports.findSeller(work.reads);
  const language = client && seller ? languageOfClient(client, seller) : 'en';
  const fill = (text: string) => fillRecurringText(text, { ...span, language, seconds });
  const input: DraftInput = {
    clientId,
    period: span,
    items: items.map((item) => ({ ...item, description: fill(item.description) })),
    ...(note !== null && { note: fill(note) }),
    ...(issueDate !== undefined && { issueDate }),
  };
  const time = { projectId, isWanted: seconds > 0 };
  return (await ports.invoices.draft(work, { caller, input, time })).id;
}
