/** One week in full: its entries with what is decided about each, what changed, and what was said. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ownZone } from '../../src/contract/own-zone.ts';
import { formatDuration, formatMinutes } from '../../src/domain/duration.ts';
import { nameOverlapping, nameTimes, type OverlapFormats } from '../../src/domain/overlap-names.ts';
import { type ClockTimes, labelSpan } from '../../src/domain/time-zone-labels.ts';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { renderCommentField } from './comment-field.ts';
import type { JudgedEntry, OpenedWeek, ShownEntry } from './messages.ts';
import type { Words } from './words.ts';

export interface WeekDetail {
  readonly words: Words;
  readonly week: OpenedWeek;
  /** The entry whose rejection is asked the reason for, with the form that asks. */
  readonly asking: { readonly entryId: string | undefined; readonly form: TemplateResult };
  readonly draft: string;
  readonly approve: (entryId: string) => void;
  readonly reject: (entryId: string) => void;
  readonly type: (draft: string) => void;
  readonly comment: () => void;
}

function spanOf({ startedAt, endedAt, zone }: ClockTimes): string {
  const formats = userFormats();
  return endedAt === null ? formats.timeOf(startedAt, zone) : formats.timeRange(startedAt, endedAt, zone);
}

/** `+1 UTC-5`: as the Week marks them, by the reader's clock. */
function marksOf(entry: ClockTimes): string {
  return labelSpan(entry, ownZone());
}

function overlapFormats(): OverlapFormats {
  const dayOf = (date: string) => userFormats().dayOf(`${date}T00:00:00Z`, 'UTC');
  return { zone: ownZone(), spanOf, dayOf };
}

/** `Mon 16 Nov, 22:00–1:30 +1 UTC-5, API rewrite`. */
function nameOf(entry: ShownEntry): string {
  return [
    userFormats().dayOf(entry.startedAt, entry.zone),
    nameTimes(entry, overlapFormats()),
    entry.project,
  ].join(', ');
}

export function renderWeekDetail(detail: WeekDetail): TemplateResult {
  const { words, week } = detail;
  return html`<div class="week">
    <section aria-label=${words.entries}>
      ${week.sharedSeconds === 0 ? nothing : html`<p class="shared">${icon('layers', 'warn')} ${words.sharedTime(formatDuration(week.sharedSeconds))}</p>`}
      <ul class="entries">
        ${repeat(
          week.entries,
          ({ id }) => id,
          (entry) => renderEntry(entry, detail),
        )}
      </ul>
    </section>
    ${renderChanges(week, words)} ${renderComments(detail)}
  </div>`;
}

function renderEntry(entry: JudgedEntry, detail: WeekDetail): TemplateResult {
  const { words, asking } = detail;
  return html`<li>
    <div class="entry">
      <span class="nowrap day">${userFormats().dayOf(entry.startedAt, entry.zone)}</span>
      <span><span class="nowrap">${spanOf(entry)}</span> <small class="nowrap muted">${marksOf(entry)}</small></span>
      <span class="num">${formatMinutes(entry.seconds)}</span>
      <span class="what"><span class="muted">${entry.client} ·</span> <strong>${entry.project}</strong> ${entry.note}
        ${entry.billable ? nothing : html`<span class="muted">· ${words.notBillable}</span>`}
        ${renderShared(entry, words)}</span>
      ${renderVerdict(entry, words)} ${renderActs(entry, detail)}
    </div>
    ${asking.entryId === entry.id ? asking.form : nothing}
  </li>`;
}

function renderShared({ date, shared }: JudgedEntry, words: Words): TemplateResult | typeof nothing {
  if (shared === null) return nothing;
  const names = nameOverlapping(shared.others, date, overlapFormats()).join(', ');
  return html`<span class="shared small">${icon('layers', 's12 warn')} ${words.shares(names, shared.count - shared.others.length)}</span>`;
}

function renderVerdict({ verdict, reason }: JudgedEntry, words: Words): TemplateResult | typeof nothing {
  if (verdict === null) return nothing;
  const isGood = verdict === 'approved';
  return html`<span class="state ${isGood ? 'ok' : 'danger'}">
    ${icon(isGood ? 'pass' : 'error')}${words.verdicts[verdict]}${reason === null ? nothing : html`: ${reason}`}
  </span>`;
}

function renderActs(entry: JudgedEntry, { words, approve, reject }: WeekDetail): TemplateResult {
  const name = nameOf(entry);
  const approveLabel = words.approveEntry(name);
  const rejectLabel = words.rejectEntry(name);
  return html`<span class="acts">
    <button type="button" class="icon-btn" data-needs="timesheet:decide" aria-label=${approveLabel} title=${words.approve} @click=${() => approve(entry.id)}>${icon('check')}</button>
    <button type="button" class="icon-btn" data-needs="timesheet:decide" id=${`reject-${entry.id}`} aria-label=${rejectLabel} title=${words.reject} @click=${() => reject(entry.id)}>${icon('close')}</button>
  </span>`;
}

function renderChanges(week: OpenedWeek, words: Words): TemplateResult | typeof nothing {
  if (week.since === null) return nothing;
  const changes = [
    ...week.added.map((entry) => ({ entry, told: words.added })),
    ...week.removed.map((entry) => ({ entry, told: words.removed })),
    ...week.changed.map(({ before, after }) => ({ entry: after, told: words.before(describe(before)) })),
  ];
  return html`<section>
    <h2>${words.since(userFormats().momentOf(week.since))}</h2>
    ${
      changes.length === 0
        ? html`<p class="muted">${words.noChanges}</p>`
        : html`<ul class="changes">
        ${changes.map(({ entry, told }) => html`<li>${describe(entry)} <span class="muted">· ${told}</span></li>`)}
      </ul>`
    }
  </section>`;
}

function describe(entry: ShownEntry): string {
  return [nameOf(entry), formatMinutes(entry.seconds), entry.note].filter(Boolean).join(' · ');
}

function renderComments({ words, week, draft, type, comment }: WeekDetail): TemplateResult {
  return html`<section>
    <h2>${words.comments}</h2>
    <ul class="comments">
      ${week.comments.map(
        ({ author, at, text }) => html`<li>
          <strong>${author}</strong> <span class="muted small">${userFormats().momentOf(at)}</span>
          <p>${text}</p>
        </li>`,
      )}
    </ul>
    <div class="row say">
      ${renderCommentField({ words, weekId: week.id, label: words.commentHint, text: draft, type, send: comment })}
    </div>
  </section>`;
}
