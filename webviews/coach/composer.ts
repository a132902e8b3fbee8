/** `<vireo-composer>`: where a question is written. Enter sends, Shift+Enter breaks the line; send turns into stop in place. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import { strings } from '../strings.ts';

/** What `askSchema` of the contract lets through. */
const textLimit = 20_000;

export interface ComposerActions {
  edited(text: string): void;
  send(text: string): void;
  stop(): void;
}

export class VireoComposer extends LitElement {
  static override properties = {
    text: { attribute: false },
    isAnswering: { attribute: false },
    isOnline: { attribute: false },
    coach: { attribute: false },
    actions: { attribute: false },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host { display: block; padding: 0 12px 12px; }
      .box { border: 1px solid var(--control-line); border-radius: 4px; background: var(--vscode-input-background); }
      .box:focus-within { border-color: var(--vscode-focusBorder); }
      textarea { display: block; width: 100%; field-sizing: content; min-height: 48px; max-height: 168px; padding: 4px 8px; border: 0; background: none; resize: none; color: var(--vscode-input-foreground); overflow-wrap: anywhere; scrollbar-width: thin; }
      textarea:focus-visible { outline: none; }
      ::placeholder { color: var(--vscode-input-placeholderForeground); opacity: 1; }
      .tools { display: flex; justify-content: flex-end; padding: 0 4px 4px; }
      .send { width: 28px; border: 1px solid var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-foreground) 16%, transparent)); background: var(--vscode-button-secondaryBackground, transparent); color: var(--vscode-button-secondaryForeground); }
      .send:hover { background: var(--vscode-button-secondaryHoverBackground, transparent); }
      .below { padding: 4px 2px 0; }
    `,
  ];

  declare text: string;
  declare isAnswering: boolean;
  declare isOnline: boolean;
  declare coach: 'built-in' | 'model';
  declare actions: ComposerActions;

  focusText(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  override render(): TemplateResult {
    return html`<form aria-label=${strings.coach.compose} @submit=${this.#onSubmit}>
      <div class="box">
        <textarea
          aria-label=${strings.coach.message}
          aria-describedby=${this.#problem === undefined ? nothing : 'problem'}
          placeholder=${strings.coach.placeholder}
          rows="2"
          .value=${this.text}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
        <div class="tools">${this.isAnswering ? this.#renderStop() : this.#renderSend()}</div>
      </div>
      <div role="status">
        ${this.#problem === undefined ? nothing : html`<p class="below small danger" id="problem">${this.#problem}</p>`}
      </div>
      <p class="below small muted">${this.coach === 'built-in' ? strings.coach.builtIn : strings.coach.model}</p>
    </form>`;
  }

  #renderStop(): TemplateResult {
    return html`<button type="button" class="icon-btn send" aria-label=${strings.coach.stop} title=${strings.coach.stop} @click=${() => this.actions.stop()}>
      ${icon('stop-circle')}
    </button>`;
  }

  #renderSend(): TemplateResult {
    return html`<button type="submit" class="icon-btn send" aria-label=${strings.coach.send} title=${strings.coach.send} aria-disabled=${!this.#isWhole || !this.isOnline}>
      ${icon('send')}
    </button>`;
  }

  get #problem(): string | undefined {
    if (this.text.trim().length > textLimit) {
      return strings.coach.tooLong(userFormats().count(String(textLimit)));
    }
    return this.isOnline || this.text.trim() === '' ? undefined : strings.coach.waiting;
  }

  get #isWhole(): boolean {
    const { length } = this.text.trim();
    return length > 0 && length <= textLimit && !this.isAnswering;
  }

  #send(): void {
    if (this.#isWhole) {
      this.actions.send(this.text.trim());
    }
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#send();
  };

  readonly #onInput = (event: Event): void => {
    this.actions.edited((event.currentTarget as HTMLTextAreaElement).value);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // Enter that ends an input method's composition belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    }
  };
}

customElements.define('vireo-composer', VireoComposer);
