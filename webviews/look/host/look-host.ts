/** The host side of the Invoice Look page. It saves each change at once and shows what became of it. */

import { type ApiFailure, isApiFailure } from '../../../src/pages/failures.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { LogoCache } from '../../../src/pages/practice/load-logo.ts';
import { today } from '../../../src/pages/time/iso-week.ts';
import {
  type LookContent,
  type LookField,
  type LookHostMessage,
  type LookRefusal,
  type LookViewMessage,
  lookFields,
  lookViewMessageSchema,
} from '../messages.ts';
import { chooseLogo } from './choose-logo.ts';
import { loadLook } from './load-look.ts';
import { LookWrites } from './look-writes.ts';

export function defineLook(ports: PagePorts): DefinePage<LookViewMessage, LookHostMessage> {
  return (page) => new LookPage(ports, page).table;
}

class LookPage {
  private readonly ports: PagePorts;
  private readonly page: Page<LookHostMessage>;
  private readonly logos: LogoCache;
  private readonly writes: LookWrites;

  constructor(ports: PagePorts, page: Page<LookHostMessage>) {
    this.ports = ports;
    this.page = page;
    this.logos = new LogoCache(ports);
    this.writes = new LookWrites(ports);
  }

  get table(): PageTable<LookViewMessage, LookHostMessage> {
    return {
      incoming: lookViewMessageSchema,
      isInTurn: true,
      showsConnection: true,
      watch: ['invoice-look', 'invoice', 'organization'],
      load: () => loadOrFail(this.ports, 'Invoice Look', () => this.load()),
      on: {
        ready: () => this.page.fill(),
        refresh: () => this.page.fill(),
        change: ({ updateId, change }) =>
          this.attempt(() => this.writes.change(withoutUndefined(change)), updateId),
        chooseLogo: () => this.chooseLogo(),
        removeLogo: () => this.attempt(() => this.writes.change({ logo: null })),
        undo: () => this.attempt(() => this.writes.undo()),
        editDetails: () => this.ports.runCommand('vireo.editOrganization'),
      },
    };
  }

  private async load(): Promise<LookContent> {
    const { ports, logos } = this;
    const { look, content } = await loadLook(ports, { logos, today: today(ports.clock.now()) });
    this.writes.saw(look);
    return { ...content, canUndo: this.writes.canUndo };
  }

  private async chooseLogo(): Promise<void> {
    const chosen = await chooseLogo(this.ports);
    if (chosen === undefined) return;
    if (chosen.ok) await this.attempt(() => this.writes.change({ logo: chosen.value }));
    else await this.page.send({ type: 'refused', field: 'logo', message: chosen.error });
  }

  /** What is refused is told beside its field, with what is there now where somebody else was first. */
  private async attempt(write: () => Promise<void>, answers?: number): Promise<void> {
    const answer = answers === undefined ? {} : { answers };
    try {
      await write();
      await this.page.send({ ...(await this.load()), ...answer });
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      await this.page.send({ ...this.toRefusal(error), ...answer });
      if (error.code === 'stale_version') await this.page.fill();
    }
  }

  private toRefusal(failure: ApiFailure): LookRefusal {
    const { t } = this.ports;
    if (failure.code === 'stale_version') {
      const message = t('The look was changed elsewhere. It is shown as it is now; make your change again.');
      return { type: 'refused', message };
    }
    const [issue] = failure.details;
    const field = lookFields.find((name): name is LookField => name === issue?.field.split('.')[0]);
    return { type: 'refused', message: failure.message, ...(field && { field }) };
  }
}

/** A field that is left out of the message is no change. */
function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: NonNullable<Fields[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
