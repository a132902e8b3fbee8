/** The host side of the page *Your Business*. */

import type { Organization } from '../../../src/api-client/index.ts';
import { ownZone } from '../../../src/contract/own-zone.ts';
import { localDate } from '../../../src/domain/zones.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import { toFormRefusal } from '../../../src/pages/forms/field-refusals.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { requireOrganization } from '../../../src/pages/practice/load-organization.ts';
import {
  type BusinessContent,
  type BusinessHostMessage,
  type BusinessValues,
  type BusinessViewMessage,
  businessFields,
  businessViewMessageSchema,
} from '../messages.ts';
import { toBusinessValues, toOrganizationPatch } from './business-values.ts';
import { findOwnSeries } from './own-series.ts';

export interface BusinessPorts extends PagePorts {
  /** Called before the page closes. */
  saved(): void;
  close(): void;
  /** Failures are told, and nobody waits. */
  editTimeRules(): void;
}

export function defineBusiness(ports: BusinessPorts): DefinePage<BusinessViewMessage, BusinessHostMessage> {
  return (page) => new BusinessPage(ports, page).table;
}

type Save = Extract<BusinessViewMessage, { type: 'save' }>;

class BusinessPage {
  private readonly ports: BusinessPorts;
  private readonly page: Page<BusinessHostMessage>;
  /** What the page shows. */
  private shown: { readonly organization: Organization; readonly values: BusinessValues } | undefined;

  constructor(ports: BusinessPorts, page: Page<BusinessHostMessage>) {
    this.ports = ports;
    this.page = page;
  }

  get table(): PageTable<BusinessViewMessage, BusinessHostMessage> {
    return {
      incoming: businessViewMessageSchema,
      isInTurn: true,
      showsConnection: true,
      watch: ['organization', 'invoice'],
      load: () => loadOrFail(this.ports, 'Your Business', () => this.load()),
      on: {
        ready: () => this.page.fill(),
        refresh: () => this.page.fill(),
        save: (message) => this.save(message),
        cancel: () => this.ports.close(),
        editLook: () => this.ports.runCommand('vireo.editInvoiceLook'),
        editTimeRules: () => this.ports.editTimeRules(),
      },
    };
  }

  private async load(): Promise<BusinessContent> {
    const { ports } = this;
    const [organization, series] = await Promise.all([requireOrganization(ports), findOwnSeries(ports)]);
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
      today: localDate(ports.clock.now(), organization.zone),
    };
  }

  /** All of it or, where a field is refused, nothing; the number of the first invoice is a record of its own. */
  private async save({ values: changed }: Save): Promise<void> {
    const { shown, ports } = this;
    if (shown === undefined) return;
    try {
      await this.write(changed, shown);
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      await this.page.send(toFormRefusal(error, businessFields, ports.t));
      if (error.code === 'stale_version') await this.page.fill();
      return;
    }
    this.ports.saved();
    this.ports.close();
  }

  private async write(
    changed: Save['values'],
    { organization, values: before }: NonNullable<typeof this.shown>,
  ): Promise<void> {
    const { backend } = this.ports;
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
