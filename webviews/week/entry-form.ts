/** `<vireo-entry-form>`: times, note, tags and billable of one entry. Enter saves, Escape leaves it as it was. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { WeekEntry, WeekEntryChange } from '../../src/contract/webview/week-view.ts';
import { parseTypedTime } from '../../src/domain/typed-time.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import { spanOf } from './clock.ts';
import { entryFormStyles } from './entry-form-styles.ts';
import { formKeys } from './form-keys.ts';
import type { Words } from './words.ts';

export type EntryChange = WeekEntryChange;

export interface EntryActions {
  change(entry: WeekEntry, change: EntryChange): void;
  remove(entry: WeekEntry): void;
  close(): void;
}

export class VireoEntryForm extends LitElement {
  static override properties = {
    entry: { attribute: false },
    draft: { attribute: false },
    words: { attribute: false },
    actions: { attribute: false },
    _fault: { state: true },
    _kept: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, entryFormStyles];

  declare entry: WeekEntry;
  /** What the fields say in place of what the entry does. */
  declare draft: EntryChange | undefined;
  declare words: Words;
  declare actions: EntryActions;
  declare _fault: string | undefined;
  /** What was typed before the entry was changed elsewhere. */
  declare _kept: EntryChange | undefined;
  /** The entry as it is typed over: what comes in meanwhile takes nothing from the fields. */
  #opened: WeekEntry | undefined;

  override firstUpdated(): void {
    this.#input(this.draft?.times === undefined ? 'note' : 'times').focus();
  }

  override render(): TemplateResult {
    const { words } = this;
    const entry = this.#typedOver;
    const draft = { ...this.draft, ...this._kept };
    const isRunning = entry.endedAt === null;
    return html`<form @keydown=${this.#onKey} @submit=${this.#onSubmit} aria-label=${words.entry}>
      <div class="field times">
        <label for="times">${words.times}</label>
        <input class="input" id="times" maxlength="40" spellcheck="false" autocomplete="off" .value=${draft.times ?? spanOf(entry, '-')} ?disabled=${isRunning}
          aria-invalid=${this._fault === undefined ? nothing : 'true'} aria-describedby=${this._fault === undefined ? nothing : 'fault'} />
      </div>
      <div class="field note">
        <label for="note">${words.note}</label>
        <input class="input" id="note" maxlength="10000" .value=${draft.note ?? entry.note} />
      </div>
      <div class="field tags">
        <label for="tags">${words.tags}</label>
        <input class="input" id="tags" maxlength="600" .value=${(draft.tags ?? entry.tags).join(', ')} />
      </div>
      <label class="check"><input type="checkbox" id="billable" .checked=${draft.billable ?? entry.billable} />${words.billable}</label>
      <span class="row">
        <vscode-button class="compact" @click=${this.#save} @keydown=${activateOnKeys}>${words.save}</vscode-button>
        <button type="button" class="icon-btn" aria-label=${words.remove} title=${words.remove} ?hidden=${isRunning} @click=${() => this.actions.remove(entry)}>
          ${icon('trash')}
        </button>
        <button type="button" class="icon-btn" aria-label=${words.cancel} title=${words.cancel} @click=${() => this.actions.close()}>
          ${icon('close')}
        </button>
      </span>
      ${this._fault === undefined ? nothing : html`<p class="reason" id="fault" role="alert">${icon('error', 's12')}${this._fault}</p>`}
    </form>`;
  }

  readonly #onKey = formKeys({ take: () => this.#save(), leave: () => this.actions.close() });

  readonly #onSubmit = (event: Event): void => event.preventDefault();

  get #typedOver(): WeekEntry {
    this.#opened ??= this.entry;
    return this.#opened;
  }

  readonly #save = (): void => {
    const entry = this.#typedOver;
    const times = this.#input('times').value.trim();
    const isMoved = entry.endedAt !== null && times !== spanOf(entry, '-');
    const typed = parseTypedTime(times);
    if (isMoved && !typed.ok) {
      this._fault = this.words.faults[typed.error];
      this.#input('times').focus();
      return;
    }
    const change = { ...(isMoved ? { times } : {}), ...this.#changedFields() };
    if (Object.keys(change).length === 0) this.actions.close();
    else if (entry.version !== this.entry.version) this.#askAgain(change);
    else this.actions.change(entry, change);
  };

  /** Fields that were typed into stay so, the others show what they are by now: saving again takes that. */
  #askAgain(change: EntryChange): void {
    this.#opened = this.entry;
    this._kept = { ...this._kept, ...change };
    this._fault = this.words.entryChanged;
  }

  #changedFields(): EntryChange {
    const entry = this.#typedOver;
    const note = this.#input('note').value;
    const billable = this.#input('billable').checked;
    const tags = this.#input('tags')
      .value.split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    return {
      ...(note === entry.note ? {} : { note }),
      ...(billable === entry.billable ? {} : { billable }),
      ...(tags.join() === entry.tags.join() ? {} : { tags }),
    };
  }

  #input(id: string): HTMLInputElement {
    const input = this.renderRoot.querySelector(`#${id}`);
    if (!(input instanceof HTMLInputElement)) throw new Error(`no field ${id}`);
    return input;
  }
}

customElements.define('vireo-entry-form', VireoEntryForm);
