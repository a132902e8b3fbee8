/** Who works on what, how it stands, how long it took and what it cost, and what can be done with the request. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { renderVerdict } from './evidence.ts';
import type { RunContent, RunItem } from './messages.ts';
import { printCost, printElapsed, type RunPart, stateLooks } from './run-parts.ts';
import { costOf } from './steps.ts';

export interface HeadView {
  readonly content: RunContent;
  readonly items: readonly RunItem[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** Of the line to the records; empty while that is up. */
  readonly line: string;
}

export function renderHead({ content, items, now, line }: HeadView, part: RunPart): TemplateResult {
  const { words } = part;
  const { agent, client, project, state, attempts, verdict, startedAt, restedAt, rate } = content;
  const { name, tone } = stateLooks[state];
  const { machine, waitsForMachine } = content;
  const about = [
    client,
    project,
    ...(machine === null ? [] : [words.onMachine(machine)]),
    ...(attempts > 1 ? [words.attempt(attempts)] : []),
  ].filter(Boolean);
  return html`<header class="head">
    <h1 class="cut">${agent}</h1>
    <span class="state ${tone === 'spin' ? '' : tone}">${icon(name, tone)}${waitsForMachine ? words.waitsForMachine : words.states[state]}</span>
    ${verdict === null ? nothing : renderVerdict(verdict, part)}
    <span class="muted cut">${about.join(' · ')}</span>
    <span class="muted" role="status">${line}</span>
    <span class="grow"></span>
    <dl>
      ${startedAt === null ? nothing : html`<div><dt>${words.time}</dt><dd>${printElapsed(startedAt, restedAt ?? now, part)}</dd></div>`}
      <div><dt>${words.cost}</dt><dd>${printCost(costOf(items), rate, part)}</dd></div>
    </dl>
    ${actsOf(content).map(
      (act) =>
        html`<vscode-button secondary data-needs="request:write" @keydown=${activateOnKeys} @click=${() => part.send({ type: act })}>${icon(icons[act])}${words[act]}</vscode-button>`,
    )}
  </header>`;
}

type Act = 'cancel' | 'retry' | 'replay';

const icons = { cancel: 'stop-circle', retry: 'refresh', replay: 'redo' } as const;

function actsOf({ state }: RunContent): readonly Act[] {
  if (state === 'done') return ['replay'];
  return state === 'failed' || state === 'cancelled' ? ['retry', 'replay'] : ['cancel'];
}
