/**
 * `<vireo-combo-box>`: a field that takes any text and offers what is known: arrows go through it, Enter and a click take one,
 * Enter also the only one that is left by what was typed; Esc closes the list. Not a `datalist`, whose list the editor draws away from its field, without keys
 * (microsoft/vscode#129999).
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { baseStyles, fieldStyles } from './styles.ts';

const comboBoxStyles = css`
  :host { display: block; position: relative; }
  ul { position: absolute; z-index: 1; top: 100%; inset-inline: 0; max-height: 200px; margin-top: 1px; overflow-y: auto; border: 1px solid var(--control-line); border-radius: 4px; background: var(--select); color: var(--select-text); }
  li { padding: 4px 8px; overflow-wrap: anywhere; cursor: pointer; }
  li:hover { outline: var(--hover-outline); outline-offset: -1px; }
  li[aria-selected='true'] { background: var(--vscode-list-activeSelectionBackground, transparent); color: var(--vscode-list-activeSelectionForeground, var(--text)); outline: 1px solid var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
`;

export class VireoComboBox extends LitElement {
  static override properties = {
    label: { attribute: false },
    value: { attribute: false },
    longest: { attribute: false },
    offers: { attribute: false },
    choose: { attribute: false },
    _typed: { state: true },
    _isOpen: { state: true },
    _active: { state: true },
  };
  static override styles = [baseStyles, fieldStyles, comboBoxStyles];

  declare label: string;
  /** What is chosen; empty for nothing. */
  declare value: string;
  /** Characters. */
  declare longest: number;
  declare offers: readonly string[];
  declare choose: (value: string) => void;
  declare _typed: string;
  declare _isOpen: boolean;
  /** Which of those that are offered the arrows stand on. */
  declare _active: number | undefined;

  constructor() {
    super();
    this._typed = '';
    this._isOpen = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value')) this._typed = this.value;
  }

  override render(): TemplateResult {
    const offered = this.#offered;
    const isOpen = this._isOpen && offered.length > 0;
    const active = isOpen && this._active !== undefined ? `offer-${this._active}` : nothing;
    return html`<div class="field">
        <label for="text">${this.label}</label>
        <input class="input" id="text" role="combobox" autocomplete="off" maxlength=${this.longest}
          aria-autocomplete="list" aria-expanded=${isOpen} aria-controls="offers" aria-activedescendant=${active}
          .value=${live(this._typed)} @input=${this.#type} @change=${this.#commit} @keydown=${this.#press}
          @click=${this.#open} @blur=${this.#close} />
      </div>
      <ul id="offers" role="listbox" aria-label=${this.label} ?hidden=${!isOpen} @mousedown=${keepFocus}>
        ${isOpen ? offered.map((offer, index) => this.#renderOffer(offer, index)) : nothing}
      </ul>`;
  }

  override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #renderOffer(offer: string, index: number): TemplateResult {
    return html`<li id="offer-${index}" role="option" aria-selected=${index === this._active} @click=${() => this.#take(offer)}>${offer}</li>`;
  }

  /** All of them until something else is typed. */
  get #offered(): readonly string[] {
    const typed = this._typed.trim();
    if (typed === this.value) return this.offers;
    const looked = typed.toLocaleLowerCase();
    return this.offers.filter((offer) => offer.toLocaleLowerCase().includes(looked));
  }

  /** The one that the arrows stand on, or the only one with what was typed: undefined where that is to be taken as it is. */
  get #meant(): string | undefined {
    if (this._active !== undefined) return this.#offered[this._active];
    const typed = this._typed.trim();
    return typed === '' || typed === this.value || this.#offered.length > 1 ? undefined : this.#offered[0];
  }

  readonly #type = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) this._typed = target.value;
    this.#open();
  };

  readonly #open = (): void => {
    this._isOpen = true;
    this._active = undefined;
  };

  readonly #close = (): void => {
    this._isOpen = false;
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !this.#act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Whether the key was one of the list's. */
  #act({ key }: KeyboardEvent): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') return this.#step(key === 'ArrowDown' ? 1 : -1);
    const wasOpen = this._isOpen;
    const meant = wasOpen ? this.#meant : undefined;
    if (key === 'Escape') {
      this.#close();
      return wasOpen;
    }
    if (key !== 'Enter') return false;
    this.#close();
    if (meant !== undefined) this.#take(meant);
    return meant !== undefined;
  }

  #step(by: 1 | -1): boolean {
    const { length } = this.#offered;
    const from = this._isOpen ? this._active : undefined;
    this._isOpen = true;
    if (length > 0) this._active = ((from ?? (by === 1 ? -1 : length)) + by + length) % length;
    return length > 0;
  }

  #take(offer: string): void {
    this._typed = offer;
    this.#commit();
  }

  readonly #commit = (): void => {
    this.#close();
    const chosen = this._typed.trim();
    if (chosen !== this.value) this.choose(chosen);
  };
}

/** A press on the list is no way out of the field. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

customElements.define('vireo-combo-box', VireoComboBox);
