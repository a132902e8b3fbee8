/** The clients whose reminders leave by themselves. */
import type { Reads } from '../../../../platform/reach/reads.ts';
import { languageOfClient } from '../../model/language-of-client.ts';
import { isAllowed, recipientOf } from '../letters/load-reminded.ts';
import type { ReminderPorts, ReminderSeller } from '../reminders.ports.ts';
import type { RuleRow } from '../reminders.repository.ts';
import { effectiveRule } from './effective-rule.ts';

export async function loadAllowed(
  ports: ReminderPorts,
  reads: Reads,
  { seller, rules }: { readonly seller: ReminderSeller; readonly rules: ReadonlyMap<string, RuleRow> },
): Promise<ReadonlySet<string>> {
  const asked = [...rules.values()].flatMap((row) =>
    row.client_id !== null && row.consent_hash !== null ? [row.client_id] : [],
  );
  const allowed = new Set<string>();
  for (const clientId of asked) {
    const client = await ports.findClient(reads, clientId);
    if (!client) continue;
    const rule = effectiveRule(rules, { practiceId: seller.id, clientId });
    const recipient = await recipientOf(ports, reads, { clientId, email: client.email });
    const language = languageOfClient(client, seller);
    if (isAllowed({ rule, seller, client, recipient, language })) allowed.add(clientId);
  }
  return allowed;
}
