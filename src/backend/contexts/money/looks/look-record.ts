/** The stored look, as documents take it and as the API shows it. */
import { invoiceLookSchema as storedSchema } from '../../../../contract/invoicing/invoice-document-schema.ts';
import { isTextColor } from '../../../../domain/invoicing/look/accent-color.ts';
import {
  type InvoiceLook,
  lookLimits,
  usualColumns,
} from '../../../../domain/invoicing/look/invoice-look.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Reader } from '../../../schema.ts';
import { findLookRow, type LookRow } from './looks.repository.ts';
import type { InvoiceLookReply, PatchLook } from './looks.schema.ts';

/** The look of a practice's drafts; undefined while it is the usual one. */
export async function findLook(db: Reader, organizationId: string): Promise<InvoiceLook | undefined> {
  const look = readLook(await findLookRow(db, organizationId));
  return Object.keys(look).length === 0 ? undefined : look;
}

export function readLook(row: LookRow | undefined): InvoiceLook {
  return row === undefined ? {} : storedSchema.parse(JSON.parse(row.look));
}

export function toReply(row: LookRow | undefined): InvoiceLookReply {
  const { logo, logoAlignment, logoHeightMm, color, footer, columns } = readLook(row);
  return {
    version: row?.version ?? 1,
    updatedAt: row === undefined ? null : toInstant(row.updated_at),
    logo: logo ?? null,
    logoAlignment: logoAlignment ?? 'left',
    logoHeightMm: logoHeightMm ?? lookLimits.logoHeightMm.usual,
    color: color ?? null,
    colorsText: color === undefined || isTextColor(color),
    footer: [...(footer ?? [])],
    columns: [...(columns ?? usualColumns)],
  };
}

/** What is as usual is left out, so that a look that was cleared is none. `logo` is the one that was stored now. */
export function changeLook(
  before: InvoiceLook,
  { logo: given, ...change }: PatchLook,
  stored: InvoiceLook['logo'],
): InvoiceLook {
  const merged = { ...before, ...change };
  const { logoAlignment, logoHeightMm, color, footer = [], columns } = merged;
  const logo = given === undefined ? before.logo : stored;
  const isUsual = columns === undefined || columns.join() === usualColumns.join();
  return {
    ...(logo && {
      logo,
      ...(logoAlignment === 'right' && { logoAlignment }),
      ...(logoHeightMm !== undefined && logoHeightMm !== lookLimits.logoHeightMm.usual && { logoHeightMm }),
    }),
    ...(color && { color }),
    ...(footer.some((text) => text !== '') && { footer: withoutEmptyEnd(footer) }),
    ...(!isUsual && { columns }),
  };
}

function withoutEmptyEnd(texts: readonly string[]): readonly string[] {
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}
