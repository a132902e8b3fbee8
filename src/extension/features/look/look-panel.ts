/** The host side of the Invoice Look page; a bundle of its own. It saves each change at once and shows what became of it. */
import {
  type LookContent,
  type LookField,
  type LookHostMessage,
  type LookRefusal,
  type LookViewMessage,
  lookFields,
  lookViewMessageSchema,
} from '../../../../webviews/look/messages.ts';
import { runCommand } from '../../platform/commands.ts';
import { type ApiFailure, isApiFailure } from '../../platform/failures.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import { loadOrFail } from '../../platform/pages/load-or-fail.ts';
import type { Page, PageTable } from '../../platform/pages/page-host.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { today } from '../../platform/time/iso-week.ts';
import { chooseLogo } from './choose-logo.ts';
import { LogoCache } from './load-logo.ts';
import { loadLook } from './load-look.ts';
import { LookWrites } from './look-writes.ts';

export function attachLookPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, (page) => new LookPage(services, page).table);
}

class LookPage {
  private readonly services: Services;
  private readonly page: Page<LookHostMessage>;
  private readonly logos: LogoCache;
  private readonly writes: LookWrites;

  constructor(services: Services, page: Page<LookHostMessage>) {
    this.services = services;
    this.page = page;
    this.logos = new LogoCache(services);
    this.writes = new LookWrites(services);
  }

  get table(): PageTable<LookViewMessage, LookHostMessage> {
    return {
      incoming: lookViewMessageSchema,
      isInTurn: true,
      showsConnection: true,
      watch: ['invoice-look', 'invoice', 'organization'],
      load: () => loadOrFail(this.services, 'Invoice Look', () => this.load()),
      on: {
        ready: () => this.page.fill(),
        refresh: () => this.page.fill(),
        change: ({ updateId, change }) =>
          this.attempt(() => this.writes.change(withoutUndefined(change)), updateId),
        chooseLogo: () => this.chooseLogo(),
        removeLogo: () => this.attempt(() => this.writes.change({ logo: null })),
        undo: () => this.attempt(() => this.writes.undo()),
        editDetails: () => runCommand('vireo.editOrganization'),
      },
    };
  }

  private async load(): Promise<LookContent> {
    const { services, logos } = this;
    const { look, content } = await loadLook(services, { logos, today: today(services.clock.now()) });
    this.writes.saw(look);
    return { ...content, canUndo: this.writes.canUndo };
  }

  private async chooseLogo(): Promise<void> {
    const chosen = await chooseLogo(this.services);
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
    const { t } = this.services;
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
