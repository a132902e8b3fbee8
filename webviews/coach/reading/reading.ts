/**
 * `<vireo-reading>`: what an answer was read of, one chip a slot. A chip opens what it may be instead; what is chosen is asked at
 * once. Words that no slot takes are struck, with the ways on beside them.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type {
  CoachReading,
  ReadFrame,
  ReadingChoice,
  ReadingSlot,
} from '../../../src/contract/coach/reading.ts';
import { type IconName, icon } from '../../components/icons.ts';
import { activateOnKeys } from '../../components/keys.ts';
import { baseStyles, controlStyles, fieldStyles } from '../../components/styles.ts';
import { words } from '../words.ts';
import { moveBy, TypeAhead } from './list-keys.ts';
import { pickStyles, readingStyles } from './reading-styles.ts';

/** @param from the slot that was changed by keys: the focus goes on there, below the answer that follows */
type Choose = (choice: Pick<ReadingChoice, 'said' | 'frames'>, from?: string) => void;

interface Option {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon?: IconName;
  readonly isKept?: boolean;
  /** A line stands above it. */
  readonly isApart?: boolean;
  readonly act: (isByKeys?: boolean) => void;
}

const guessIcons = { tag: 'tag', note: 'note', client: 'organization', project: 'folder' } as const;

export class VireoReading extends LitElement {
  static override properties = {
    reading: { attribute: false },
    choose: { attribute: false },
    _open: { state: true },
    _active: { state: true },
    _isOfDays: { state: true },
    _isBackwards: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, pickStyles, readingStyles];

  declare reading: CoachReading;
  declare choose: Choose;
  /** The slot whose choices are shown. */
  declare _open: number | undefined;
  declare _active: number;
  /** Days of one's own are typed in place of the list. */
  declare _isOfDays: boolean;
  declare _isBackwards: boolean;

  readonly #typed = new TypeAhead();

  constructor() {
    super();
    this._active = 0;
    this._isOfDays = false;
    this._isBackwards = false;
  }

  override render(): TemplateResult {
    const { slots, unused } = this.reading;
    const rows = [...Map.groupBy(slots.keys(), (index) => slots[index]?.of).values()];
    return html`${rows.map(
      (row, at) => html`<div class="read" role="group" aria-label=${words.readAs}>
          ${row.map((index) => this.#renderSlot(index))}${at === rows.length - 1 ? this.#renderUnused() : nothing}
        </div>
        ${row.includes(this._open ?? -1) ? this.#renderOpen() : nothing}`,
    )}${unused === undefined ? nothing : this.#renderWaysOn(unused)}`;
  }

  override updated(changed: PropertyValues<this & { _open: unknown; _isOfDays: unknown }>): void {
    if (this._open === undefined || !(changed.has('_open') || changed.has('_isOfDays'))) {
      this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
      return;
    }
    this.renderRoot.querySelector<HTMLElement>(this._isOfDays ? '.days input' : '.pick')?.focus();
  }

  #renderSlot(index: number): TemplateResult | typeof nothing {
    const slot = this.reading.slots[index];
    if (slot === undefined) return nothing;
    const named = `${slot.name}: ${slot.label}`;
    if (slot.choices.length === 0)
      return html`<span class="slot still"><span class="sr">${slot.name}: </span><span class="cut">${slot.label}</span></span>`;
    const isOpen = this._open === index;
    return html`<button type="button" class="slot" id="slot-${index}" aria-haspopup="listbox" aria-expanded=${isOpen}
      aria-controls=${isOpen && !this._isOfDays ? 'choices' : nothing} aria-label=${named}
      @click=${() => (isOpen ? this.#close() : this.#show(index))} @keydown=${(event: KeyboardEvent) => this.#openByArrow(event, index)}
      ><span class="cut">${slot.label}</span>${icon('chevron-down')}</button>`;
  }

  #renderUnused(): TemplateResult | typeof nothing {
    const { unused } = this.reading;
    if (unused === undefined) return nothing;
    return html`${unused.words.map(
      (word) =>
        html`<span class="slot out"><span class="sr">${words.notUsed} </span><s class="cut">${word}</s></span>`,
    )}`;
  }

  #renderOpen(): TemplateResult {
    const slot = this.#slot;
    if (this._isOfDays) return this.#renderDays();
    const options = this.#options;
    return html`<ul class="pick" id="choices" role="listbox" tabindex="0" aria-label=${slot?.name ?? ''}
      aria-activedescendant="choice-${this._active}" @keydown=${this.#onKey} @focusout=${this.#onLeave}>
      ${options.map(
        (option, index) => html`${option.isApart ? html`<li class="rule" role="presentation"></li>` : nothing}
          <li role="option" id="choice-${index}" class=${index === this._active ? 'active' : ''} aria-selected=${option.isKept === true} @click=${() => option.act()}>
            ${option.icon === undefined ? html`<i></i>` : icon(option.icon)}<span class="cut">${option.label}</span><span>${option.detail ?? ''}</span>
          </li>`,
      )}
    </ul>`;
  }

  get #slot(): ReadingSlot | undefined {
    return this.reading.slots[this._open ?? -1];
  }

  get #options(): readonly Option[] {
    const slot = this.#slot;
    if (slot === undefined) return [];
    const of = (act: ReadingSlot['choices'][number]['act']) =>
      slot.choices.filter((choice) => choice.act === act);
    const other: Option = {
      label: words.otherPeriod,
      icon: 'calendar',
      act: () => {
        this._isOfDays = true;
      },
    };
    return [
      ...of('keep').map(
        (kept): Option => ({ ...kept, icon: 'check', isKept: true, act: () => this.#close() }),
      ),
      ...of('replace').map(
        (choice): Option => ({ ...choice, act: (isByKeys) => this.#take(choice, isByKeys) }),
      ),
      ...(slot.kind === 'period' ? [other] : []),
      ...of('without').map(
        (choice): Option => ({
          ...choice,
          icon: 'close',
          isApart: true,
          act: (isByKeys) => this.#take(choice, isByKeys),
        }),
      ),
    ];
  }

  #show(index: number): void {
    this._isOfDays = false;
    this._active = 0;
    this._open = index;
  }

  /** The focus goes back to the chip. */
  #close(): void {
    const chip = this.renderRoot.querySelector<HTMLElement>(`#slot-${this._open}`);
    this._open = undefined;
    this._isOfDays = false;
    chip?.focus();
  }

  #take(choice: ReadingChoice, isByKeys = false): void {
    const { name } = this.#slot ?? {};
    if (isByKeys) this.#close();
    this._open = undefined;
    this.choose(choice, isByKeys ? name : undefined);
  }

  /** The chip of that name, or the first where the answer has it no more. */
  focusSlot(name: string): void {
    const at = this.reading.slots.findIndex((slot) => slot.name === name && slot.choices.length > 0);
    const chip = this.renderRoot.querySelector<HTMLElement>(`#slot-${at}`);
    (chip ?? this.renderRoot.querySelector<HTMLElement>('button.slot'))?.focus();
  }

  #openByArrow(event: KeyboardEvent, index: number): void {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#show(index);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { key } = event;
    const options = this.#options;
    if (key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return;
    // What stops an answer on Escape is the page.
    event.preventDefault();
    if (key === 'Escape') this.#close();
    else if (key === 'Enter' || key === ' ') options[this._active]?.act(true);
    else this._active = this.#moved(key, options);
  };

  #moved(key: string, options: readonly Option[]): number {
    const moved = moveBy(key, this._active, options.length);
    if (moved !== undefined || key.length !== 1) return moved ?? this._active;
    const labels = options.map(({ label }) => label);
    return this.#typed.find(key, labels, this._active, performance.now()) ?? this._active;
  }

  /** A click on a chip closes by itself. */
  readonly #onLeave = ({ relatedTarget }: FocusEvent): void => {
    const isChip = relatedTarget instanceof Element && relatedTarget.id === `slot-${this._open}`;
    if (!isChip && !this._isOfDays) this._open = undefined;
  };

  #renderDays(): TemplateResult {
    const bad = this._isBackwards;
    const described = bad ? 'fault' : nothing;
    const [from, to] = daysOf(this.reading.frames[this.#slot?.of ?? 0]?.['period']);
    return html`<form class="days" aria-label=${words.otherPeriod} @submit=${(event: Event) => event.preventDefault()} @keydown=${this.#keyOfDays}>
      <div class="field"><label for="from">${words.firstDay}</label>
        <input class="input" id="from" type="date" required min="1970-01-01" max="2999-12-31" .value=${from} /></div>
      <div class="field"><label for="to">${words.lastDay}</label>
        <input class="input" id="to" type="date" required min="1970-01-01" max="2999-12-31" .value=${to} aria-invalid=${bad} aria-describedby=${described} /></div>
      <vscode-button @keydown=${activateOnKeys} @click=${() => this.#sendDays()}>${words.show}</vscode-button>
      ${bad ? html`<p class="reason" id="fault" role="alert">${icon('error', 's12')}${words.endsBefore}</p>` : nothing}
    </form>`;
  }

  readonly #keyOfDays = (event: KeyboardEvent): void => {
    const isSent = event.key === 'Enter' && event.target instanceof HTMLInputElement;
    if (event.key !== 'Escape' && !isSent) return;
    event.preventDefault();
    if (isSent) this.#sendDays(true);
    else this.#close();
  };

  #sendDays(isByKeys = false): void {
    const slot = this.#slot;
    const fields = [...this.renderRoot.querySelectorAll<HTMLInputElement>('.days input')];
    const [from = '', to = ''] = fields.map(({ value }) => value);
    const period = { from, to };
    fields.find(({ value }) => value === '')?.focus();
    if (slot === undefined || from === '' || to === '') return;
    this._isBackwards = period.from > period.to;
    if (this._isBackwards) return;
    if (isByKeys) this.#close();
    this._open = undefined;
    this._isOfDays = false;
    const frames = this.reading.frames.map(
      (frame, index): ReadFrame =>
        slot.of === undefined || slot.of === index ? { ...frame, period } : frame,
    );
    this.choose({ said: `${slot.name}: ${sayDays(period)}`, frames }, isByKeys ? slot.name : undefined);
  }

  #renderWaysOn({ without, guesses }: NonNullable<CoachReading['unused']>): TemplateResult {
    return html`<div class="ask">
      <vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => this.choose(without)}>${without.label}</vscode-button>
      ${
        guesses.length === 0
          ? nothing
          : html`<div class="guess" role="group" aria-labelledby="mean">
              <span class="label" id="mean">${words.couldMean}</span>
              ${guesses.map(
                (guess) => html`<button type="button" @click=${() => this.choose(guess)}>
                  ${icon(guessIcons[guess.kind])}<span class="cut">${guess.label}</span><span>${guess.detail ?? ''}</span>
                </button>`,
              )}
            </div>`
      }
    </div>`;
  }
}

/** Those that were read; none where the frame has other days than this page knows. */
function daysOf(period: unknown): readonly [from: string, to: string] {
  const has = typeof period === 'object' && period !== null && 'from' in period && 'to' in period;
  return has ? [String(period.from), String(period.to)] : ['', ''];
}

function sayDays({ from, to }: { readonly from: string; readonly to: string }): string {
  const days = new Intl.DateTimeFormat(navigator.language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const [first, last] = [from, to].map((date) => new Date(`${date}T12:00:00Z`));
  return first === undefined || last === undefined ? '' : days.formatRange(first, last);
}

customElements.define('vireo-reading', VireoReading);
