/**
 * What of the shown day was not recorded: looked for when the day is shown, then recorded, merged or ignored one by one,
 * with the focus on the next.
 */
import type { LitElement, ReactiveController } from 'lit';
import type { WeekProposal, WeekProposals, WeekViewMessage } from '../../src/contract/webview/week-view.ts';
import type { ProposalChange } from './proposal-form.ts';
import type { ProposalActions } from './proposal-view.ts';

/** What the proposals are part of. */
export interface ProposalsPage {
  send(message: WeekViewMessage): void;
  nextEditId(): number;
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
  /** On its way to be recorded: nothing else is done with it until that is answered. */
  #recording: { readonly id: string; readonly editId: number; readonly isAnswered: boolean } | undefined;
  /** The next drawing puts the focus there; on the day where it is empty. */
  #focus: string | undefined;

  readonly actions: ProposalActions = {
    accept: (proposal) => {
      if (proposal.projectId === null) this.#open(proposal.id);
      else this.#record(proposal, {});
    },
    edit: ({ id }) => this.#open(id),
    record: (proposal, change) => this.#record(proposal, change),
    close: () => {
      this.#focus = this.#openId;
      this.#open(undefined);
    },
    merge: ({ id }) => this.#decide('mergeProposal', id),
    ignore: ({ id }) => this.#decide('ignoreProposal', id),
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
    const item = items.find(({ dataset }) => dataset['proposal'] === id);
    const target = item?.querySelector('button') ?? root.querySelector('.restore, .day .icon-btn');
    if (target instanceof HTMLElement) target.focus();
  }

  find({ date, isAsked }: ShownDay): void {
    this.#date = date;
    if (this.#shown?.date !== date) {
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
    if (this.#decided === undefined || proposals.items.some(({ id }) => id === this.#decided)) return;
    // The next one has the place of the one that was decided.
    this.#focus = (proposals.items[gone] ?? proposals.items.at(-1))?.id ?? '';
    this.#decided = undefined;
  }

  /** `isKept`: what was decided could not be done, or is asked about first. */
  settle(editId: number, isKept: boolean): void {
    if (isKept) this.#decided = undefined;
    const recording = this.#recording;
    if (recording?.editId !== editId) return;
    this.#recording = isKept ? undefined : { ...recording, isAnswered: true };
    this.#element.requestUpdate();
  }

  #open(id: string | undefined): void {
    this.#openId = id;
    this.#element.requestUpdate();
  }

  #record({ id }: WeekProposal, change: ProposalChange): void {
    const editId = this.#page.nextEditId();
    this.#decided = id;
    this.#recording = { id, editId, isAnswered: false };
    this.#open(undefined);
    this.#page.send({ type: 'acceptProposal', editId, id, change });
  }

  #decide(type: 'mergeProposal' | 'ignoreProposal', id: string): void {
    if (this.#shown === undefined) return;
    this.#decided = id;
    this.#page.send({ type, date: this.#shown.date, id });
  }
}
