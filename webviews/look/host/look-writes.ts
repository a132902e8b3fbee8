/**
 * What the page writes to the look, each under the version that it was shown: a change made elsewhere refuses the next one.
 * Every change can be undone while the page is open.
 */
import type { InvoiceLook, PatchInvoiceLook } from '../../../src/api-client/index.ts';
import { toBase64 } from '../../../src/pages/files/base64.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { readLogoBytes } from '../../../src/pages/practice/load-logo.ts';

/** What a look was before a change: a logo by its hash, since its content is still kept. */
type Undo = PatchInvoiceLook | { readonly logoSha256: string };

type Ports = Pick<PagePorts, 'backend'>;

export class LookWrites {
  private readonly services: Ports;
  private readonly undos: Undo[] = [];
  private look: InvoiceLook | undefined;

  constructor(services: Ports) {
    this.services = services;
  }

  get canUndo(): boolean {
    return this.undos.length > 0;
  }

  /** The page is shown this one. */
  saw(look: InvoiceLook): void {
    this.look = look;
  }

  async change(body: PatchInvoiceLook): Promise<void> {
    const { look } = this;
    if (look === undefined) return;
    const undo = undoOf(look, body);
    // Sent twice, since its answer was on its way.
    if (JSON.stringify(undo) === JSON.stringify(body)) return;
    await this.write(body);
    this.undos.push(undo);
  }

  async undo(): Promise<void> {
    const undo = this.undos.at(-1);
    if (undo === undefined) return;
    await this.write('logoSha256' in undo ? { logo: await this.readLogo(undo.logoSha256) } : undo);
    this.undos.pop();
  }

  private async write(body: PatchInvoiceLook): Promise<void> {
    const headers = ifMatch(this.look ?? { version: 1 });
    this.look = await this.services.backend.ask((api, options) =>
      api.patchInvoiceLook({ ...options, body, headers }),
    );
  }

  private async readLogo(sha256: string): Promise<string> {
    return toBase64(await readLogoBytes(this.services, sha256));
  }
}

function undoOf(look: InvoiceLook, { logo, ...body }: PatchInvoiceLook): Undo {
  if (logo !== undefined) return look.logo === null ? { logo: null } : { logoSha256: look.logo.sha256 };
  const changed = Object.keys(body) as (keyof typeof body)[];
  return Object.fromEntries(changed.map((field) => [field, look[field]]));
}
