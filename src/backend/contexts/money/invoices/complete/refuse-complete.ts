/** All faults of a whole invoice at once: those of its form, and the rules that the rest of it breaks. */
import { completeInvoice } from '../../../../../domain/invoicing/complete-invoice.ts';
import { isBesideFigures } from '../../../../../domain/invoicing/faults-beside.ts';
import type { RuleFault } from '../../../../../domain/invoicing/rules/fault.ts';
import { text } from '../../../../../words/text.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, type FieldIssue } from '../../../../platform/http/api-error.ts';
import { findIdentifierFaults } from '../identifiers/party-identifiers.ts';
import { loadSeller, todayOf } from '../invoice-loading.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { brokenRules } from './broken-rules.ts';
import { type CompleteInvoiceInput, completeInvoiceSchema } from './complete-invoice.schema.ts';
import { factsOf, factsWithoutClient } from './completion-facts.ts';

export interface MisshapenInvoice {
  readonly caller: Caller;
  readonly body: unknown;
  /** What its schema refuses. */
  readonly refused: ApiError;
}

/** The refusal with the rules that the rest breaks, as far as it has the form of an invoice. */
export async function refuseComplete(
  ports: InvoicePorts,
  { caller, body, refused }: MisshapenInvoice,
): Promise<ApiError> {
  const input = withoutFields(body, refused.details);
  if (input === undefined) return refused;
  const faults = await findFaults(ports, caller, input);
  const fields = refused.details.map(({ field }) => field);
  const others = faults.filter((fault) => isOfTheRest(fault, fields));
  if (others.length === 0) return refused;
  const { message, details } = brokenRules(others);
  return new ApiError(
    'invalid',
    text`${refused.message}; ${message}`,
    [...refused.details, ...details],
    refused,
  );
}

async function findFaults(
  ports: InvoicePorts,
  { actor }: Caller,
  input: CompleteInvoiceInput,
): Promise<readonly RuleFault[]> {
  const reads = ports.reads(actor);
  const seller = await loadSeller(ports, reads);
  const today = todayOf(seller, ports.clock());
  const name = input.buyer?.name?.trim() ?? '';
  const buyer =
    input.clientId === undefined
      ? await ports.findClientByName(reads, name)
      : await ports.findBuyer(reads, input.clientId);
  const facts = buyer
    ? factsOf(input, { seller, buyer, today })
    : factsWithoutClient(input, { seller, today });
  const read = completeInvoice(input, facts);
  return [...(read.ok ? [] : read.error), ...(await findIdentifierFaults(input))];
}

/** Of these, sums are made. */
const figures = /^(?:lines|allowances|charges|totals|taxBreakdown|currency)\b/;

/** True for what does not follow from the fields that were refused. */
function isOfTheRest(fault: RuleFault, refused: readonly string[]): boolean {
  const isNear = refused.some(
    (field) => `${fault.field}.`.startsWith(`${field}.`) || `${field}.`.startsWith(`${fault.field}.`),
  );
  const isSure = isBesideFigures(fault) || !refused.some((field) => figures.test(field));
  return !isNear && isSure;
}

/** Fields that are refused can hide others: after so many rounds it has no form. */
const rounds = 5;

function withoutFields(body: unknown, refused: readonly FieldIssue[]): CompleteInvoiceInput | undefined {
  const rest: unknown = structuredClone(body);
  let fields = refused.map(({ field }) => field.split('.'));
  for (let round = 0; round < rounds; round += 1) {
    for (const path of fields) remove(rest, path);
    const parsed = completeInvoiceSchema.safeParse(rest);
    if (parsed.success) return parsed.data;
    fields = parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key].map(String))
        : [issue.path.map(String)],
    );
  }
  return undefined;
}

/** In a list the place is kept, so that the others keep their numbers. What lacks a field goes as a whole. */
function remove(value: unknown, path: readonly string[]): void {
  const name = path.at(-1) ?? '';
  const owner = path.slice(0, -1).reduce<unknown>(innerOf, value);
  if (path.length === 0 || typeof owner !== 'object' || owner === null) return;
  if (!Object.hasOwn(owner, name)) remove(value, path.slice(0, -1));
  else if (Array.isArray(owner)) owner[Number(name)] = {};
  else Reflect.deleteProperty(owner, name);
}

function innerOf(value: unknown, name: string): unknown {
  const isOwner = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return isOwner ? (value as Record<string, unknown>)[name] : undefined;
}
