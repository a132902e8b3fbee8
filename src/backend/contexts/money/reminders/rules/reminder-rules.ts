/** Reads and changes the rules of the practice and of clients. */
import { findRuleFault, type RuleFault } from '../../../../../domain/reminders/reminder-rule.ts';
import { text } from '../../../../../words/text.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../../platform/http/api-error.ts';
import { toInstantOrNull } from '../../../../platform/http/instant.ts';
import { requireVersion } from '../../../../platform/http/versions.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { languageOfClient } from '../../model/language-of-client.ts';
import { recipientOf } from '../letters/load-reminded.ts';
import type { ReminderPorts, ReminderSeller } from '../reminders.ports.ts';
import {
  bySubject,
  deleteRule,
  findRules,
  listClientNames,
  listRules,
  putRule,
  type RuleRow,
} from '../reminders.repository.ts';
import { effectiveRule } from './effective-rule.ts';
import { ruleIdOf } from './rule-id.ts';
import { writeRuleTexts } from './rule-texts.ts';
import {
  type PreviewRule,
  type PutClientRule,
  type PutPracticeRule,
  type ReminderRuleReply,
  type RuleTexts,
  storedRuleSchema,
} from './rules.schema.ts';

async function loadSeller(ports: ReminderPorts, reads: Reads): Promise<ReminderSeller> {
  const seller = await ports.findSeller(reads);
  if (!seller) throw notFound('organization');
  return seller;
}

/** The practice's first, then those of clients that have one, by name. */
export async function showRules(ports: ReminderPorts, reads: Reads): Promise<readonly ReminderRuleReply[]> {
  const seller = await loadSeller(ports, reads);
  const rows = bySubject(await listRules(reads));
  const clients = [...rows.values()].flatMap((row) => row.client_id ?? []);
  const names = await listClientNames(reads, clients);
  const own = clients.map((id) =>
    showRule(rows, { practiceId: seller.id, clientId: id, name: names.get(id) ?? '' }),
  );
  return [
    showRule(rows, { practiceId: seller.id, clientId: null, name: null }),
    ...own.toSorted((one, other) => (one.clientName ?? '').localeCompare(other.clientName ?? '')),
  ];
}

export async function showClientRule(
  ports: ReminderPorts,
  reads: Reads,
  clientId: string,
): Promise<ReminderRuleReply> {
  const seller = await loadSeller(ports, reads);
  const client = await ports.findClient(reads, clientId);
  if (!client) throw notFound('client');
  const rows = await findRules(reads, [seller.id, clientId]);
  return showRule(rows, { practiceId: seller.id, clientId, name: client.name });
}

interface Of {
  readonly practiceId: string;
  readonly clientId: string | null;
  readonly name: string | null;
}

function showRule(rows: ReadonlyMap<string, RuleRow>, { practiceId, clientId, name }: Of): ReminderRuleReply {
  const subjectId = clientId ?? practiceId;
  const row = rows.get(subjectId);
  const { rule } = effectiveRule(rows, { practiceId, clientId: subjectId });
  return {
    id: ruleIdOf(subjectId),
    version: row?.version ?? 0,
    clientId,
    clientName: name,
    isOwn: row !== undefined,
    ...rule,
    consentedAt: toInstantOrNull(row?.consented_at ?? null),
  };
}

export async function putPracticeRule(
  ports: ReminderPorts,
  work: Work,
  { input, expected }: { readonly input: PutPracticeRule; readonly expected: number | undefined },
): Promise<ReminderRuleReply> {
  requireRule(input);
  if (input.sending === 'auto') {
    throw invalidField('sending', 'is "auto" for single clients alone, whose texts were seen and allowed');
  }
  const seller = await loadSeller(ports, work.reads);
  const of = { practiceId: seller.id, clientId: null, name: null };
  const rule = JSON.stringify(storedRuleSchema.parse(input));
  const none = { consent_hash: null, consented_at: null, consented_by: null };
  return await saveRule(work, of, { columns: { rule, ...none }, expected });
}

export interface PutClientRuleOn {
  readonly caller: Caller;
  readonly clientId: string;
  readonly input: PutClientRule;
  readonly expected: number | undefined;
}

export async function putClientRule(
  ports: ReminderPorts,
  work: Work,
  { caller, clientId, input, expected }: PutClientRuleOn,
): Promise<ReminderRuleReply> {
  const texts = await previewRule(ports, work.reads, { clientId, input });
  const isAuto = input.sending === 'auto';
  if (isAuto && input.consentHash !== texts.consentHash) {
    throw new ApiError(
      'conflict',
      'Reminders leave by themselves once their texts were seen: preview this rule, and send the hash of that preview.',
      [{ field: 'consentHash', issue: 'is not that of these texts to this recipient' }],
    );
  }
  const seller = await loadSeller(ports, work.reads);
  const name = (await ports.findClient(work.reads, clientId))?.name ?? '';
  const { consentHash: _hash, ...rule } = input;
  return await saveRule(
    work,
    { practiceId: seller.id, clientId, name },
    {
      columns: {
        rule: JSON.stringify(storedRuleSchema.parse(rule)),
        consent_hash: isAuto ? texts.consentHash : null,
        consented_at: isAuto ? work.now : null,
        consented_by: isAuto ? personOf(caller).userId : null,
      },
      expected,
    },
  );
}

interface Saving {
  readonly columns: Pick<RuleRow, 'rule' | 'consent_hash' | 'consented_at' | 'consented_by'>;
  readonly expected: number | undefined;
}

async function saveRule(
  { reads, writes, now, log }: Work,
  of: Of,
  { columns, expected }: Saving,
): Promise<ReminderRuleReply> {
  const subjectId = of.clientId ?? of.practiceId;
  const id = ruleIdOf(subjectId);
  const rows = await findRules(reads, [of.practiceId, subjectId]);
  const row = rows.get(subjectId);
  requireVersion({ version: row?.version ?? 0 }, expected);
  const own = { id, organization_id: of.practiceId, client_id: of.clientId };
  const stamps = { created_at: row?.created_at ?? now, updated_at: now, version: (row?.version ?? 0) + 1 };
  const next = await putRule(writes, { ...own, ...columns, ...stamps }, row === undefined);
  const before = row && showRule(rows, of);
  const after = showRule(new Map([...rows, [subjectId, next]]), of);
  await log({ type: 'reminder-rule.changed', id, version: next.version, before, after });
  return after;
}

/** The client follows the practice again. */
export async function removeClientRule(
  ports: ReminderPorts,
  { reads, writes, log }: Work,
  { clientId, expected }: { readonly clientId: string; readonly expected: number | undefined },
): Promise<void> {
  const before = await showClientRule(ports, reads, clientId);
  requireVersion(before, expected);
  if (!before.isOwn) return;
  await deleteRule(writes, before.id);
  await log({ type: 'reminder-rule.deleted', id: before.id, version: before.version, before });
}

/** The texts of a rule before it is saved, as this client would get them. */
export async function previewRule(
  ports: ReminderPorts,
  reads: Reads,
  { clientId, input }: { readonly clientId: string; readonly input: PreviewRule },
): Promise<RuleTexts> {
  requireRule(input);
  const seller = await loadSeller(ports, reads);
  const client = await ports.findClient(reads, clientId);
  if (!client) throw notFound('client');
  return writeRuleTexts({
    rule: storedRuleSchema.parse(input),
    seller,
    client,
    recipient: await recipientOf(ports, reads, { clientId, email: client.email }),
    language: languageOfClient(client, seller),
  });
}

function requireRule(input: PutPracticeRule): void {
  const fault = findRuleFault(input);
  if (fault) throw describeRuleFault(fault);
}

function describeRuleFault(fault: RuleFault): ApiError {
  if (fault.kind === 'too_many_steps') return invalidField('steps', 'are three at most');
  const at = `steps.${fault.step - 1}`;
  if (fault.kind === 'too_close')
    return invalidField(`${at}.afterDays`, 'is less than seven days after the step before');
  if (fault.kind === 'first_is_friendly') {
    return invalidField(at, 'is the first reminder: it has neither a fee nor interest');
  }
  return invalidField(`${at}.texts`, text`there is no placeholder {${fault.name}}`);
}
