/** The stored look, as documents take it and as the API shows it. */
import { invoiceLookSchema as storedSchema } from '../../../../contract/invoicing/invoice-document-schema.ts';
import { showLook } from '../../../../domain/invoicing/look/change-look.ts';
import type { InvoiceLook } from '../../../../domain/invoicing/look/invoice-look.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { findLookRow, type LookRow } from './looks.repository.ts';
import type { InvoiceLookReply } from './looks.schema.ts';

/** The look of a practice's drafts; undefined while it is the usual one. Without a logo it says nothing of its side and height. */
export async function findLook(reads: Reads): Promise<InvoiceLook | undefined> {
  const { logoAlignment, logoHeightMm, ...rest } = readLook(await findLookRow(reads));
  const ofLogo = {
    ...(logoAlignment !== undefined && { logoAlignment }),
    ...(logoHeightMm !== undefined && { logoHeightMm }),
  };
  const look = rest.logo === undefined ? rest : { ...rest, ...ofLogo };
  return Object.keys(look).length === 0 ? undefined : look;
}

export function readLook(row: LookRow | undefined): InvoiceLook {
  return row === undefined ? {} : storedSchema.parse(JSON.parse(row.look));
}

export function toReply(row: LookRow | undefined): InvoiceLookReply {
  const { footer, columns, ...shown } = showLook(readLook(row));
  return {
    version: row?.version ?? 1,
    updatedAt: row === undefined ? null : toInstant(row.updated_at),
    ...shown,
    footer: [...footer],
    columns: [...columns],
  };
}
