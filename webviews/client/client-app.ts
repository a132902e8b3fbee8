/** `<vireo-client>`: a client on one form, beside its figures and what its invoices still lack. */
import { html, nothing, type TemplateResult } from 'lit';
import { FormApp } from '../components/form/form-app.ts';
import type { Faults, GroupSpec } from '../components/form/form-model.ts';
import { splitAddress } from '../components/form/split-address.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { findClientFaults, findClientReadiness, followClientCountry } from './client-form.ts';
import { clientGroups } from './client-groups.ts';
import { clientStyles } from './client-styles.ts';
import type { ClientContent, ClientField, ClientMoney, ClientValues } from './messages.ts';
import { newClient } from './new-client.ts';
import { words } from './words.ts';

type ClientAct =
  | { readonly type: 'editContacts' | 'editTimeRules' | 'editBusiness' | 'createInvoice' }
  | { readonly type: 'openInvoice'; readonly invoiceId: string };

type Readiness = ReturnType<typeof findClientReadiness>[number];

export class VireoClient extends FormApp<ClientField, ClientContent, ClientAct> {
  static override styles = [...FormApp.styles, clientStyles];

  protected readonly needs = 'client:write';
  protected readonly label = words.groups.client;
  protected readonly railLabel = words.rail;

  protected override heading(
    content: ClientContent | undefined,
    values: ClientValues | undefined,
  ): TemplateResult {
    const isNew = content?.subject === newClient;
    const name = values?.name.trim() ?? '';
    return html`<h1 class="cut">${name !== '' ? name : isNew ? words.newClient : words.groups.client}</h1>`;
  }

  protected override groups(content: ClientContent, values: ClientValues): readonly GroupSpec<ClientField>[] {
    return clientGroups(
      { content, values, form: this.formWords, words, language: navigator.language },
      {
        editContacts: () => this.act({ type: 'editContacts' }),
        editTimeRules: () => this.act({ type: 'editTimeRules' }),
      },
    );
  }

  protected override findFaults(content: ClientContent, values: ClientValues): Faults<ClientField> {
    return findClientFaults(content, values, this.formWords.faults);
  }

  protected override follow(
    field: ClientField,
    text: string,
    before: ClientValues,
  ): Partial<Record<ClientField, string>> {
    return followClientCountry(field, text, { subject: this.content?.subject ?? '', before });
  }

  protected override settle(
    field: ClientField,
    { street, postcode, city }: ClientValues,
  ): Partial<Record<ClientField, string>> {
    const isOpen = field === 'street' && postcode === '' && city === '';
    return isOpen ? (splitAddress(street) ?? {}) : {};
  }

  protected override renderRail(
    { money, practiceLack }: ClientContent,
    values: ClientValues,
  ): TemplateResult {
    return html`${money === undefined ? nothing : this.#renderMoney(money)}
      <section class="sec" aria-labelledby="ready-title">
        <h2 id="ready-title">${words.ready}</h2>
        <dl class="ready">${findClientReadiness(values).map((one) => this.#renderReadiness(one, practiceLack))}</dl>
      </section>`;
  }

  #renderMoney({ unbilled, open, lastInvoice }: ClientMoney): TemplateResult {
    return html`${
      unbilled === undefined
        ? nothing
        : html`<section class="sec" aria-labelledby="unbilled-title">
            <h2 class="label" id="unbilled-title">${words.unbilled}</h2>
            <p class="fig">${unbilled.amount}</p>
            <p class="muted">${words.approved(unbilled.hours)}</p>
            <div class="acts" data-needs="invoice:write"><vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => this.act({ type: 'createInvoice' })}>${words.createInvoice}</vscode-button></div>
          </section>`
    }
    ${
      open === undefined
        ? nothing
        : html`<section class="sec" aria-labelledby="open-title">
            <h2 class="label" id="open-title">${words.open}</h2>
            <p class="fig">${open.amount}</p>
            ${open.overdue === undefined ? nothing : html`<p class="danger">${words.overdue(open.overdue)}</p>`}
          </section>`
    }
    ${
      lastInvoice === undefined
        ? nothing
        : html`<section class="sec" aria-labelledby="last-title">
            <h2 class="label" id="last-title">${words.lastInvoice}</h2>
            <p class="row"><span class="grow"><button type="button" class="link" @click=${() => this.act({ type: 'openInvoice', invoiceId: lastInvoice.id })}>${lastInvoice.number}</button></span><strong>${lastInvoice.amount}</strong></p>
            <p class="muted">${lastInvoice.date}</p>
          </section>`
    }`;
  }

  #renderReadiness({ format, missing }: Readiness, practiceLack: string | undefined): TemplateResult {
    return html`<dt>${format}</dt><dd>${
      missing === undefined
        ? this.#renderPractice(format === 'XRechnung' ? practiceLack : undefined)
        : this.#renderMissing(missing)
    }</dd>`;
  }

  #renderMissing(missing: ClientField): TemplateResult {
    const label = this.#labelOf(missing);
    return html`<span class="state warn">${icon('warning')}${words.missing(label)}</span>
        <button type="button" class="link" @click=${() => this.focusField(missing)}>${words.add(label)}</button>`;
  }

  /** The client lacks nothing: whether the practice does. */
  #renderPractice(lack: string | undefined): TemplateResult {
    if (lack === undefined) return html`<span class="state ok">${icon('pass')}${words.isReady}</span>`;
    return html`<span class="state warn">${icon('warning')}${words.missingInBusiness(lack)}</span>
        <button type="button" class="link" @click=${() => this.act({ type: 'editBusiness' })}>${words.editBusiness}</button>`;
  }

  #labelOf(field: ClientField): string {
    if (field === 'street') return words.groups.address;
    const own: Readonly<Record<string, unknown>> = { ...this.formWords, ...words };
    const label = own[field];
    return typeof label === 'string' ? label : field;
  }
}

customElements.define('vireo-client', VireoClient);
