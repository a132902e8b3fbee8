/** `<vireo-entry-form>`: all that can be changed of one entry. Enter saves, Escape leaves it as it was. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { definedFields } from '../../../src/domain/fields/defined-fields.ts';
import { projectLabel } from '../../../src/domain/names/project-label.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { parseTypedOver, type ShownSpan } from '../../../src/domain/typed-time.ts';
import { icon } from '../../components/icons.ts';
import { activateOnKeys } from '../../components/keys.ts';
import { baseStyles, controlStyles, fieldStyles } from '../../components/styles.ts';
import { findFarEnd, shortDay, spanOf, startDateOf } from '../clock.ts';
import { findField, formKeys, revealReason } from '../form-keys.ts';
import type { WeekEntry, WeekEntryChange, WeekRow, WeekWork } from '../messages.ts';
import { printNote, renderNote } from '../note-field.ts';
import { readTags } from '../tag-text.ts';
import type { Words } from '../words.ts';
import type { EntryDraft } from './entry-drafts.ts';
import { entryFormStyles } from './entry-form-styles.ts';

export type EntryChange = WeekEntryChange;

export interface EntryActions {
  change(entry: WeekEntry, change: EntryChange): void;
  remove(entry: WeekEntry): void;
  close(): void;
  /** Asks for what it can be of: projects, and the tasks of this one. */
  listWork(projectId: string): void;
}

/** What the work of an entry was. */
type EntryRow = Pick<WeekRow, 'clientName' | 'projectId' | 'projectName' | 'taskId' | 'taskName'>;
type Work = Pick<EntryRow, 'projectId' | 'taskId'>;

/** `field` says it, too. */
interface FormFault {
  readonly reason: string;
  readonly field?: 'times' | 'date';
}

export class VireoEntryForm extends LitElement {
  static override properties = {
    entry: { attribute: false },
    row: { attribute: false },
    work: { attribute: false },
    draft: { attribute: false },
    words: { attribute: false },
    actions: { attribute: false },
    _fault: { state: true },
    _chosen: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, entryFormStyles];

  declare entry: WeekEntry;
  /** That of the entry. */
  declare row: EntryRow;
  /** Undefined until it is listed; it may be that of another project. */
  declare work: WeekWork | undefined;
  /** What the fields say in place of what the entry does, when it is opened. */
  declare draft: EntryDraft | undefined;
  declare words: Words;
  declare actions: EntryActions;
  declare _fault: FormFault | undefined;
  /** In place of what it was given. */
  declare _chosen: Work | undefined;
  /** What is typed over, as it was when it was opened: what arrives in the meantime does not change the fields. */
  #opened: { readonly entry: WeekEntry; readonly row: EntryRow; readonly typed: EntryChange } | undefined;

  override willUpdate(): void {
    if (this.hasUpdated || this.draft?.reason === undefined) return;
    this._fault = { reason: this.draft.reason };
  }

  override firstUpdated(): void {
    this.actions.listWork(this.#chosen.projectId);
    this.#field(this.draft?.change.times === undefined ? 'note' : 'times').focus();
  }

  override updated(changed: ReadonlyMap<PropertyKey, unknown>): void {
    revealReason(this, changed);
    // Options come and go, and take the choice of the select with them.
    const { projectId, taskId } = this.#chosen;
    this.#field('project').value = projectId;
    this.#field('task').value = taskId ?? '';
  }

  override render(): TemplateResult {
    const { words, _fault: fault } = this;
    const given = this.#given;
    const { entry } = this.#typedOver;
    return html`<form @keydown=${this.#onKey} @submit=${this.#onSubmit} aria-label=${words.entry}>
      ${this.#renderWork()} ${this.#renderDate(given.date)} ${this.#renderTimes(given.times)} ${renderNote(given.note, words)}
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

  #renderWork(): TemplateResult {
    const { words } = this;
    return html`${this.#renderSelect('project', words.ofProject, this.#projects)}
      ${this.#renderSelect('task', words.task, [{ id: '', name: words.noTask }, ...this.#tasks])}`;
  }

  #renderSelect(id: 'project' | 'task', label: string, options: WeekWork['tasks']): TemplateResult {
    return html`<div class="field work">
      <label for=${id}>${label}</label>
      <select class="input" id=${id} @change=${this.#choose}>
        ${options.map((option) => html`<option value=${option.id}>${option.name}</option>`)}
      </select>
    </div>`;
  }

  /** Its own among them, whether that takes time or not. */
  get #projects(): WeekWork['projects'] {
    const { row } = this.#typedOver;
    const own = { id: row.projectId, name: projectLabel(row.clientName, row.projectName) };
    return withOwn(this.work?.projects ?? [], own);
  }

  get #tasks(): WeekWork['tasks'] {
    const { row } = this.#typedOver;
    const { projectId } = this.#chosen;
    const listed = this.work?.projectId === projectId ? this.work.tasks : [];
    const { taskId, taskName } = row;
    if (taskId === null || projectId !== row.projectId) return listed;
    return withOwn(listed, { id: taskId, name: taskName ?? '' });
  }

  #renderDate(date: string): TemplateResult {
    const isBad = this._fault?.field === 'date';
    return html`<div class="field date">
      <label for="date">${this.words.day}</label>
      <input class="input" id="date" type="date" required min="1970-01-01" max="9999-12-31" .value=${date}
        ?disabled=${this.#typedOver.entry.endedAt === null} aria-invalid=${isBad ? 'true' : nothing} aria-describedby=${isBad ? 'fault' : nothing} />
    </div>`;
  }

  #renderTimes(times: string): TemplateResult {
    const { words } = this;
    const { entry } = this.#typedOver;
    const isBad = this._fault?.field === 'times';
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

  /** A task is one of its project: that of the entry for its own, none for another. */
  readonly #choose = ({ target }: Event): void => {
    const isTask = target instanceof HTMLSelectElement && target.id === 'task';
    const [projectId, taskId] = [this.#field('project').value, this.#field('task').value];
    if (isTask) this._chosen = { projectId, taskId: taskId === '' ? null : taskId };
    else {
      const { row } = this.#typedOver;
      this._chosen = { projectId, taskId: projectId === row.projectId ? row.taskId : null };
      this.actions.listWork(projectId);
    }
  };

  get #typedOver() {
    this.#opened ??= { entry: this.entry, row: this.row, typed: this.draft?.change ?? {} };
    return this.#opened;
  }

  /** What the selects say. */
  get #chosen(): Work {
    return this._chosen ?? this.#given.work;
  }

  /** What the fields say before anything is typed into them, as they say it themselves. */
  get #given() {
    const { entry, row, typed } = this.#typedOver;
    const { projectId = row.projectId, taskId = row.taskId } = typed;
    return {
      work: { projectId, taskId },
      date: typed.date ?? startDateOf(entry),
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
    if (typed !== undefined && !typed.ok) this.#refuse('times', this.words.faults[typed.error]);
    else if (!this.#field('date').checkValidity()) this.#refuse('date', this.words.noDay);
    else if (Object.keys(change).length === 0) this.actions.close();
    else if (entry.version !== this.entry.version) this.#askAgain(change);
    else this.actions.change(entry, change);
  };

  #refuse(field: 'times' | 'date', reason: string): void {
    this._fault = { field, reason };
    this.#field(field).focus();
  }

  /** Fields that were typed into stay so, the others show what they are by now: saving again takes that. */
  #askAgain(change: EntryChange): void {
    this.#opened = { entry: this.entry, row: this.row, typed: change };
    this._fault = { reason: this.words.entryChanged };
  }

  /** What is to be other than it is: a field that says what it was given changes nothing, whatever it can say of that. */
  #readChange(): EntryChange {
    const { entry, row, typed } = this.#typedOver;
    const given = this.#given;
    const [date, times, note, tags] = [
      this.#field('date').value,
      this.#field('times').value.trim(),
      this.#field('note').value,
      this.#field('tags').value,
    ];
    const billable = this.#isBillable;
    return leaveOutSame(entry, row, {
      ...typed,
      ...this.#chosen,
      ...(date !== given.date && { date }),
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

  #field(id: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
    return findField(this, id);
  }
}

function shownOf(entry: WeekEntry): ShownSpan {
  return { span: spanOf(entry, '-'), seconds: entry.seconds ?? 0 };
}

function leaveOutSame(entry: WeekEntry, row: Work, change: EntryChange): EntryChange {
  const { projectId, taskId = null, date, times, note, tags, billable } = change;
  const isMoved = projectId !== undefined && projectId !== row.projectId;
  return definedFields({
    projectId: isMoved ? projectId : undefined,
    taskId: isMoved || taskId !== row.taskId ? taskId : undefined,
    date: unlessSame(date, startDateOf(entry)),
    times: unlessSame(times, spanOf(entry, '-')),
    note: unlessSame(note, entry.note),
    tags: tags?.join('\n') === entry.tags.join('\n') ? undefined : tags,
    billable: unlessSame(billable, entry.billable),
  });
}

function unlessSame<Value>(next: Value | undefined, before: Value): Value | undefined {
  return next === before ? undefined : next;
}

function withOwn(listed: WeekWork['tasks'], own: WeekWork['tasks'][number]): WeekWork['tasks'] {
  return listed.some(({ id }) => id === own.id) ? listed : [own, ...listed];
}

customElements.define('vireo-entry-form', VireoEntryForm);
