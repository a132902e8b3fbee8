/** What a run that is over has left: its report as text, and its artifacts. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { visible } from './diff-rows.ts';
import type { RunArtifact, RunContent } from './messages.ts';
import { renderOffers } from './offers.ts';
import { type ReportBlock, readReport, readTable } from './report/report-blocks.ts';
import { readInline } from './report/report-inline.ts';
import { printCount, type RunPart } from './run-parts.ts';

function sentenceOf(
  { state, error }: Pick<RunContent, 'state' | 'error'>,
  words: RunPart['words'],
): string | undefined {
  if (state === 'failed') return words.failed(error ?? '');
  return state === 'cancelled' ? words.cancelled : undefined;
}

export function renderOutcome(
  { state, error, report, artifacts, offers }: RunContent,
  part: RunPart,
): TemplateResult {
  const { words, send } = part;
  const title = state === 'done' ? words.report : words.outcome;
  const sentence = sentenceOf({ state, error }, words);
  return html`<div class="title">
      <h2 id="st">${title}</h2><span class="grow"></span>
      ${renderOffers(offers, part)}
      ${
        report === null
          ? nothing
          : html`<vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => send({ type: 'saveReport' })}>${words.saveReport}</vscode-button>
            <vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => send({ type: 'openReport' })}>${words.openReport}</vscode-button>`
      }
    </div>
    ${
      sentence === undefined
        ? nothing
        : html`<div class="notice">${state === 'failed' ? icon('error', 'danger') : icon('circle-slash')}<p>${sentence}</p></div>`
    }
    ${artifacts.length === 0 ? nothing : renderArtifacts(artifacts, part)}
    ${
      report === null
        ? state === 'done'
          ? html`<p class="muted">${words.noReport}</p>`
          : nothing
        : html`<div class="prose report" lang="en">${renderBlocks(report.text, (link) => send({ type: 'openRecord', link }))}</div>
          ${report.isCut ? html`<p class="muted">${words.cutReport}</p>` : nothing}`
    }`;
}

function renderArtifacts(artifacts: readonly RunArtifact[], part: RunPart): TemplateResult {
  const { words, send } = part;
  return html`<section aria-labelledby="left">
    <h3 id="left">${words.artifacts}</h3>
    <ul class="artifacts">
      ${artifacts.map(({ id, name, mediaType, size }) => {
        const shown = visible(name);
        return html`<li>
          <span class="mono">${shown}</span><small class="muted">${visible(mediaType)} · ${printCount(Math.max(1, Math.round(size / 1_000)), part)} kB</small>
          <vscode-button secondary class="compact" aria-label=${words.openNamed(shown)} @keydown=${activateOnKeys} @click=${() => send({ type: 'openArtifact', id })}>${words.open}</vscode-button>
        </li>`;
      })}
    </ul>
  </section>`;
}

/** `open`: how records are opened; absent where they are their text alone. */
export function renderBlocks(markdown: string, open?: OpenRecord): TemplateResult {
  return html`${readReport(markdown).map((block) => renderBlock(block, open))}`;
}

type OpenRecord = (link: RecordLink) => void;

function renderBlock({ kind, text }: ReportBlock, open: OpenRecord | undefined): TemplateResult {
  if (kind === 'heading') return html`<h3>${renderInline(text, open)}</h3>`;
  if (kind === 'table') return renderTable(text, open);
  if (kind !== 'code') return html`<p class=${kind}>${renderInline(text, open)}</p>`;
  const lines = text.split('\n');
  return html`<pre>${lines.map((line) => html`<span class=${toneOf(line)}>${`${visible(line)}\n`}</span>`)}</pre>`;
}

function renderTable(text: string, open: OpenRecord | undefined): TemplateResult {
  const table = readTable(text);
  if (table === undefined) return html`<p>${renderInline(text, open)}</p>`;
  const { head, rows, isNumber } = table;
  const tone = (column: number) => (isNumber[column] === true ? 'num' : '');
  return html`<table>
    <thead><tr>${head.map((cell, column) => html`<th scope="col" class=${tone(column)}>${renderInline(cell, open)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell, column) => html`<td class=${tone(column)}>${renderInline(cell, open)}</td>`)}</tr>`)}</tbody>
  </table>`;
}

function renderInline(line: string, open: OpenRecord | undefined): TemplateResult {
  return html`${readInline(line).map(({ kind, text, href, record }) => {
    const shown = visible(text);
    if (kind === 'code') return html`<code>${shown}</code>`;
    if (kind === 'strong') return html`<strong>${shown}</strong>`;
    if (record !== undefined && open !== undefined)
      return html`<button class="link" @click=${() => open(record)}>${shown}</button>`;
    return kind === 'link'
      ? html`<a href=${href ?? ''} title=${href ?? ''} rel="noopener noreferrer">${shown}</a>`
      : shown;
  })}`;
}

/** Most code in a report is a difference. */
function toneOf(line: string): string {
  if (line.startsWith('+')) return 'ok';
  return line.startsWith('-') ? 'danger' : '';
}
