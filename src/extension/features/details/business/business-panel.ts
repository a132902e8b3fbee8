/** The host side of the page *Your Business*; a bundle of its own. */

import {
  type BusinessContent,
  type BusinessHostMessage,
  type BusinessValues,
  type BusinessViewMessage,
  businessFields,
  businessViewMessageSchema,
} from '../../../../../webviews/business/messages.ts';
import type { Organization } from '../../../../api-client/index.ts';
import { ownZone } from '../../../../contract/own-zone.ts';
import { localDate } from '../../../../domain/zones.ts';
import { runCommand } from '../../../platform/commands.ts';
import { isApiFailure } from '../../../platform/failures.ts';
import { ifMatch } from '../../../platform/if-match.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import { loadOrFail } from '../../../platform/pages/load-or-fail.ts';
import type { Page, PageTable } from '../../../platform/pages/page-host.ts';
import { runAside } from '../../../platform/pages/run-aside.ts';
import type { ShownPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';
import { editOwnRules } from '../edit-rules.ts';
import { toFormRefusal } from '../field-refusals.ts';
import { requireOrganization } from '../load-organization.ts';
import { findOwnSeries } from '../own-series.ts';
import { toBusinessValues, toOrganizationPatch } from './business-values.ts';

/** `onSaved` is called before the page closes. */
export function attachBusinessPanel(services: Services, shown: ShownPage, onSaved: () => void): void {
  const close = (): void => shown.frame.dispose();
  const end = { saved: onSaved, close };
  hostPage(services, shown, (page) => new BusinessPage(services, page, end).table);
}

interface End {
  readonly saved: () => void;
  readonly close: () => void;
}

type Save = Extract<BusinessViewMessage, { type: 'save' }>;

class BusinessPage {
  private readonly services: Services;
  private readonly page: Page<BusinessHostMessage>;
  private readonly end: End;
  /** What the page shows. */
  private shown: { readonly organization: Organization; readonly values: BusinessValues } | undefined;

  constructor(services: Services, page: Page<BusinessHostMessage>, end: End) {
    this.services = services;
    this.page = page;
    this.end = end;
  }

  get table(): PageTable<BusinessViewMessage, BusinessHostMessage> {
    return {
      incoming: businessViewMessageSchema,
      isInTurn: true,
      showsConnection: true,
      watch: ['organization', 'invoice'],
      load: () => loadOrFail(this.services, 'Your Business', () => this.load()),
      on: {
        ready: () => this.page.fill(),
        refresh: () => this.page.fill(),
        save: (message) => this.save(message),
        cancel: () => this.end.close(),
        editLook: () => runCommand('vireo.editInvoiceLook'),
        editTimeRules: () => runAside(this.services, () => editOwnRules(this.services)),
      },
    };
  }

  private async load(): Promise<BusinessContent> {
    const { services } = this;
    const [organization, series] = await Promise.all([
      requireOrganization(services),
      findOwnSeries(services),
    ]);
    const values = toBusinessValues(organization, series);
    this.shown = { organization, values };
    return {
      type: 'content',
      values,
      countryChosen: organization.countryChosen,
      zones: [...new Set([ownZone(), organization.zone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])],
      ...(series !== undefined && { nextNumber: series.nextNumber }),
      isNumberOpen: series !== undefined && !series.isUsed,
      language: organization.language,
      today: localDate(services.clock.now(), organization.zone),
    };
  }

  /** All of it or, where a field is refused, nothing; the number of the first invoice is a record of its own. */
  private async save({ values: changed }: Save): Promise<void> {
    const { shown, services } = this;
    if (shown === undefined) return;
    try {
      await this.write(changed, shown);
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      await this.page.send(toFormRefusal(error, businessFields, services.t));
      if (error.code === 'stale_version') await this.page.fill();
      return;
    }
    this.end.saved();
    this.end.close();
  }

  private async write(
    changed: Save['values'],
    { organization, values: before }: NonNullable<typeof this.shown>,
  ): Promise<void> {
    const { backend } = this.services;
    const values: BusinessValues = { ...before, ...changed };
    // The country that a person leaves as it was proposed is chosen by saving it.
    const fields = new Set([...Object.keys(changed), ...(organization.countryChosen ? [] : ['countryCode'])]);
    const body = toOrganizationPatch(fields, values);
    const headers = ifMatch(organization);
    const path = { id: organization.id };
    if (Object.keys(body).length > 0) {
      await backend.ask((api, options) => api.patchOrganization({ ...options, path, headers, body }));
    }
    const first = Number(changed.firstNumber ?? '');
    if (first > 0) await backend.ask((api, options) => api.setFirstNumber({ ...options, body: { first } }));
  }
}
