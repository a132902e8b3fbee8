/** Previews, saves, pauses and deletes a template; what is refused is said beside its field. */

import { isApiFailure } from '../../../src/pages/failures.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { RecurringDraft, RecurringHostMessage, RecurringViewMessage } from '../messages.ts';
import { fieldOf, nameOf, type Read, readChange, readTemplate } from './template-request.ts';

type Asked<Type extends RecurringViewMessage['type']> = Extract<
  RecurringViewMessage,
  { readonly type: Type }
>;
type Ports = Pick<PagePorts, 'ask' | 'backend' | 't'>;

interface Typed {
  readonly turn: number;
  readonly draft: RecurringDraft;
}

async function attempt<Value>(
  { turn, draft }: Typed,
  read: Read<Value>,
  act: (value: Value) => Promise<RecurringHostMessage>,
): Promise<RecurringHostMessage> {
  if (!read.ok) return { type: 'refused', turn, refusal: read.refusal };
  try {
    return await act(read.value);
  } catch (error) {
    if (!isApiFailure(error)) throw error;
    const field = fieldOf(error.details, draft);
    const issues = error.details.map((each) => `${each.field}: ${each.issue}`);
    return { type: 'refused', turn, refusal: { field, text: [error.message, ...issues].join(' ') } };
  }
}

export async function previewTemplate(
  { backend, t }: Ports,
  { turn, draft }: Asked<'preview'>,
): Promise<RecurringHostMessage> {
  const typed = { turn, draft };
  if (draft.id === '') {
    return await attempt(typed, readTemplate(draft, t), async (body) => {
      const preview = await backend.ask((api, options) => api.previewRecurringInvoice({ ...options, body }));
      return { type: 'preview', turn, preview };
    });
  }
  const path = { id: draft.id };
  return await attempt(typed, readChange(draft, t), async (body) => {
    const preview = await backend.ask((api, options) =>
      api.previewRecurringChange({ ...options, path, body }),
    );
    return { type: 'preview', turn, preview };
  });
}

export async function saveTemplate(
  { backend, t }: Ports,
  { turn, draft, previewHash }: Asked<'save'>,
): Promise<RecurringHostMessage> {
  const typed = { turn, draft };
  const name = nameOf(draft, t('Recurring invoice'));
  const agreed = previewHash === undefined ? {} : { previewHash };
  if (draft.id === '') {
    return await attempt(typed, readTemplate(draft, t), async (template) => {
      const { id } = await backend.ask((api, options) =>
        api.createRecurringInvoice({ ...options, body: { id: api.newId(), name, ...template, ...agreed } }),
      );
      return { type: 'saved', id };
    });
  }
  const { id, version } = draft;
  return await attempt(typed, readChange(draft, t), async (change) => {
    const body = { name, ...change, ...agreed };
    await backend.ask((api, options) =>
      api.patchRecurringInvoice({ ...options, path: { id }, body, headers: ifMatch({ version }) }),
    );
    return { type: 'saved', id };
  });
}

export async function setState({ backend }: Ports, { id, version, state }: Asked<'setState'>): Promise<void> {
  const headers = ifMatch({ version });
  await backend.ask((api, options) =>
    api.patchRecurringInvoice({ ...options, path: { id }, body: { state }, headers }),
  );
}

export async function retryPeriod({ backend }: Ports, { id, from }: Asked<'retry'>): Promise<void> {
  await backend.ask((api, options) =>
    api.retryRecurringInvoice({ ...options, path: { id }, body: { from } }),
  );
}

export async function removeTemplate(
  { ask, backend, t }: Ports,
  { id, version }: Asked<'remove'>,
): Promise<void> {
  const detail = t('It makes no more invoices. Those that it made stay.');
  const question = t('Delete this recurring invoice?');
  if (!(await ask({ kind: 'confirm', question, detail, act: t('Delete') }))) return;
  const headers = ifMatch({ version });
  await backend.ask((api, options) => api.deleteRecurringInvoice({ ...options, path: { id }, headers }));
}
