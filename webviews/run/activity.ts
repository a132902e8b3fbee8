/** What one step told: calls of tools and models, checks, notes and faults, in order; long ones are folded. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { type IconName, icon } from '../components/icons.ts';
import { visible } from './diff-rows.ts';
import type { RunContent, RunItem } from './messages.ts';
import { printCost, printCount, type RunPart, renderSentence } from './run-parts.ts';

const mostShown = 200;

export function renderActivity(
  items: readonly RunItem[],
  rate: RunContent['rate'],
  part: RunPart,
): TemplateResult {
  const [earlier, shown] = [items.slice(0, -mostShown), items.slice(-mostShown)];
  const list = (some: readonly RunItem[]) =>
    html`<ol class="activity">${some.map((item) => renderItem(item, rate, part))}</ol>`;
  return html`${
    earlier.length === 0
      ? nothing
      : html`<details class="fold"><summary>${part.words.earlier(earlier.length)}</summary>${list(earlier)}</details>`
  }${list(shown)}`;
}

function renderItem(item: RunItem, rate: RunContent['rate'], part: RunPart): TemplateResult | typeof nothing {
  const { event } = item;
  const { words } = part;
  switch (event.type) {
    case 'tool':
      return renderTool(item, event, part);
    case 'model': {
      const tokens = words.tokens(printCount(event.inputTokens, part), printCount(event.outputTokens, part));
      const cost = html`<span class="num">${printCost(event.costMicros, rate, part)}</span>`;
      return renderLine(item, { name: 'lightbulb', title: event.model, small: tokens, aside: cost }, part);
    }
    case 'check': {
      const isPassed = event.outcome === 'passed';
      const title = html`<code>${visible(event.command ?? event.name)}</code>`;
      const small = words.checkOutcomes[event.outcome] ?? event.outcome;
      const exit = html`<span class="num">${typeof event.exitCode === 'number' ? words.exit(event.exitCode) : words.noExit}</span>`;
      const look = isPassed
        ? ({ name: 'pass', tone: 'ok' } as const)
        : ({ name: 'error', tone: 'danger' } as const);
      return renderLine(item, { ...look, title, small, aside: exit }, part);
    }
    case 'note':
      return renderLine(item, { name: 'info', title: renderSentence(event.text) }, part);
    case 'state':
      return renderLine(item, { name: 'error', tone: 'danger', title: event.text ?? '' }, part);
    case 'step':
      return nothing;
  }
}

interface Line {
  readonly name: IconName;
  readonly tone?: string;
  readonly title: TemplateResult | string;
  readonly small?: string;
  readonly aside?: TemplateResult;
}

function renderLine(
  { at }: RunItem,
  { name, tone, title, small, aside }: Line,
  part: RunPart,
): TemplateResult {
  return html`<li title=${formatsFor(part.language).momentOf(at)}>
    ${icon(name, tone ?? 'muted')}<span class="what">${title}${small === undefined ? nothing : html`<small>${small}</small>`}</span>${aside ?? nothing}
  </li>`;
}

type ToolEvent = Extract<RunItem['event'], { readonly type: 'tool' }>;

/** A refusal is told at once, in the policy's own words. */
function renderTool(
  { seq, at, isCut }: RunItem,
  { tool, input, outcome, text }: ToolEvent,
  part: RunPart,
): TemplateResult {
  const { words } = part;
  const isDone = outcome === 'done';
  const look = isDone ? 'ok' : outcome === 'refused' ? 'warn' : 'danger';
  const name = isDone ? 'pass' : outcome === 'refused' ? 'circle-slash' : 'error';
  return html`<li class="tool" title=${formatsFor(part.language).momentOf(at)}>
    ${icon(name, look)}
    <div class="what">
      <details class="fold">
        <summary><code>${visible(tool)}</code> <small>${words.tool.outcomes[outcome]}</small></summary>
        <h4>${words.tool.asked}</h4>
        <pre>${readable(input)}</pre>
        ${isDone ? html`<h4>${words.tool.answered}</h4><pre>${readable(text)}</pre>` : nothing}
        ${
          isCut === true
            ? html`<button type="button" class="link" @click=${() => part.send({ type: 'showRest', seq })}>${words.showRest}</button>`
            : nothing
        }
      </details>
      ${isDone ? nothing : html`<p class="refused">${renderSentence(text)}</p>`}
    </div>
  </li>`;
}

/** JSON over several lines; what is none, or is cut, as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2) ?? text;
  } catch {
    return text;
  }
}
