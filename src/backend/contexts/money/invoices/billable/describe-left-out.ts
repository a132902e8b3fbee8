/** What a draft would leave out of a client's unbilled time, and why: said before it is made. */
import { formatMinutes } from '../../../../../domain/duration.ts';
import type { ToolUse } from '../../../../platform/tools/tool.ts';
import { wordsFor } from '../../../../platform/tools/tool-fields.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import type { CreateInvoice } from '../invoices.schema.ts';
import { listHoldingDrafts } from './billable-time.repository.ts';

/** One row each for time whose week is not approved, and for time that other drafts hold, which are named by their days. */
export async function describeLeftOut(
  { figures, reads }: Pick<InvoicePorts, 'figures' | 'reads'>,
  { clientId, period }: Pick<CreateInvoice, 'clientId' | 'period'>,
  use: ToolUse,
): Promise<readonly { readonly label: string; readonly after: string }[]> {
  const { actor } = use.caller;
  const say = wordsFor(use);
  const [unbilled] = await figures.listUnbilled({ actor }, { clientId, period });
  if (unbilled === undefined) return [];
  const { seconds, readySeconds, draftSeconds } = unbilled;
  const openSeconds = seconds - readySeconds - draftSeconds;
  const label = say('Left out', 'Nicht enthalten');
  const rows: { label: string; after: string }[] = [];
  if (openSeconds > 0) {
    const length = formatMinutes(openSeconds);
    rows.push({
      label,
      after: say(
        `${length} h of weeks that are not approved`,
        `${length} h aus Wochen, die nicht genehmigt sind`,
      ),
    });
  }
  if (draftSeconds > 0) {
    const drafts = await listHoldingDrafts(reads(actor), { clientId, period });
    const days = drafts.map(({ from, to }) => `${from} – ${to}`).join(', ');
    const length = formatMinutes(draftSeconds);
    rows.push({
      label,
      after: say(
        `${length} h that ${drafts.length === 1 ? 'the draft' : 'drafts'} of ${days} hold${drafts.length === 1 ? 's' : ''} already`,
        `${length} h, die ${drafts.length === 1 ? 'der Entwurf' : 'Entwürfe'} ${days} schon ${drafts.length === 1 ? 'hat' : 'haben'}`,
      ),
    });
  }
  return rows;
}
