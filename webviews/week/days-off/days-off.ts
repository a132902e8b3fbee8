/** `<vireo-days-off>`: days that the user takes off, to be seen, added and deleted. Enter adds, Escape closes. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { userFormats } from '../../components/formats.ts';
import { icon } from '../../components/icons.ts';
import { activateOnKeys } from '../../components/keys.ts';
import { baseStyles, controlStyles, fieldStyles } from '../../components/styles.ts';
import { dayName } from '../clock.ts';
import { formKeys } from '../form-keys.ts';
import type { WeekDaysOff } from '../messages.ts';
import type { Words } from '../words.ts';
import { daysOffStyles } from './days-off-styles.ts';

type Item = WeekDaysOff['items'][number];
export type NewDaysOff = Pick<Item, 'firstDate' | 'lastDate' | 'note'>;

export interface DaysOffActions {
  add(days: NewDaysOff): void;
  remove(item: Item): void;
  close(): void;
}

export class VireoDaysOff extends LitElement {
  static override properties = {
    days: { attribute: false },
    date: { attribute: false },
    words: { attribute: false },
    actions: { attribute: false },
    _isBackwards: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, daysOffStyles];

  /** Undefined until they are listed. */
  declare days: WeekDaysOff | undefined;
  /** The day that is offered: the selected one. */
  declare date: string;
  declare words: Words;
  declare actions: DaysOffActions;
  declare _isBackwards: boolean;

  override firstUpdated(): void {
    this.#fill({ firstDate: this.date, lastDate: this.date, note: '' });
    this.#input('first').focus();
  }

  override render(): TemplateResult {
    const { words, days } = this;
    return html`<section aria-labelledby="title" @keydown=${this.#onKey}>
      <span class="row">
        <h2 id="title">${words.daysOff}</h2>
        <span class="grow"></span>
        <button type="button" class="icon-btn" aria-label=${words.close} title=${words.close} @click=${() => this.actions.close()}>
          ${icon('close')}
        </button>
      </span>
      ${this.#renderForm()} ${days === undefined ? nothing : this.#renderList(days)}
    </section>`;
  }

  #renderForm(): TemplateResult {
    const { words } = this;
    const bad = this._isBackwards ? 'true' : nothing;
    const problem = this._isBackwards ? words.backwards : (this.days?.problem ?? undefined);
    return html`<form @submit=${(event: Event) => event.preventDefault()} aria-label=${words.addDaysOff}>
      <div class="field">
        <label for="first">${words.firstDay}</label>
        <input class="input" id="first" type="date" required @change=${this.#followFirst} />
      </div>
      <div class="field">
        <label for="last">${words.lastDay}</label>
        <input class="input" id="last" type="date" required aria-invalid=${bad} aria-describedby=${this._isBackwards ? 'fault' : nothing} />
      </div>
      <div class="field note">
        <label for="note">${words.reason}</label>
        <input class="input" id="note" maxlength="200" list="reasons" autocomplete="off" />
        <datalist id="reasons">${words.reasons.map((reason) => html`<option value=${reason}></option>`)}</datalist>
      </div>
      <vscode-button @click=${this.#add} @keydown=${activateOnKeys}>${words.add}</vscode-button>
      ${problem === undefined ? nothing : html`<p class="reason" id="fault" role="alert">${icon('error', 's12')}${problem}</p>`}
    </form>`;
  }

  #renderList({ items }: WeekDaysOff): TemplateResult {
    const { words } = this;
    if (items.length === 0) return html`<p class="muted">${words.noDaysOff}</p>`;
    return html`<ul aria-label=${words.daysOff}>
      ${repeat(
        items,
        ({ id }) => id,
        (item) => {
          const dates = datesOf(item);
          const label = words.removeDaysOff(dates);
          return html`<li>
          <span class="nowrap">${dates}</span><span class="muted cut">${item.note}</span>
          <button type="button" class="icon-btn" aria-label=${label} title=${label} @click=${() => this.#remove(item)}>
            ${icon('trash')}
          </button>
        </li>`;
        },
      )}
    </ul>`;
  }

  readonly #onKey = formKeys({ take: () => this.#add(), leave: () => this.actions.close() });

  /** A single day is the usual case. */
  readonly #followFirst = (): void => {
    const last = this.#input('last');
    const first = this.#input('first').value;
    if (last.value < first) last.value = first;
  };

  readonly #add = (): void => {
    const [firstDate, lastDate] = [this.#input('first').value, this.#input('last').value];
    this._isBackwards = firstDate === '' || lastDate < firstDate;
    if (this._isBackwards) this.#input('last').focus();
    else this.actions.add({ firstDate, lastDate, note: this.#input('note').value.trim() });
  };

  /** What was deleted stands in the form: a slip is mended by adding it again. */
  #remove(item: Item): void {
    this.#fill(item);
    this.#input('first').focus();
    this.actions.remove(item);
  }

  #fill({ firstDate, lastDate, note }: NewDaysOff): void {
    this.#input('first').value = firstDate;
    this.#input('last').value = lastDate;
    this.#input('note').value = note;
  }

  #input(id: string): HTMLInputElement {
    const input = this.renderRoot.querySelector(`#${id}`);
    if (!(input instanceof HTMLInputElement)) throw new Error(`no field ${id}`);
    return input;
  }
}

function datesOf({ firstDate, lastDate }: Item): string {
  return firstDate === lastDate
    ? dayName(firstDate, { day: 'numeric', month: 'short', year: 'numeric' })
    : userFormats().dateRange(firstDate, lastDate);
}

customElements.define('vireo-days-off', VireoDaysOff);
