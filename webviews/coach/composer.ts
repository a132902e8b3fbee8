/** `<vireo-composer>`: where a question is written. Enter sends, Shift+Enter breaks the line; send turns into stop in place. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Mention } from '../../src/contract/coach/mentions.ts';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import type { CompletionOffer, MentionOffer, ModelChoice } from './messages.ts';
import {
  type Agents,
  findTrigger,
  listAgents,
  listCommands,
  renderSuggestions,
  type Suggestion,
  suggestionStyles,
  type Trigger,
} from './suggestions.ts';
import { words } from './words.ts';

/** What `askSchema` of the contract lets through. */
const textLimit = 20_000;

export interface ComposerActions {
  edited(text: string): void;
  send(text: string): void;
  stop(): void;
  /** Answered by new `offers`. */
  findMentions(text: string): void;
  pickMention(offer: MentionOffer): void;
  removeMention(mention: Mention): void;
  /** Looks for what the text may become; undefined: for nothing. Answered by new `completions`. */
  complete(text: string | undefined): void;
  chooseModel(): void;
  /** The draft is a new question again. */
  leaveEditing(): void;
}

export class VireoComposer extends LitElement {
  static override properties = {
    text: { attribute: false },
    isAnswering: { attribute: false },
    isOnline: { attribute: false },
    model: { attribute: false },
    mentions: { attribute: false },
    offers: { attribute: false },
    completions: { attribute: false },
    agents: { attribute: false },
    isEditing: { attribute: false },
    _trigger: { state: true },
    _active: { state: true },
    actions: { attribute: false },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    suggestionStyles,
    css`
      :host { display: block; padding: 0 12px 12px; }
      .box { border: 1px solid var(--control-line); border-radius: 4px; background: var(--field); }
      .box:focus-within { border-color: var(--focus); }
      textarea { display: block; width: 100%; field-sizing: content; min-height: 48px; max-height: 168px; padding: 4px 8px; border: 0; background: none; resize: none; color: var(--field-text); overflow-wrap: anywhere; scrollbar-width: thin; }
      textarea:focus-visible { outline: none; }
      ::placeholder { color: var(--vscode-input-placeholderForeground, var(--muted)); opacity: 1; }
      .box { position: relative; }
      .tools { display: flex; align-items: center; gap: 4px; padding: 0 4px 4px; }
      .model { min-width: 0; flex: 0 1 auto; margin-right: auto; font: var(--t-small) var(--vscode-font-family); }
      .chips { display: flex; flex-wrap: wrap; gap: 4px; padding: 8px 8px 0; }
      .chip { display: flex; align-items: center; max-width: 100%; padding: 0 0 0 6px; border: 1px solid var(--control-line); border-radius: 4px; font: var(--t-small) var(--vscode-font-family); }
      .remove { width: 20px; height: 20px; }
      .send { width: 28px; border: 1px solid var(--vscode-contrastBorder, color-mix(in srgb, var(--text) 16%, transparent)); background: var(--vscode-button-secondaryBackground, transparent); color: var(--vscode-button-secondaryForeground, var(--text)); }
      .send:hover { background: var(--vscode-button-secondaryHoverBackground, transparent); }
      .below { padding: 4px 2px 0; }
    `,
  ];

  declare text: string;
  declare isAnswering: boolean;
  declare isOnline: boolean;
  declare model: ModelChoice;
  declare mentions: readonly Mention[];
  declare offers: readonly MentionOffer[];
  declare completions: readonly CompletionOffer[];
  declare agents: Agents;
  /** Asked in the place of an earlier question. */
  declare isEditing: boolean;
  declare _trigger: Trigger | undefined;
  declare _active: number;
  declare actions: ComposerActions;

  constructor() {
    super();
    this.mentions = [];
    this.offers = [];
    this.completions = [];
    this.agents = [];
    this._active = 0;
  }

  override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  focusText(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  override render(): TemplateResult {
    return html`<form aria-label=${words.compose} @submit=${this.#onSubmit}>
      <div class="box">
        ${renderSuggestions({ suggestions: this.#suggestions, active: this._active, pick: this.#pick })}
        ${this.#renderChips()}
        <textarea
          aria-label=${words.message}
          aria-describedby=${this.#describedBy}
          placeholder=${words.placeholder}
          rows="2"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls="offers"
          aria-activedescendant=${this.#suggestions.length > 0 ? `offer-${this._active}` : nothing}
          @blur=${this.#closeSuggestions}
          .value=${this.text}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
        <div class="tools">${this.#renderTools()}${this.isAnswering ? this.#renderStop() : this.#renderSend()}</div>
      </div>
      <div role="status">
        ${this.#problem === undefined ? nothing : html`<p class="below small danger" id="problem">${this.#problem}</p>`}
      </div>
      <p class="below small muted">${this.#answerer}</p>
    </form>`;
  }

  get #answerer(): string {
    if (this.model.id === 'built-in') return words.builtIn;
    return this.model.id === 'auto' ? words.auto : words.model;
  }

  #renderChips(): TemplateResult | typeof nothing {
    if (this.mentions.length === 0 && !this.isEditing) return nothing;
    return html`<ul class="chips" id="context" aria-label=${words.context}>
      ${this.isEditing ? html`<li class="chip"><span class="cut">${words.isEditing}</span>${renderRemove(words.editQuestion, this.actions.leaveEditing)}</li>` : nothing}
      ${this.mentions.map(
        (mention) => html`<li class="chip">
          <span class="cut">${mention.label}</span>${renderRemove(mention.label, () => this.actions.removeMention(mention))}
        </li>`,
      )}
    </ul>`;
  }

  #renderTools(): TemplateResult {
    const { title, detail } = this.model;
    return html`<button type="button" class="icon-btn" aria-label=${words.mention} title=${words.mention} @click=${this.#openMentions}>
        ${icon('mention')}
      </button>
      <button type="button" class="ghost model" aria-label=${words.chooseModel(title)} @click=${() => this.actions.chooseModel()}>
        <span class="cut">${detail === undefined ? title : `${title} · ${detail}`}</span>${icon('chevron-down', 's12')}
      </button>`;
  }

  get #suggestions(): readonly Suggestion[] {
    const trigger = this._trigger;
    if (trigger === undefined)
      return this.completions.map((offer) => ({ type: 'completion', offer, typed: this.text }));
    if (trigger.type === 'agent') return listAgents(this.agents, trigger.query);
    return trigger.type === 'command'
      ? listCommands(trigger.query)
      : this.offers.map((offer) => ({ type: 'mention', offer }));
  }

  #look(): void {
    const field = this.renderRoot.querySelector('textarea');
    const before = field?.value.slice(0, field.selectionStart) ?? '';
    this._trigger = findTrigger(before);
    this._active = 0;
    if (this._trigger?.type === 'mention') this.actions.findMentions(this._trigger.query);
    const isAtEnd = field?.selectionStart === field?.value.length;
    this.actions.complete(this._trigger === undefined && isAtEnd ? before : undefined);
  }

  readonly #closeSuggestions = (): void => {
    this._trigger = undefined;
    this.actions.complete(undefined);
  };

  readonly #openMentions = (): void => {
    const field = this.renderRoot.querySelector('textarea');
    if (field === null) return;
    field.focus();
    const { selectionStart: at, value } = field;
    const space = at === 0 || /\s/.test(value[at - 1] ?? '') ? '' : ' ';
    field.setRangeText(`${space}#`, at, field.selectionEnd, 'end');
    this.actions.edited(field.value);
    this.#look();
  };

  readonly #pick = (suggestion: Suggestion): void => {
    const field = this.renderRoot.querySelector('textarea');
    const trigger = this._trigger;
    if (field === null) return;
    const start = suggestion.type === 'completion' ? 0 : trigger?.start;
    if (start === undefined) return;
    field.setRangeText(textOf(suggestion), start, field.selectionStart, 'end');
    this.actions.edited(field.value);
    this.#closeSuggestions();
    if (suggestion.type === 'mention') this.actions.pickMention(suggestion.offer);
  };

  /** True when the key was for the list. */
  #takeKey(event: KeyboardEvent): boolean {
    const suggestions = this.#suggestions;
    const chosen = suggestions[this._active];
    if (chosen === undefined || leavesList(event, chosen)) return false;
    const { key } = event;
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        this._active =
          (this._active + (key === 'ArrowDown' ? 1 : -1) + suggestions.length) % suggestions.length;
        return true;
      case 'Enter':
      case 'Tab':
        this.#pick(chosen);
        return true;
      case 'Escape':
        this.#closeSuggestions();
        return true;
      default:
        return false;
    }
  }

  #renderStop(): TemplateResult {
    return html`<button type="button" class="icon-btn send" aria-label=${words.stop} title=${words.stop} @click=${() => this.actions.stop()}>
      ${icon('stop-circle')}
    </button>`;
  }

  #renderSend(): TemplateResult {
    return html`<button type="submit" class="icon-btn send" aria-label=${words.send} title=${words.send} aria-disabled=${!this.#isWhole || !this.isOnline}>
      ${icon('send')}
    </button>`;
  }

  /** What goes with the question is read with its field. */
  get #describedBy(): string | typeof nothing {
    const ids = [this.mentions.length > 0 ? 'context' : '', this.#problem === undefined ? '' : 'problem'];
    return ids.filter(Boolean).join(' ') || nothing;
  }

  get #problem(): string | undefined {
    if (this.text.trim().length > textLimit) {
      return words.tooLong(userFormats().count(String(textLimit)));
    }
    return this.isOnline || this.text.trim() === '' ? undefined : words.waiting;
  }

  get #isWhole(): boolean {
    const { length } = this.text.trim();
    return length > 0 && length <= textLimit && !this.isAnswering;
  }

  /** While an answer comes it waits for its end. */
  #send(): void {
    const { length } = this.text.trim();
    if (length > 0 && length <= textLimit) {
      this.actions.send(this.text.trim());
    }
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#send();
  };

  readonly #onInput = (event: Event): void => {
    this.actions.edited((event.currentTarget as HTMLTextAreaElement).value);
    this.#look();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!event.isComposing && this.#takeKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && this.isEditing && !event.isComposing) {
      event.preventDefault();
      this.actions.leaveEditing();
      return;
    }
    // Enter that ends an input method's composition belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    }
  };
}

/** What was typed is sent as it is, and Shift+Tab leaves the field. */
function leavesList({ key, shiftKey }: KeyboardEvent, { type }: Suggestion): boolean {
  return type === 'completion' && (key === 'Enter' || (key === 'Tab' && shiftKey));
}

/** What takes the place of what was typed for it. */
function textOf(suggestion: Suggestion): string {
  if (suggestion.type === 'agent') return `@${suggestion.name} `;
  if (suggestion.type === 'completion') return suggestion.offer.text;
  return suggestion.type === 'command' ? suggestion.question : '';
}

function renderRemove(label: string, remove: () => void): TemplateResult {
  return html`<button type="button" class="icon-btn remove" aria-label=${words.remove(label)} title=${words.remove(label)} @click=${remove}>
    ${icon('close', 's12')}
  </button>`;
}

customElements.define('vireo-composer', VireoComposer);
