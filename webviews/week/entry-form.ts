/** `<vireo-entry-form>`: times, note, tags and billable of one entry. Enter saves, Escape leaves it as it was. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { WeekEntry, WeekEntryChange } from '../../src/contract/webview/week-view.ts';
import { parseTypedOver, type ShownSpan } from '../../src/domain/typed-time.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import { findFarEnd, shortDay, spanOf } from './clock.ts';
import type { EntryDraft } from './entry-drafts.ts';
import { entryFormStyles } from './entry-form-styles.ts';
import { formKeys } from './form-keys.ts';
import { printNote, renderNote } from './note-field.ts';
import { readTags } from './tag-text.ts';
import type { Words } from './words.ts';

export type EntryChange = WeekEntryChange;

export interface EntryActions {
  change(entry: WeekEntry, change: EntryChange): void;
  remove(entry: WeekEntry): void;
  close(): void;
}

/** `isOfTimes`: the field says it, too. */
interface FormFault {
  readonly reason: string;
  readonly isOfTimes: boolean;
}

export class VireoEntryForm extends LitElement {
  static override properties = {
    entry: { attribute: false },
    draft: { attribute: false },
    words: { attribute: false },
    actions: { attribute: false },
    _fault: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, entryFormStyles];

  declare entry: WeekEntry;
  /** What the fields say in place of what the entry does, when it is opened. */
  declare draft: EntryDraft | undefined;
  declare words: Words;
  declare actions: EntryActions;
  declare _fault: FormFault | undefined;
  /** What is typed over, as it was when it was opened: what comes in meanwhile takes nothing from the fields. */
  #opened: { readonly entry: WeekEntry; readonly typed: EntryChange } | undefined;

  override willUpdate(): void {
    if (this.hasUpdated || this.draft?.reason === undefined) return;
    this._fault = { reason: this.draft.reason, isOfTimes: false };
  }

  override firstUpdated(): void {
    this.#field(this.draft?.change.times === undefined ? 'note' : 'times').focus();
  }

  override render(): TemplateResult {
    const { words, _fault: fault } = this;
    const given = this.#given;
    const { entry } = this.#typedOver;
    return html`<form @keydown=${this.#onKey} @submit=${this.#onSubmit} aria-label=${words.entry}>
      ${this.#renderTimes(given.times)} ${renderNote(given.note, words)}
      <div class="field tags">
        <label for="tags">${words.tags}</label>
        <input class="input" id="tags" maxlength="600" .value=${given.tags} />
      </div>
      <label class="check"><input type="checkbox" id="billable" .checked=${given.billable} />${words.billable}</label>
      <span class="row">
        <vscode-button class="compact" @click=${this.#save} @keydown=${activateOnKeys}>${words.save}</vscode-button>
        <button type="button" class="icon-btn" aria-label=${words.remove} title=${words.remove} ?hidden=${entry.endedAt === null} @click=${() => this.actions.remove(entry)}>
          ${icon('trash')}
        </button>
        <button type="button" class="icon-btn" aria-label=${words.cancel} title=${words.cancel} @click=${() => this.actions.close()}>
          ${icon('close')}
        </button>
      </span>
      ${fault === undefined ? nothing : html`<p class="reason" id="fault" role="alert">${icon('error', 's12')}${fault.reason}</p>`}
    </form>`;
  }

  #renderTimes(times: string): TemplateResult {
    const { words } = this;
    const { entry } = this.#typedOver;
    const isBad = this._fault?.isOfTimes === true;
    const end = findFarEnd(entry);
    return html`<div class="field times">
      <label for="times">${words.times}</label>
      <input class="input" id="times" maxlength="40" spellcheck="false" autocomplete="off" .value=${times} ?disabled=${entry.endedAt === null}
        aria-invalid=${isBad ? 'true' : nothing} aria-describedby=${isBad ? 'fault' : end === undefined ? nothing : 'end'} />
      ${end === undefined ? nothing : html`<span class="muted small" id="end">${words.endsOn(shortDay(end))}</span>`}
    </div>`;
  }

  readonly #onKey = formKeys({ take: () => this.#save(), leave: () => this.actions.close() });

  readonly #onSubmit = (event: Event): void => event.preventDefault();

  get #typedOver() {
    this.#opened ??= { entry: this.entry, typed: this.draft?.change ?? {} };
    return this.#opened;
  }

  /** What the fields say before anything is typed into them, as they say it themselves. */
  get #given() {
    const { entry, typed } = this.#typedOver;
    return {
      times: typed.times ?? spanOf(entry, '-'),
      note: printNote(typed.note ?? entry.note),
      tags: (typed.tags ?? entry.tags).join(', '),
      billable: typed.billable ?? entry.billable,
    };
  }

  readonly #save = (): void => {
    const { entry } = this.#typedOver;
    const change = this.#readChange();
    const typed = change.times === undefined ? undefined : parseTypedOver(change.times, shownOf(entry));
    if (typed !== undefined && !typed.ok) {
      this._fault = { reason: this.words.faults[typed.error], isOfTimes: true };
      this.#field('times').focus();
    } else if (Object.keys(change).length === 0) this.actions.close();
    else if (entry.version !== this.entry.version) this.#askAgain(change);
    else this.actions.change(entry, change);
  };

  /** Fields that were typed into stay so, the others show what they are by now: saving again takes that. */
  #askAgain(change: EntryChange): void {
    this.#opened = { entry: this.entry, typed: change };
    this._fault = { reason: this.words.entryChanged, isOfTimes: false };
  }

  /** What is to be other than it is: a field that says what it was given changes nothing, whatever it can say of that. */
  #readChange(): EntryChange {
    const { entry, typed } = this.#typedOver;
    const given = this.#given;
    const [times, note, tags] = [
      this.#field('times').value.trim(),
      this.#field('note').value,
      this.#field('tags').value,
    ];
    const billable = this.#isBillable;
    return leaveOutSame(entry, {
      ...typed,
      ...(times !== given.times && { times }),
      ...(note !== given.note && { note }),
      ...(tags !== given.tags && { tags: [...readTags(tags, typed.tags ?? entry.tags)] }),
      ...(billable !== given.billable && { billable }),
    });
  }

  get #isBillable(): boolean {
    const box = this.renderRoot.querySelector('#billable');
    return box instanceof HTMLInputElement && box.checked;
  }

  #field(id: 'times' | 'note' | 'tags'): HTMLInputElement | HTMLTextAreaElement {
    const field = this.renderRoot.querySelector(`#${id}`);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field;
    throw new Error(`no field ${id}`);
  }
}

function shownOf(entry: WeekEntry): ShownSpan {
  return { span: spanOf(entry, '-'), seconds: entry.seconds ?? 0 };
}

function leaveOutSame(entry: WeekEntry, { times, note, tags, billable }: EntryChange): EntryChange {
  return {
    ...(times !== undefined && times !== spanOf(entry, '-') && { times }),
    ...(note !== undefined && note !== entry.note && { note }),
    ...(tags !== undefined && tags.join('\n') !== entry.tags.join('\n') && { tags }),
    ...(billable !== undefined && billable !== entry.billable && { billable }),
  };
}

customElements.define('vireo-entry-form', VireoEntryForm);
