/** `<vireo-proposal-form>`: times, note and project of a proposal before it is recorded. Enter records it, Escape leaves it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { parseTypedTime } from '../../src/domain/typed-time.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import { spanOf } from './clock.ts';
import type { EntryDraft } from './entry/entry-drafts.ts';
import { entryFormStyles } from './entry/entry-form-styles.ts';
import { findField, formKeys, revealReason } from './form-keys.ts';
import type { WeekProposal, WeekProposals } from './messages.ts';
import { printNote, renderNote } from './note-field.ts';
import type { WeekViewMessage } from './view-messages.ts';
import type { Words } from './words.ts';

export type ProposalChange = Extract<WeekViewMessage, { type: 'acceptProposal' }>['change'];

export interface ProposalFormActions {
  record(proposal: WeekProposal, change: ProposalChange): void;
  close(): void;
}

export class VireoProposalForm extends LitElement {
  static override properties = {
    proposal: { attribute: false },
    day: { attribute: false },
    label: { attribute: false },
    draft: { attribute: false },
    words: { attribute: false },
    actions: { attribute: false },
    _fault: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, entryFormStyles];

  declare proposal: WeekProposal;
  declare day: Pick<WeekProposals, 'zone' | 'projects'>;
  declare label: string;
  /** What the fields say in place of what is proposed, when it is opened. */
  declare draft: EntryDraft<ProposalChange> | undefined;
  declare words: Words;
  declare actions: ProposalFormActions;
  declare _fault: { readonly field?: 'times' | 'project'; readonly reason: string } | undefined;

  override willUpdate(): void {
    if (this.hasUpdated || this.draft?.reason === undefined) return;
    this._fault = { reason: this.draft.reason };
  }

  override firstUpdated(): void {
    this.#field(this.#projectId === null ? 'project' : 'times').focus();
  }

  override updated(changed: ReadonlyMap<PropertyKey, unknown>): void {
    revealReason(this, changed);
  }

  override render(): TemplateResult {
    const { words } = this;
    return html`<form @keydown=${this.#onKey} @submit=${(event: Event) => event.preventDefault()} aria-label=${this.label}>
      <div class="field times">
        <label for="times">${words.times}</label>
        <input class="input" id="times" maxlength="40" spellcheck="false" autocomplete="off" .value=${this.draft?.change.times ?? this.#times}
          aria-invalid=${this.#isBad('times') ? 'true' : nothing} aria-describedby=${this.#isBad('times') ? 'fault' : nothing} />
      </div>
      ${renderNote(printNote(this.draft?.change.note ?? this.proposal.note), words)}
      ${this.#renderProjects()}
      <span class="row">
        <vscode-button class="compact" @click=${this.#record} @keydown=${activateOnKeys}>${words.record}</vscode-button>
        <button type="button" class="icon-btn" aria-label=${words.cancel} title=${words.cancel} @click=${() => this.actions.close()}>
          ${icon('close')}
        </button>
      </span>
      ${this._fault === undefined ? nothing : html`<p class="reason" id="fault" role="alert">${icon('error', 's12')}${this._fault.reason}</p>`}
    </form>`;
  }

  #renderProjects(): TemplateResult {
    const { words, day } = this;
    const projectId = this.#projectId;
    return html`<div class="field tags">
      <label for="project">${words.ofProject}</label>
      <select class="input" id="project"
        aria-invalid=${this.#isBad('project') ? 'true' : nothing} aria-describedby=${this.#isBad('project') ? 'fault' : nothing}>
        ${projectId === null ? html`<option value="" selected></option>` : nothing}
        ${day.projects.map(({ id, name }) => html`<option value=${id} ?selected=${id === projectId}>${name}</option>`)}
      </select>
    </div>`;
  }

  get #times(): string {
    return spanOf({ ...this.proposal, zone: this.day.zone }, '-');
  }

  get #projectId(): string | null {
    return this.draft?.change.projectId ?? this.proposal.projectId;
  }

  #isBad(field: 'times' | 'project'): boolean {
    return this._fault?.field === field;
  }

  readonly #onKey = formKeys({ take: () => this.#record(), leave: () => this.actions.close() });

  readonly #record = (): void => {
    const { proposal, words } = this;
    const times = this.#field('times').value.trim();
    const note = this.#field('note').value;
    const projectId = this.#field('project').value;
    const typed = times === this.#times ? undefined : parseTypedTime(times);
    if (typed?.ok === false) this.#refuse('times', words.faults[typed.error]);
    else if (projectId === '') this.#refuse('project', words.faults.no_project);
    else {
      this.actions.record(proposal, {
        ...(times === this.#times ? {} : { times }),
        ...(note === printNote(proposal.note) ? {} : { note }),
        ...(projectId === proposal.projectId ? {} : { projectId }),
      });
    }
  };

  #refuse(field: 'times' | 'project', reason: string): void {
    this._fault = { field, reason };
    this.#field(field).focus();
  }

  #field(id: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
    return findField(this, id);
  }
}

customElements.define('vireo-proposal-form', VireoProposalForm);
