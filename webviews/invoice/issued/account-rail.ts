/** `<vireo-invoice-account>`: what is open of an issued invoice, its payments, and what happened to it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { userFormats } from '../../components/formats.ts';
import { icon } from '../../components/icons.ts';
import { activateOnKeys } from '../../components/keys.ts';
import { baseStyles, controlStyles } from '../../components/styles.ts';
import type { InvoiceAccount, ShownPayment, ShownStep } from '../account-messages.ts';
import { accountStyles } from './account-styles.ts';
import { words } from './words.ts';

/** `email`: a draft with the files. `remind`: the next reminder. */
export type AccountAct = 'recordPayment' | 'markSent' | 'email' | 'remind' | 'send' | 'setUpEmail';

/** What the rail asks of its host. */
export interface AccountActions {
  act(act: AccountAct): void;
  reverse(paymentId: string): void;
}

type Money = InvoiceAccount['due'];

export class VireoInvoiceAccount extends LitElement {
  static override properties = {
    account: { attribute: false },
    dueDate: { attribute: false },
    actions: { attribute: false },
  };
  static override styles = [baseStyles, controlStyles, accountStyles];

  declare account: InvoiceAccount;
  /** ISO date. */
  declare dueDate: string;
  declare actions: AccountActions;
  readonly #words = words;
  readonly #formats = userFormats();

  override render(): TemplateResult {
    const isCreditNote = this.account.settlement === null;
    return html`${this.#renderSends()} ${isCreditNote ? nothing : this.#renderOpen()} ${isCreditNote ? nothing : this.#renderPayments()}
      ${this.#renderHistory()}`;
  }

  /** What is done next, until it was sent. */
  #renderSends(): TemplateResult | typeof nothing {
    const { sends } = this.account;
    if (sends === 'none') return nothing;
    const words = this.#words;
    const isReady = sends === 'account';
    const act = (): void => this.actions.act(isReady ? 'send' : 'setUpEmail');
    return html`<section class="sec" aria-label=${words.send}>
      <p class="small muted">${isReady ? words.notSent : words.noMail}</p>
      <div class="sends">
        <vscode-button data-needs=${isReady ? 'invoice:send' : 'mail:write'} @keydown=${activateOnKeys} @click=${act}>${isReady ? words.send : words.setUpEmail}</vscode-button>
        ${this.#renderEmail('')}
      </div>
    </section>`;
  }

  /** The draft for the user's own mail program. */
  #renderEmail(size: string): TemplateResult {
    return html`<vscode-button secondary class=${size} @keydown=${activateOnKeys} @click=${() => this.actions.act('email')}>${this.#words.email}</vscode-button>`;
  }

  #renderOpen(): TemplateResult {
    const { account } = this;
    const isOpen = account.due.minor > 0;
    return html`<section class="sec" aria-labelledby="open">
      <h2 class="label" id="open">${isOpen ? this.#words.open : this.#settled}</h2>
      <p class="fig">
        ${this.#money(isOpen ? account.due : account.paid)}
        ${account.due.minor === account.gross.minor ? nothing : html`<small>${this.#words.of(this.#money(account.gross))}</small>`}
      </p>
      ${isOpen ? this.#renderBar() : nothing} ${this.#renderSums()}
    </section>`;
  }

  get #settled(): string {
    const { settlement } = this.account;
    const { settled } = this.#words;
    return settlement === 'wholly_credited' || settlement === 'written_off'
      ? settled[settlement]
      : settled.paid;
  }

  #renderBar(): TemplateResult {
    const { gross, paid, daysLate } = this.account;
    const percent = gross.minor === 0 ? 0 : Math.floor((paid.minor * 100) / gross.minor);
    const share = this.#words.share(this.#formats.percent(String(percent)));
    return html`<progress max="100" value=${percent} aria-label=${share}></progress>
      <p class="row">
        ${
          daysLate > 0
            ? html`<span class="state danger">${icon('warning')}${this.#words.late(daysLate)}</span>`
            : html`<span class="muted">${this.#words.due(this.#formats.date(this.dueDate))}</span>`
        }
        <span class="grow"></span><span>${share}</span>
      </p>
      ${daysLate > 0 ? this.#renderRemind() : nothing}`;
  }

  #renderRemind(): TemplateResult {
    const { readyStep } = this.account;
    return html`<p class="row">
      <span>${readyStep === null ? '' : this.#words.reminderReady(readyStep)}</span><span class="grow"></span>
      <vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => this.actions.act('remind')}>${this.#words.remind}</vscode-button>
    </p>`;
  }

  /** What else took something off, where there is any. */
  #renderSums(): TemplateResult | typeof nothing {
    const { credited, discounted, writtenOff, overpaid } = this.account;
    const words = this.#words;
    const sums = (
      [
        [words.credited, credited],
        [words.discounted, discounted],
        [words.writtenOff, writtenOff],
        [words.overpaid, overpaid],
      ] as const
    ).filter(([, { minor }]) => minor !== 0);
    return sums.length === 0
      ? nothing
      : html`<dl class="sums">${sums.map(([what, sum]) => html`<dt>${what}</dt><dd>${this.#money(sum)}</dd>`)}</dl>`;
  }

  #renderPayments(): TemplateResult {
    const words = this.#words;
    const { payments, due, overpaid } = this.account;
    const act = due.minor > 0 ? words.record : words.refund;
    return html`<section class="sec" aria-labelledby="payments">
      <div class="title">
        <h2 class="grow" id="payments">${words.payments}</h2>
        ${
          due.minor + overpaid.minor === 0
            ? nothing
            : html`<vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => this.actions.act('recordPayment')}>
                ${act}
              </vscode-button>`
        }
      </div>
      ${
        payments.length === 0
          ? html`<p class="muted">${words.none}</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">${words.what}</th>
                  <th scope="col" class="num">${words.amount}</th>
                  <th scope="col"><span class="sr">${words.actions}</span></th>
                </tr>
              </thead>
              <tbody>${payments.map((payment) => this.#renderPayment(payment))}</tbody>
            </table>`
      }
    </section>`;
  }

  #renderPayment(payment: ShownPayment): TemplateResult {
    const words = this.#words;
    const { id, date, amount, isReversal, isReversed } = payment;
    const day = this.#formats.date(date);
    const reverse = words.reverse(this.#money(amount), day);
    return html`<tr class=${isReversal || isReversed ? 'gone' : ''}>
      <td class="text"><span class="muted nowrap">${day}</span> ${this.#describe(payment)}</td>
      <td class="num">${this.#money(amount)}</td>
      <td>
        ${
          isReversal || isReversed
            ? nothing
            : html`<button type="button" class="icon-btn" aria-label=${reverse} title=${reverse} @click=${() => this.actions.reverse(id)}>
                ${icon('discard')}
              </button>`
        }
      </td>
    </tr>`;
  }

  #describe({ kind, label, isReversal, isReversed }: ShownPayment): string {
    const words = this.#words;
    const what = kind === 'payment' ? (label ?? words.kinds.payment) : words.kinds[kind];
    if (isReversal) return `${words.reversal}: ${what}`;
    return isReversed ? `${what}, ${words.reversed}` : what;
  }

  #renderHistory(): TemplateResult {
    const words = this.#words;
    return html`<section class="sec" aria-labelledby="history">
      <div class="title">
        <h2 class="grow" id="history">${words.history}</h2>
        ${this.account.sends === 'none' ? this.#renderEmail('compact') : nothing}
        <vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => this.actions.act('markSent')}>
          ${words.markSent}
        </vscode-button>
      </div>
      <ol class="past">${this.account.history.map((step) => this.#renderStep(step))}</ol>
    </section>`;
  }

  #renderStep(step: ShownStep): TemplateResult {
    const recorded = `${this.#formats.momentOf(step.at)}${step.by === '' ? '' : ` · ${step.by}`}`;
    return html`<li>
      <span class="muted nowrap" title=${recorded}>${this.#formats.date(step.date)}</span>
      <span class=${step.amount === null ? 'wide' : ''}>${this.#tell(step)}</span>
      ${step.amount === null ? nothing : html`<span class="num">${this.#money(step.amount)}</span>`}
    </li>`;
  }

  #tell({ step, detail }: ShownStep): string {
    const words = this.#words;
    if (detail === null) return words.steps[step];
    if (step === 'reminded') return words.remindedBy(detail);
    return step === 'sent' ? words.sentTo(detail) : words.creditedBy(detail);
  }

  #money(money: Money): string {
    return this.#formats.money(money);
  }
}

customElements.define('vireo-invoice-account', VireoInvoiceAccount);
