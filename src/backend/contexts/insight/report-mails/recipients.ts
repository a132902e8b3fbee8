/** Who a report is mailed to: the organization's people, and whom its person has confirmed. */
import * as z from 'zod';
import { recipientKey } from '../../../../domain/mail/mail-address.ts';
import { text } from '../../../../words/text.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { ReportMailPorts } from './report-mails.ports.ts';
import type { ReportMailRow } from './report-mails.repository.ts';

const storedSchema = z.array(z.object({ address: z.string(), confirmedAt: z.number().nullable() }));
export type StoredRecipient = z.infer<typeof storedSchema>[number];

type Ports = Pick<ReportMailPorts, 'listAddresses'>;

const keyOf = (address: string) => recipientKey({ address });

export function readRecipients({
  recipients,
}: Pick<ReportMailRow, 'recipients'>): readonly StoredRecipient[] {
  return storedSchema.parse(JSON.parse(recipients));
}

async function insideOf(ports: Ports, reads: Reads): Promise<ReadonlySet<string>> {
  return new Set((await ports.listAddresses(reads)).map(keyOf));
}

interface Named {
  readonly addresses: readonly string[];
  readonly confirmed: readonly string[];
  readonly before: readonly StoredRecipient[];
  readonly now: number;
}

/** @throws ApiError `conflict` naming each address that is nobody's of the organization and was not confirmed */
export async function nameRecipients(
  ports: Ports,
  reads: Reads,
  { addresses, confirmed, before, now }: Named,
): Promise<readonly StoredRecipient[]> {
  const inside = await insideOf(ports, reads);
  const earlier = new Map(before.map(({ address, confirmedAt }) => [keyOf(address), confirmedAt]));
  const added = new Set(confirmed.map(keyOf));
  const each = new Map(addresses.map((address) => [keyOf(address), address]));
  const named = [...each].map(([key, address]) => {
    const confirmedAt = earlier.get(key) ?? (added.has(key) && !inside.has(key) ? now : null);
    return { address, confirmedAt, isAllowed: inside.has(key) || confirmedAt !== null };
  });
  const unknown = named.flatMap(({ address, isAllowed }, at) => (isAllowed ? [] : [{ address, at }]));
  if (unknown.length > 0) {
    throw new ApiError(
      'conflict',
      text`${unknown.map(({ address }) => address).join(', ')} is outside of your organization: confirm each such address once.`,
      unknown.map(({ address, at }) => ({
        field: `recipients.${at}`,
        issue: text`"${address}" is not confirmed`,
      })),
    );
  }
  return named.map(({ address, confirmedAt }) => ({ address, confirmedAt }));
}

/** At this moment: an address of a person who left since was never confirmed. */
export async function allowedNow(
  ports: Ports,
  reads: Reads,
  row: Pick<ReportMailRow, 'recipients'>,
): Promise<{ readonly allowed: readonly string[]; readonly left: readonly string[] }> {
  const inside = await insideOf(ports, reads);
  const isAllowed = ({ address, confirmedAt }: StoredRecipient) =>
    confirmedAt !== null || inside.has(keyOf(address));
  const all = readRecipients(row);
  return {
    allowed: all.filter(isAllowed).map(({ address }) => address),
    left: all.filter((each) => !isAllowed(each)).map(({ address }) => address),
  };
}
