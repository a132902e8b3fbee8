/** Sets up a template, changes it, and deletes it; its schedule goes with it. */
import { v7 as newId } from 'uuid';
import { findInstant, localDate } from '../../../../domain/zones.ts';
import { asText, text } from '../../../../words/text.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { type Previewed, periodsOf, previewRecurring, requireContent } from './preview-recurring.ts';
import type { RecurringPorts } from './recurring.ports.ts';
import {
  deleteTemplate,
  findTemplate,
  insertTemplate,
  type TemplateRow,
  updateTemplate,
} from './recurring.repository.ts';
import {
  type CreateRecurring,
  contentSchema,
  type PatchRecurring,
  type Recurring,
  type RecurringContent,
} from './recurring.schema.ts';
import { loadZone, nextOf, readContent, ruleOf, runTime, showTemplate } from './template-view.ts';

const kind = 'recurring.invoice';
const noAccount = 'No account for mail is set up: set up email first, or let invoices be issued alone.';

/** Asked before the transaction that saves, since a preview is one of its own that is undone. */
export async function previewFor(
  ports: RecurringPorts,
  caller: Caller,
  input: CreateRecurring,
): Promise<Previewed> {
  await requireSubject(ports, caller, input);
  const previewed = await previewRecurring(ports, { caller, input });
  const { missed } = previewed.preview;
  if (missed.length > 0 && input.missed === undefined) {
    throw new ApiError(
      'conflict',
      text`${missed.length} periods would have been invoiced by now: say whether to make them, too.`,
      [{ field: 'missed', issue: 'must be "make" or "skip"' }],
    );
  }
  if (input.result !== 'draft') await requireAgreed(ports, caller, { hash: input.previewHash, previewed });
  return previewed;
}

async function requireSubject(
  ports: RecurringPorts,
  { actor }: Caller,
  { clientId, projectId }: Pick<CreateRecurring, 'clientId' | 'projectId'>,
): Promise<void> {
  const reads = ports.reads(actor);
  const client = await ports.findClient(reads, clientId);
  if (!client) throw refuseNamed(reads, 'clients', 'clientId');
  if (client.archived_at !== null) {
    throw new ApiError('client_archived', 'The client is archived: restore it first.', [
      { field: 'clientId', issue: 'is archived' },
    ]);
  }
  const project = projectId === null ? undefined : await ports.findProject(reads, projectId);
  if (projectId !== null && project?.client_id !== clientId) {
    throw invalidField('projectId', 'is no project of this client');
  }
}

/** Issued or sent by itself is only what a person has seen. */
async function requireAgreed(
  ports: RecurringPorts,
  { actor }: Caller,
  { hash, previewed }: { readonly hash: string | undefined; readonly previewed: Previewed },
): Promise<void> {
  if (previewed.result === 'sent') requireMail(previewed, await ports.mailing.isSetUp(ports.reads(actor)));
  if (hash !== previewed.preview.previewHash) {
    throw new ApiError(
      'conflict',
      'Invoices are issued by themselves once their preview was seen: send the hash of the preview as it is now.',
      [{ field: 'previewHash', issue: 'is not that of the first three invoices' }],
    );
  }
  const problems = previewed.preview.invoices.flatMap((each) => each.problems);
  if (problems[0] !== undefined) throw new ApiError('state_forbids', asText(problems[0]));
}

function requireMail({ preview }: Previewed, isSetUp: boolean): void {
  if (!isSetUp) throw new ApiError('state_forbids', noAccount);
  if (preview.invoices.some(({ mail }) => mail?.to == null)) {
    throw new ApiError(
      'state_forbids',
      'The client has no contact for invoices with an address: add one first.',
    );
  }
}

export async function createTemplate(
  ports: RecurringPorts,
  work: Work,
  {
    caller,
    input,
    previewed,
  }: { readonly caller: Caller; readonly input: CreateRecurring; readonly previewed: Previewed },
): Promise<Created<Recurring>> {
  const { now, reads, writes, log } = work;
  const existing = input.id === undefined ? undefined : await findTemplate(reads, input.id);
  if (existing) {
    if (existing.client_id === input.clientId && existing.name === input.name) {
      return { created: false, record: await showTemplate(ports, reads, { row: existing, now }) };
    }
    throw new ApiError('id_taken', 'This id is taken by another template.', [
      { field: 'id', issue: 'is taken' },
    ]);
  }
  const { organizationId, userId } = personOf(caller);
  const isAgreed = input.result !== 'draft' && previewed.agreed !== undefined;
  const row: TemplateRow = {
    id: input.id ?? newId(),
    organization_id: organizationId,
    client_id: input.clientId,
    project_id: input.projectId,
    name: input.name,
    content: JSON.stringify(contentSchema.parse(input)),
    result: input.result,
    state: 'active',
    first_number: previewed.first.number,
    agreed: isAgreed ? JSON.stringify(previewed.agreed) : null,
    asks_because: input.result !== 'draft' && !isAgreed ? 'changed' : null,
    created_by: userId,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertTemplate(writes, row);
  await setSchedule(ports, work, { row, from: previewed.first.runsOn });
  const record = await showTemplate(ports, reads, { row, now });
  await log({ type: 'recurring-invoice.created', id: row.id, version: 1, after: record });
  return { created: true, record };
}

/** `from`: the day of the first run; earlier ones are none. */
async function setSchedule(
  ports: RecurringPorts,
  work: Work,
  { row, from }: { readonly row: TemplateRow; readonly from: string },
): Promise<void> {
  const zone = await loadZone(ports, work.reads);
  const found = findInstant(from, runTime, { zone, repeated: 'earlier' });
  await ports.schedules.set(work, {
    kind,
    subjectId: row.id,
    rule: ruleOf(readContent(row), zone),
    userId: row.created_by,
    // Where the clocks skip that hour, midnight of UTC is before it in any zone that does.
    from: found.ok ? found.value : Date.parse(`${from}T00:00:00Z`),
  });
}

export interface PatchOn {
  readonly caller: Caller;
  readonly id: string;
  readonly input: PatchRecurring;
  readonly expected: number | undefined;
}

const contentKeys = ['items', 'withTime', 'note', 'endsOn', 'files'] as const;

function contentWith(row: TemplateRow, input: PatchRecurring): RecurringContent {
  const changes = contentKeys.flatMap((key) =>
    input[key] === undefined ? [] : [[key, input[key]] as const],
  );
  return contentSchema.parse({ ...readContent(row), ...Object.fromEntries(changes) });
}

/** The next three with a change that is not saved yet. */
export async function previewChange(
  ports: RecurringPorts,
  { caller, id, input }: Omit<PatchOn, 'expected'>,
): Promise<Previewed> {
  const reads = ports.reads(caller.actor);
  const row = await findTemplate(reads, id);
  if (!row) throw notFound('recurring invoice');
  const content = contentWith(row, input);
  const { client_id: clientId, project_id: projectId } = row;
  const result = input.result ?? row.result;
  const of = { ...content, clientId, projectId, missed: 'skip' as const, result };
  const { first } = await periodsOf(ports, reads, { input: of, now: ports.clock() });
  return await previewRecurring(ports, { caller, input: of, from: Math.max(first.number, row.first_number) });
}

/** What a change agrees to; undefined where it agrees to nothing. */
export async function agreedBy(ports: RecurringPorts, on: PatchOn): Promise<Previewed | undefined> {
  const { previewHash: hash } = on.input;
  if (hash === undefined) return undefined;
  const previewed = await previewChange(ports, on);
  await requireAgreed(ports, on.caller, { hash, previewed });
  return previewed;
}

export async function patchTemplate(
  ports: RecurringPorts,
  work: Work,
  { on, previewed }: { readonly on: PatchOn; readonly previewed: Previewed | undefined },
): Promise<Recurring> {
  const { reads, writes, now, log } = work;
  const { id, input } = on;
  const row = await findTemplate(writes, id);
  if (!row) throw notFound('recurring invoice');
  requireVersion(row, on.expected);
  if (row.state === 'ended' && input.state !== undefined) {
    throw new ApiError('state_forbids', 'All of its periods are over: set up another one.');
  }
  const content = contentWith(row, input);
  requireContent(content);
  const before = await showTemplate(ports, reads, { row, now });
  const changed = await updateTemplate(writes, row, {
    ...changedColumns<TemplateRow>({ name: input.name, state: input.state, updated_at: now }),
    ...agreementOf(row, input, previewed),
    content: JSON.stringify(content),
    result: input.result ?? row.result,
  });
  if (changed.state !== row.state) await followState(ports, work, changed);
  const after = await showTemplate(ports, reads, { row: changed, now });
  await log({ type: 'recurring-invoice.changed', id, version: changed.version, before, after });
  return after;
}

/** What lay in a pause is not made up for. */
async function followState(ports: RecurringPorts, work: Work, row: TemplateRow): Promise<void> {
  await ports.schedules.remove(work, { kind, subjectId: row.id });
  if (row.state === 'paused') return;
  const zone = await loadZone(ports, work.reads);
  const next = nextOf(row, { zone, today: localDate(work.now, zone), isMade: () => false });
  if (next) await setSchedule(ports, work, { row, from: next.runsOn });
}

function agreementOf(
  row: TemplateRow,
  input: PatchRecurring,
  previewed: Previewed | undefined,
): Pick<TemplateRow, 'agreed' | 'asks_because'> {
  const result = input.result ?? row.result;
  if (result === 'draft') return { agreed: null, asks_because: null };
  if (previewed?.agreed !== undefined) {
    return { agreed: JSON.stringify(previewed.agreed), asks_because: null };
  }
  if (row.agreed !== null && !isTouched(row, input))
    return { agreed: row.agreed, asks_because: row.asks_because };
  return { agreed: null, asks_because: row.asks_because ?? 'changed' };
}

/** What is made, or what becomes of it, is another one than was agreed to. */
function isTouched({ result }: TemplateRow, input: PatchRecurring): boolean {
  const isNew = input.result !== undefined && input.result !== result;
  return isNew || [input.items, input.withTime, input.note, input.files].some((given) => given !== undefined);
}

/** Its invoices stay. */
export async function removeTemplate(
  ports: RecurringPorts,
  work: Work,
  { id, expected }: { readonly id: string; readonly expected: number | undefined },
): Promise<void> {
  const row = await findTemplate(work.writes, id);
  if (!row) throw notFound('recurring invoice');
  requireVersion(row, expected);
  const before = await showTemplate(ports, work.reads, { row, now: work.now });
  await ports.schedules.remove(work, { kind, subjectId: id });
  await deleteTemplate(work.writes, id);
  await work.log({ type: 'recurring-invoice.deleted', id, version: row.version, before });
}
