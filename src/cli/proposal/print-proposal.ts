/** Proposals as a person reads them. What they say comes from models and other programs, too. */
import type { Proposal } from '../../contract/coach/proposals.ts';
import { localMinute } from '../backend/local-minute.ts';
import { shortId } from '../backend/short-id.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { printColumns } from '../time/print-columns.ts';

const states: Readonly<Record<Proposal['state'], string>> = {
  waiting: 'waits',
  applied: 'done',
  discarded: 'discarded',
  failed: 'not done',
  undone: 'undone',
};

const askers: Readonly<Record<Proposal['asker']['kind'], string>> = {
  coach: 'coach',
  model: 'a model',
  mcp: 'an assistant',
  editor: "the editor's assistant",
  agent: 'an agent',
};

/** A text of others, in one line that steers no terminal. */
export function line(text: string): string {
  return withoutControls(text.replaceAll(/\s+/g, ' ').trim());
}

function sides({ before, after }: Proposal['changes'][number]): string {
  return [before, after].filter((side) => side !== undefined).join(' → ');
}

/** Its id, what it would do, and what will be otherwise; without a line break at the end. */
export function printCard(proposal: Proposal, noun = 'Proposal'): string {
  const { title, changes, note, failure } = proposal;
  return [
    `${noun} ${shortId(proposal)}: ${line(title)}`,
    ...changes.map((change) => `  ${line(`${change.label}: ${sides(change)}`)}`),
    ...[note, failure].flatMap((said) => (said === undefined ? [] : [`  ${line(said)}`])),
  ].join('\n');
}

/** Who asked for it: what it calls itself, else what it is. */
function askerOf({ asker: { kind, name } }: Proposal): string {
  return line(name ?? '') || askers[kind];
}

/** With when it was made, by whom, and what became of it. */
export function printProposal(proposal: Proposal): string {
  const { state, createdAt } = proposal;
  return `${printCard(proposal)}\n  ${states[state]}; of ${askerOf(proposal)}, ${localMinute(createdAt)}\n`;
}

const columns = [{ title: 'ID' }, { title: 'STATE' }, { title: 'OF' }, { title: 'MADE' }, { title: 'WHAT' }];

/** `state`: of those that were asked for; undefined for all. */
export function printProposals(proposals: readonly Proposal[], state?: Proposal['state']): string {
  if (proposals.length === 0)
    return state === 'waiting' ? 'No proposal waits.\n' : 'There are no such proposals.\n';
  return printColumns(
    columns,
    proposals.map((proposal) => [
      shortId(proposal),
      states[proposal.state],
      askerOf(proposal),
      localMinute(proposal.createdAt),
      line(proposal.title),
    ]),
  );
}
