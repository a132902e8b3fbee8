/** Shows the texts of a rule that is typed, saves it, and lets a client follow the practice again. */

import { isApiFailure } from '../../../src/pages/failures.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { RemindersHostMessage, RemindersViewMessage } from '../messages.ts';
import type { RuleDraft } from '../rule-messages.ts';
import { fieldOf, type RuleRequest, readRule } from './rule-request.ts';

type Asked<Type extends RemindersViewMessage['type']> = Extract<
  RemindersViewMessage,
  { readonly type: Type }
>;
type Ports = Pick<PagePorts, 'ask' | 'backend' | 't'>;

interface Typed {
  readonly turn: number;
  readonly draft: RuleDraft;
}

/** What cannot be read, or is refused, is said beside its field. */
async function attempt(
  { t }: Ports,
  { turn, draft }: Typed,
  act: (rule: RuleRequest) => Promise<RemindersHostMessage>,
): Promise<RemindersHostMessage> {
  const read = readRule(draft, t);
  if (!read.ok) return { type: 'ruleRefused', turn, refusal: read.refusal };
  try {
    return await act(read.rule);
  } catch (error) {
    if (!isApiFailure(error)) throw error;
    const text = [error.message, ...error.details.map(({ field, issue }) => `${field}: ${issue}`)].join(' ');
    return { type: 'ruleRefused', turn, refusal: { field: fieldOf(error.details, draft), text } };
  }
}

export async function previewRule(
  ports: Ports,
  { turn, draft }: Asked<'previewRule'>,
): Promise<RemindersHostMessage> {
  const path = { id: draft.clientId };
  return await attempt(ports, { turn, draft }, async (body) => {
    const texts = await ports.backend.ask((api, options) =>
      api.previewClientReminderRule({ ...options, path, body }),
    );
    return { type: 'ruleTexts', turn, texts };
  });
}

export async function saveRule(
  ports: Ports,
  { turn, draft, consentHash }: Asked<'saveRule'>,
): Promise<RemindersHostMessage> {
  const { backend } = ports;
  const { clientId, version } = draft;
  const headers = ifMatch({ version });
  return await attempt(ports, { turn, draft }, async (rule) => {
    if (clientId === '') {
      await backend.ask((api, options) =>
        api.putReminderRule({ ...options, body: { ...rule, sending: 'ask' }, headers }),
      );
    } else {
      const body = { ...rule, ...(consentHash !== undefined && { consentHash }) };
      const path = { id: clientId };
      await backend.ask((api, options) => api.putClientReminderRule({ ...options, path, body, headers }));
    }
    return { type: 'ruleSaved', clientId };
  });
}

/** True once the client follows the practice's rule. */
export async function removeRule(
  { ask, backend, t }: Ports,
  { clientId, version }: Asked<'removeRule'>,
): Promise<boolean> {
  const question = t('Remove this rule?');
  const detail = t('The client follows the rule of everyone from then on, and Vireo asks before it sends.');
  if (!(await ask({ kind: 'confirm', question, detail, act: t('Remove Rule') }))) return false;
  const headers = ifMatch({ version });
  await backend.ask((api, options) =>
    api.deleteClientReminderRule({ ...options, path: { id: clientId }, headers }),
  );
  return true;
}
