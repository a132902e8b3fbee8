/** What stands beside the steps: the verdict and why, the commands that ran, what models cost. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { visible } from './diff-rows.ts';
import type { RunContent, RunItem } from './messages.ts';
import { printCost, printCount, type RunPart, renderSentence, verdictLooks } from './run-parts.ts';
import { type CheckResult, type CheckRun, costOf, listChecks, listModels } from './steps.ts';

export function renderEvidence(
  content: RunContent,
  items: readonly RunItem[],
  part: RunPart,
): TemplateResult {
  const { words } = part;
  const checks = listChecks(items);
  const reasons = content.question?.kind === 'decide' ? content.question.review.reasons : [];
  return html`<aside class="facts" aria-label=${words.evidence}>
    ${
      content.verdict === null
        ? nothing
        : html`<section aria-labelledby="verdict">
          <div class="head-row"><h2 id="verdict">${words.verdict}</h2>${renderVerdict(content.verdict, part)}</div>
          ${reasons.map((reason) => html`<p lang="en">${renderSentence(reason)}</p>`)}
        </section>`
    }
    <section aria-labelledby="ran">
      <h2 id="ran">${words.whatRan}</h2>
      ${checks.length === 0 ? html`<p class="muted">${words.noCheck}</p>` : html`<ul class="ran">${checks.map((check) => renderCheck(check, part))}</ul>`}
    </section>
    ${renderModels(content, items, part)}
  </aside>`;
}

export function renderVerdict(verdict: string, { words }: RunPart): TemplateResult {
  const { name, tone } = verdictLooks[verdict] ?? { name: 'info', tone: '' };
  return html`<span class="state ${tone}">${icon(name)}${words.verdicts[verdict] ?? verdict}</span>`;
}

function renderCheck({ command, results }: CheckRun, part: RunPart): TemplateResult {
  const { words } = part;
  const [first, last] = [results[0], results.at(-1)];
  const say = ({ outcome, exitCode }: CheckResult): string =>
    [words.checkOutcomes[outcome], exitCode === null ? words.noExit : words.exit(exitCode)].join(', ');
  const isPassed = last?.outcome === 'passed';
  return html`<li>
    ${isPassed ? icon('pass', 'ok') : icon('error', 'danger')}<code title=${visible(command)}>${visible(command)}</code>
    ${first === undefined ? nothing : html`<small>${results.length === 1 ? say(first) : words.before(say(first))}</small>`}
    ${last === undefined || results.length === 1 ? nothing : html`<small>${words.after(say(last))}</small>`}
  </li>`;
}

function renderModels({ rate }: RunContent, items: readonly RunItem[], part: RunPart): TemplateResult {
  const { words } = part;
  const models = listModels(items);
  return html`<section aria-labelledby="models">
    <h2 id="models">${words.models}</h2>
    ${
      models.length === 0
        ? html`<p class="muted">${words.noModel}</p>`
        : html`<dl class="spent">
          ${models.map(
            ({ model, calls, inputTokens, outputTokens, costMicros }) => html`<div>
              <dt>${model}<small>${words.calls(printCount(calls, part), calls === 1)} · ${words.tokens(printCount(inputTokens, part), printCount(outputTokens, part))}</small></dt>
              <dd>${printCost(costMicros, rate, part)}</dd>
            </div>`,
          )}
          <div class="total"><dt>${words.total}</dt><dd>${printCost(costOf(items), rate, part)}</dd></div>
        </dl>`
    }
  </section>`;
}
