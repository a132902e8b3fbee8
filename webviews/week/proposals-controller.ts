/**
 * What of the shown day was not recorded: gaps that are filled by hand, and proposals, which are looked for when the day is shown, then recorded, merged or ignored one by one,
 * with the focus on the next.
 */
import type { LitElement, ReactiveController } from 'lit';
import type { Edits } from './edits.ts';
import { type EntryDraft, EntryDrafts } from './entry/entry-drafts.ts';
import type { WeekProposal, WeekProposals } from './messages.ts';
import type { ProposalChange } from './proposal-form.ts';
import type { ProposalActions } from './proposal-view.ts';
import type { WeekViewMessage } from './view-messages.ts';

/** What the proposals are part of. */
export interface ProposalsPage {
  readonly edits: Edits;
  send(message: WeekViewMessage): void;
}

export interface Settled {
  readonly isKept: boolean;
  /** Why it could not be done. */
  readonly reason: string | undefined;
}

/** `isAsked`: it is shown as it went, and may have time that was forgotten. */
export interface ShownDay {
  readonly date: string | undefined;
  readonly isAsked: boolean;
}

export class ProposalsController implements ReactiveController {
  readonly #element: LitElement;
  readonly #page: ProposalsPage;
  #date: string | undefined;
  #shown: WeekProposals | undefined;
  #openId: string | undefined;
  /** Recorded, merged or ignored: the focus goes on when it is gone. */
  #decided: string | undefined;
  /** What was done to it: the focus goes on to the same, since an impatient key means no other. */
  #act = '';
  readonly #drafts = new EntryDrafts<ProposalChange>();
  /** On its way to be recorded: nothing else is done with it until that is answered. */
  #recording: { readonly id: string; readonly editId: number; readonly isAnswered: boolean } | undefined;
  /** The next drawing puts the focus there; on the day where it is empty. */
  #focus: string | undefined;

  readonly actions: ProposalActions = {
    accept: (proposal) => {
      if (proposal.projectId === null || this.#drafts.of(proposal.id) !== undefined) this.#open(proposal.id);
      else this.#accept(proposal, {});
    },
    edit: ({ id }) => this.#open(id),
    record: (proposal, change) => this.#accept(proposal, change, true),
    fill: ({ id, startedAt, endedAt }, change, { projectId, taskId, zone }) => {
      const { times, note = '' } = change;
      const gap = { startedAt, endedAt, zone };
      const typed = { projectId, taskId, gap, note, ...(times !== undefined && { times }) };
      const editId = this.#record(id);
      this.#drafts.keep({ entryId: id, change }, editId);
      this.#page.send({ type: 'addEntry', editId, ...typed });
    },
    close: () => {
      this.#drafts.discard(this.#openId);
      this.#focus = this.#openId;
      this.#act = '';
      this.#open(undefined);
    },
    merge: ({ id }) => this.#decide('merge', id),
    ignore: ({ id }) => this.#decide('ignore', id),
    restore: () => {
      if (this.#shown !== undefined) this.#page.send({ type: 'restoreIgnored', date: this.#shown.date });
    },
  };

  constructor(element: LitElement, page: ProposalsPage) {
    this.#element = element;
    this.#page = page;
    element.addController(this);
  }

  /** Undefined until they were looked for. */
  get shown(): WeekProposals | undefined {
    return this.#shown;
  }

  /** The one whose form is open. */
  get openId(): string | undefined {
    return this.#openId;
  }

  /** What that form says in place of it. */
  get draft(): EntryDraft<ProposalChange> | undefined {
    return this.#drafts.of(this.#openId);
  }

  /** The one that is being recorded. */
  get recordingId(): string | undefined {
    return this.#recording?.id;
  }

  hostUpdated(): void {
    const id = this.#focus;
    if (id === undefined) return;
    this.#focus = undefined;
    const root = this.#element.renderRoot;
    const items = [...root.querySelectorAll<HTMLElement>('[data-proposal]')];
    const item = items.find(({ dataset }) => dataset['proposal'] === id) ?? root.querySelector('.gap');
    const same = item?.querySelector(`[data-act="${this.#act}"]`) ?? item?.querySelector('button');
    const target = same ?? root.querySelector('.restore, .day .icon-btn');
    if (target instanceof HTMLElement) target.focus();
  }

  find({ date, isAsked }: ShownDay): void {
    // Another day, and not the same one drawn again while it is looked at: a form that is open stays.
    if (this.#date !== date) {
      this.#date = date;
      this.#shown = undefined;
      this.#open(undefined);
    }
    if (isAsked && date !== undefined) this.#page.send({ type: 'findProposals', date });
  }

  show(proposals: WeekProposals): void {
    if (proposals.date !== this.#date) return;
    const gone = this.#shown?.items.findIndex(({ id }) => id === this.#decided) ?? -1;
    this.#shown = proposals;
    // Found after it was written: what is still proposed may be recorded again.
    if (this.#recording?.isAnswered === true) this.#recording = undefined;
    this.#element.requestUpdate();
    const decided = this.#decided;
    if (decided === undefined || proposals.items.some(({ id }) => id === decided)) return;
    // The next one has the place of the one that was decided.
    if (this.#isAt(decided)) this.#focus = (proposals.items[gone] ?? proposals.items.at(-1))?.id ?? '';
    this.#decided = undefined;
  }

  /** False where somebody has gone to anything but this one by now: nothing takes them away from there. */
  #isAt(id: string | undefined): boolean {
    const focused = this.#element.shadowRoot?.activeElement ?? null;
    const place = focused?.closest<HTMLElement>('[data-proposal]');
    return focused === null || (id !== undefined && place?.dataset['proposal'] === id);
  }

  /**
   * `isKept`: what was decided could not be done, or is asked about first. True where a form opens again, which says the
   * reason: unless somebody is elsewhere by now.
   */
  settle(editId: number, { isKept, reason }: Settled): boolean {
    this.#goOn(editId, isKept);
    // What waits for an answer may come back to its form.
    if (isKept && reason === undefined) return false;
    const id = this.#drafts.settle(editId, reason);
    if (id === undefined || !this.#isAt(undefined) || this.#openId !== undefined) return false;
    this.#open(id);
    return true;
  }

  #goOn(editId: number, isKept: boolean): void {
    const recording = this.#recording;
    const isOfGap = recording?.id !== this.#decided;
    if (isKept) this.#decided = undefined;
    if (recording?.editId !== editId) return;
    this.#recording = isKept || isOfGap ? undefined : { ...recording, isAnswered: true };
    // On to the next gap: no other list comes that would say so.
    if (!isKept && isOfGap && this.#isAt(undefined)) this.#focus = '';
    this.#element.requestUpdate();
  }

  #open(id: string | undefined): void {
    this.#openId = id;
    this.#element.requestUpdate();
  }

  #accept({ id }: WeekProposal, change: ProposalChange, isTyped = false): void {
    this.#decided = id;
    this.#act = 'record';
    const editId = this.#record(id);
    if (isTyped) this.#drafts.keep({ entryId: id, change }, editId);
    this.#page.send({ type: 'acceptProposal', editId, id, change });
  }

  /** Answers the edit that records it. */
  #record(id: string): number {
    const editId = this.#page.edits.nextId();
    this.#recording = { id, editId, isAnswered: false };
    this.#open(undefined);
    return editId;
  }

  #decide(act: 'merge' | 'ignore', id: string): void {
    if (this.#shown === undefined) return;
    this.#decided = id;
    this.#act = act;
    this.#page.send({ type: `${act}Proposal`, date: this.#shown.date, id });
  }
}
