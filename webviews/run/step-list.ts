/** The steps on the left: how each stands, how long it took, what it cost; the one that is looked at is current. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import type { RunContent } from './messages.ts';
import { type Look, printCost, printElapsed, type RunPart, stateLooks, stepLooks } from './run-parts.ts';
import { costOf, type RunStep } from './steps.ts';

/** Key of the entry below the last step, once the run is over. */
export const endKey = 'end';

export interface StepListView {
  readonly content: RunContent;
  readonly steps: readonly RunStep[];
  readonly selected: string;
  readonly select: (key: string) => void;
}

export function titleOfStep({ kind, title }: RunStep, { words }: RunPart): string {
  if (title !== '') return title;
  return kind === 'asked' ? words.asked : words.work;
}

export function renderSteps(view: StepListView, part: RunPart): TemplateResult {
  const { content, steps } = view;
  const isOver = content.state === 'done' || content.state === 'failed' || content.state === 'cancelled';
  return html`<nav class="steps" aria-label=${part.words.steps}>
    <ol>
      ${steps.map((step) => renderStep(step, view, part))}
      ${isOver ? renderEnd(view, part) : nothing}
    </ol>
  </nav>`;
}

function renderStep(step: RunStep, view: StepListView, part: RunPart): TemplateResult {
  const { key, state, items, startedAt, endedAt, kind } = step;
  const cost = costOf(items);
  const took = endedAt === undefined || kind === 'question' ? [] : [printElapsed(startedAt, endedAt, part)];
  const spent = cost === 0 ? [] : [printCost(cost, view.content.rate, part)];
  return renderEntry(view, {
    key,
    look: stepLooks[state],
    title: titleOfStep(step, part),
    spoken: part.words.stepStates[state],
    aside: [...took, ...spent].join(' · '),
    detail: describe(step, view, part),
  });
}

function describe({ state, items }: RunStep, { content }: StepListView, { words }: RunPart): string {
  if (state === 'running' && content.progress !== null) return content.progress.step;
  if (state === 'waiting') return words.states.waiting;
  const count = (type: string) => items.filter(({ event }) => event.type === type).length;
  const checks = items.flatMap(({ event }) => (event.type === 'check' ? event : []));
  const passed = checks.filter(({ outcome }) => outcome === 'passed').length;
  return [
    ...(checks.length > 0 ? [words.checksPassed(passed, checks.length)] : []),
    ...(count('tool') > 0 ? [words.toolCalls(count('tool'))] : []),
    ...(count('model') > 0 ? [words.modelCalls(count('model'))] : []),
  ].join(' · ');
}

function renderEnd(view: StepListView, { words }: RunPart): TemplateResult {
  const { state } = view.content;
  return renderEntry(view, {
    key: endKey,
    look: stateLooks[state],
    spoken: words.states[state],
    aside: '',
    title: state === 'done' ? words.report : words.outcome,
    detail: words.states[state],
  });
}

interface Entry {
  readonly key: string;
  readonly look: Look;
  readonly title: string;
  /** How it stands, which the icon says to the eye. */
  readonly spoken: string;
  readonly aside: string;
  readonly detail: string;
}

function renderEntry(
  { selected, select }: StepListView,
  { key, look, title, spoken, aside, detail }: Entry,
): TemplateResult {
  return html`<li aria-current=${key === selected ? 'step' : nothing}>
    <button type="button" @click=${() => select(key)}>
      ${icon(look.name, look.tone)}<span class="name">${title}<span class="sr">, ${spoken}</span></span>
      <span class="cost">${aside}</span>
      ${detail === '' ? nothing : html`<small>${detail}</small>`}
    </button>
  </li>`;
}
