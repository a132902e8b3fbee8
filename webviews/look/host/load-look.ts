/** What the Invoice Look page shows: the look, and the newest invoice to show it on. */

import type { Invoice, InvoiceLook, Organization } from '../../../src/api-client/index.ts';
import type { Party } from '../../../src/domain/invoice-document.ts';
import { sampleDocument } from '../../../src/domain/invoicing/sample-document.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { LogoCache } from '../../../src/pages/practice/load-logo.ts';
import type { LookContent } from '../messages.ts';

export interface LoadedLook {
  readonly look: InvoiceLook;
  readonly content: Omit<LookContent, 'canUndo' | 'answers'>;
}

type Previewed = Pick<LookContent, 'document' | 'expectedNumber' | 'source' | 'clientName'>;

/** `today` is an ISO date. */
export async function loadLook(
  services: Pick<PagePorts, 'backend' | 't'>,
  { logos, today }: { readonly logos: LogoCache; readonly today: string },
): Promise<LoadedLook> {
  const { backend } = services;
  const [look, organizations, newest] = await Promise.all([
    backend.ask((api, options) => api.getInvoiceLook(options)),
    backend.ask((api, options) => api.listOrganizations(options)),
    findNewest(services),
  ]);
  const { logo, logoAlignment, logoHeightMm, color, footer, columns } = look;
  const [practice] = organizations.items;
  if (practice === undefined) throw new Error('There is no practice.');
  const previewed =
    newest === undefined ? ofSample(services, practice, today) : await ofInvoice(services, newest);
  const content = logo === null ? undefined : await logos.load(logo);
  return {
    look,
    content: {
      type: 'content',
      logoAlignment,
      logoHeightMm,
      color,
      footer,
      columns,
      ...previewed,
      logo: logo && { ...logo, ...(content === undefined ? {} : { content }) },
    },
  };
}

/** Who may not read invoices sees a sample. */
async function findNewest({ backend }: Pick<PagePorts, 'backend'>): Promise<Invoice | undefined> {
  try {
    const { items } = await backend.ask((api, options) =>
      api.listInvoices({ ...options, query: { limit: 20 } }),
    );
    return items.find(({ documentType, state }) => documentType === '380' && state !== 'cancelled');
  } catch (error) {
    if (isApiFailure(error, 'forbidden')) return undefined;
    throw error;
  }
}

async function ofInvoice(
  { backend }: Pick<PagePorts, 'backend'>,
  { id, clientName }: Invoice,
): Promise<Previewed> {
  const { document, expectedNumber } = await backend.ask((api, options) =>
    api.getInvoiceDocument({ ...options, path: { id } }),
  );
  const source = document.number === undefined ? 'draft' : 'issued';
  return { document, source, clientName, ...(expectedNumber === null ? {} : { expectedNumber }) };
}

function ofSample({ t }: Pick<PagePorts, 't'>, practice: Organization, today: string): Previewed {
  const words = {
    client: t('Sample Client Ltd'),
    street: t('1 Example Street'),
    town: t('12345 Sampletown'),
    review: t('Review and refactoring'),
    workshop: t('Workshop'),
  };
  const document = sampleDocument({ ...practice, seller: toSeller(practice) }, { words, today });
  return { document, source: 'sample', clientName: document.buyer.name };
}

function toSeller(practice: Organization): Party {
  const { name, addressLines, countryCode, contact } = practice;
  const { vatId, taxNumber, email, iban, bic, accountName } = practice;
  const said = Object.entries({ vatId, taxNumber, email, iban, bic, accountName });
  const known = Object.fromEntries(said.filter(([, text]) => text !== null && text !== ''));
  return { name, addressLines, countryCode, ...known, ...(contact && { contact }) };
}
