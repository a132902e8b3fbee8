/** Time of the day that nobody recorded, as it could be: each with its evidence, and nothing of it an entry yet. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatMinutes } from '../../src/domain/duration.ts';
import { icon } from '../components/icons.ts';
import { dropRepeats } from '../components/keys.ts';
import { clockOf, findTimesOn, markedSpanOf } from './clock.ts';
import type { EntryDraft } from './entry/entry-drafts.ts';
import type { CellPlace, WeekProposal, WeekProposals } from './messages.ts';
import type { ProposalChange, ProposalFormActions } from './proposal-form.ts';
import type { Words } from './words.ts';

export interface ProposalActions extends ProposalFormActions {
  /** At once where its project is known, else after its form has asked. */
  accept(proposal: WeekProposal): void;
  edit(proposal: WeekProposal): void;
  merge(proposal: WeekProposal): void;
  ignore(proposal: WeekProposal): void;
  restore(): void;
  /** Records time of a gap, for what is named in its form. */
  fill(gap: WeekProposal, change: ProposalChange, of: GapPlace): void;
}

export interface GapPlace extends Pick<CellPlace, 'projectId' | 'taskId'> {
  readonly zone: string;
}

export interface ProposalState {
  readonly words: Words;
  readonly day: WeekProposals;
  /** By whose clock the day is drawn. */
  readonly zone: string;
  /** Its form is open. */
  readonly isOpen: boolean;
  /** What its form says in place of it. */
  readonly draft: EntryDraft<ProposalChange> | undefined;
  /** It is being recorded: its buttons do nothing until that is answered. */
  readonly isDead: boolean;
}

type Evidence = WeekProposal['evidence'][number];

/** More are folded away. */
const mostEvidence = 3;

export function renderProposal(
  proposal: WeekProposal,
  { words, day, zone, isOpen, draft, isDead }: ProposalState,
  actions: ProposalActions,
): TemplateResult {
  const span = { ...proposal, zone: day.zone };
  const times = markedSpanOf(span);
  const there = findTimesOn(span, zone);
  const name = day.projects.find(({ id }) => id === proposal.projectId)?.name ?? words.noProject;
  return html`<li class="proposal" data-proposal=${proposal.id}>
    <span class="row"
      ><span class="figure">${formatMinutes(proposal.seconds)}</span>
      <strong class="cut">${name}</strong>
      <span class="nowrap">${times}</span>
      ${there === undefined ? nothing : html`<span class="muted nowrap">${there}</span>`}
      <span class="muted">${words.proposed}</span>
      ${isOpen ? nothing : renderActs(proposal, { words, times, isDead }, actions)}</span
    >
    ${proposal.note === '' || isOpen ? nothing : html`<span class="under">${proposal.note}</span>`}
    ${renderEvidence(proposal.evidence, day.zone, words)}
    ${isOpen ? html`<vireo-proposal-form .proposal=${proposal} .day=${day} .label=${words.proposal} .draft=${draft} .words=${words} .actions=${actions}></vireo-proposal-form>` : nothing}
  </li>`;
}

function renderActs(
  proposal: WeekProposal,
  { words, times, isDead }: Pick<ProposalState, 'words' | 'isDead'> & { readonly times: string },
  actions: ProposalActions,
): TemplateResult {
  const acts = [
    { label: words.record, name: 'record', run: () => actions.accept(proposal) },
    { label: words.change, name: 'change', run: () => actions.edit(proposal) },
    ...(proposal.canMerge
      ? [{ label: words.mergeNext, name: 'merge', run: () => actions.merge(proposal) }]
      : []),
    { label: words.ignore, name: 'ignore', run: () => actions.ignore(proposal) },
  ];
  // What slipped under the second click of two was not meant by it.
  const clicked = (run: () => void) => (event: MouseEvent) =>
    isDead || event.detail > 1 ? undefined : run();
  return html`<span class="acts">${acts.map(
    ({ label, name, run }) =>
      html`<button type="button" class="link" data-act=${name} aria-label=${`${label}, ${times}`} aria-disabled=${isDead ? 'true' : nothing} @keydown=${dropRepeats} @click=${clicked(run)}>${label}</button>`,
  )}</span>`;
}

function renderEvidence(
  evidence: readonly Evidence[],
  zone: string,
  words: Words,
): TemplateResult | typeof nothing {
  const item = (one: Evidence) =>
    html`<li>${icon(one.kind === 'event' ? 'calendar' : one.kind === 'commit' ? 'check' : 'edit', 's12')} ${describe(one, zone, words)}</li>`;
  const more = evidence.slice(mostEvidence);
  return html`<ul class="under evidence muted" aria-label=${words.evidence}>
    ${evidence.slice(0, mostEvidence).map(item)}
    ${more.length === 0 ? nothing : html`<li><details><summary>${words.moreEvidence(more.length)}</summary><ul>${more.map(item)}</ul></details></li>`}
  </ul>`;
}

function describe({ kind, from, to, text }: Evidence, zone: string, words: Words): string {
  const at = kind === 'commit' ? clockOf(from, zone) : `${clockOf(from, zone)}–${clockOf(to, zone)}`;
  return [at, words.evidenceKinds[kind], text].filter((part) => part !== '').join(' ');
}

/** What is beside the proposals of a day: what could not be read, and that some of it was ignored. */
export function renderProposalNotes(
  { words, day }: Pick<ProposalState, 'words' | 'day'>,
  actions: ProposalActions,
): TemplateResult | typeof nothing {
  if (day.problem === null && !day.canRestore) return nothing;
  return html`<p class="row wrap muted">
    ${day.problem === null ? nothing : html`<span>${icon('info')} ${day.problem}</span>`}
    ${day.canRestore ? html`<span>${words.ignored}</span> <button type="button" class="link restore" @click=${actions.restore}>${words.proposeAgain}</button>` : nothing}
  </p>`;
}
