/** `<vireo-issue>`: the one primary button, and the one question that says what becomes final. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { formatsFor } from '../components/formats.ts';
import { activateOnKeys } from '../components/keys.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import type { InvoiceContent } from './messages.ts';
import { words as strings } from './words.ts';

export interface IssueActions {
  /** Asked for: what is typed is sent first. False keeps the question closed, and the focus goes to what blocks issuing. */
  prepare(): boolean;
  confirm(): void;
}

export class VireoIssue extends LitElement {
  static override properties = {
    content: { attribute: false },
    /** `saving` while a change is under way, `issuing` once confirmed. */
    phase: { attribute: false },
    /** Why it cannot be issued. */
    blocked: { attribute: false },
    actions: { attribute: false },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host { display: grid; gap: 8px; padding: 12px 16px 16px; border-top: 1px solid var(--line); background: var(--surface); }
      .issue { width: 100%; }
      .issue[aria-disabled='true'] { opacity: 0.4; cursor: default; }
      .blocked .link { color: inherit; }
      dialog { max-width: min(400px, calc(100vw - 32px)); padding: 16px 24px 24px; border: 1px solid var(--control-line); border-radius: 4px; background: var(--surface); color: var(--text); overflow-wrap: anywhere; }
      dialog::backdrop { background: color-mix(in srgb, var(--surface) 64%, transparent); }
      dialog h2 { margin-bottom: 8px; }
      dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 16px; margin: 12px 0; }
      dt { color: var(--muted); }
      dd { text-align: right; }
      .buttons { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-top: 16px; }
    `,
  ];

  declare content: InvoiceContent;
  declare phase: 'idle' | 'saving' | 'issuing';
  declare blocked: string | undefined;
  declare actions: IssueActions;

  close(): void {
    this.#dialog?.close();
  }

  override render(): TemplateResult {
    const { document } = this.content;
    const amount = formatsFor(document.language).money(document.totals.gross);
    return html`<p class="small muted">${strings.becomesFinal}</p>
      ${this.blocked === undefined ? nothing : this.#renderBlocked(this.blocked)}
      <vscode-button
        class="issue"
        aria-describedby=${this.blocked === undefined ? nothing : 'blocked'}
        aria-disabled=${this.blocked === undefined ? nothing : 'true'}
        aria-haspopup="dialog"
        @keydown=${activateOnKeys}
        @click=${this.#ask}
      >${strings.issue(amount)}</vscode-button>
      <dialog aria-labelledby="question" @cancel=${this.#keepWhileIssuing}>
        <h2 id="question">${strings.issueTitle(document.buyer.name)}</h2>
        <p>${strings.becomesFinal}</p>
        ${this.#renderFacts(amount)}
        <p class="small muted" role="status">${this.#status}</p>
        <div class="buttons">
          <vscode-button secondary @keydown=${activateOnKeys} @click=${this.close}>${strings.cancel}</vscode-button>
          <vscode-button
            class="confirm"
            aria-disabled=${this.phase !== 'idle'}
            @keydown=${activateOnKeys}
            @click=${this.#confirm}
          >${strings.issueNow(amount)}</vscode-button>
        </div>
      </dialog>`;
  }

  /** Leads to what is to be done first, as the button below does. */
  #renderBlocked(reason: string): TemplateResult {
    return html`<p class="small danger blocked" id="blocked">
      <button type="button" class="link" @click=${this.#ask}>${reason}</button>
    </p>`;
  }

  #renderFacts(amount: string): TemplateResult {
    const { document, expectedNumber } = this.content;
    const formats = formatsFor(document.language);
    return html`<dl>
      ${expectedNumber === undefined ? nothing : html`<dt>${strings.issueNumber}</dt><dd>${expectedNumber}</dd>`}
      <dt>${strings.issueDate}</dt>
      <dd>${formats.date(document.issueDate)}</dd>
      <dt>${strings.issueLines}</dt>
      <dd>${document.lines.length}</dd>
      <dt>${strings.issueAmount}</dt>
      <dd><strong>${amount}</strong></dd>
    </dl>`;
  }

  get #status(): string {
    return { idle: '', saving: strings.savingFirst, issuing: strings.issuing }[this.phase];
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  readonly #ask = (): void => {
    if (this.actions.prepare()) {
      this.#dialog?.showModal();
      this.renderRoot.querySelector<HTMLElement>('.confirm')?.focus();
    }
  };

  readonly #confirm = (): void => {
    if (this.phase === 'idle') {
      this.actions.confirm();
    }
  };

  /** What was confirmed cannot be called back: the dialog stays until the answer is here. */
  readonly #keepWhileIssuing = (event: Event): void => {
    if (this.phase === 'issuing') {
      event.preventDefault();
    }
  };
}

customElements.define('vireo-issue', VireoIssue);
