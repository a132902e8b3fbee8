/** The image of a logo, as pages draw it. */
import type { InvoiceLook } from '../../api-client/index.ts';
import { isApiFailure } from '../failures.ts';
import { toBase64 } from '../files/base64.ts';
import type { PagePorts } from '../page-ports.ts';

type Logo = Pick<NonNullable<InvoiceLook['logo']>, 'sha256' | 'type'>;

/** Of a logo that the practice has or had. */
export async function readLogoBytes(
  { backend }: Pick<PagePorts, 'backend'>,
  sha256: string,
): Promise<Uint8Array> {
  const bytes: unknown = await backend.ask((api, options) =>
    api.getInvoiceLogo({ ...options, path: { sha256 }, responseType: 'arraybuffer' }),
  );
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes as ArrayBuffer);
}

/** A data URI, since pages load nothing from elsewhere. Undefined where the file is lost. */
export async function loadLogo(
  services: Pick<PagePorts, 'backend'>,
  { sha256, type }: Logo,
): Promise<string | undefined> {
  try {
    const content = await readLogoBytes(services, sha256);
    return `data:${type};base64,${toBase64(content)}`;
  } catch (error) {
    if (isApiFailure(error, 'not_found')) return undefined;
    throw error;
  }
}

/** Of the same logo once; the last one is kept. */
export class LogoCache {
  private readonly services: Pick<PagePorts, 'backend'>;
  private last: { readonly sha256: string; readonly content: string } | undefined;

  constructor(services: Pick<PagePorts, 'backend'>) {
    this.services = services;
  }

  async load(logo: Logo): Promise<string | undefined> {
    if (this.last?.sha256 === logo.sha256) return this.last.content;
    const content = await loadLogo(this.services, logo);
    if (content !== undefined) this.last = { sha256: logo.sha256, content };
    return content;
  }
}
