/** The changes that a person decides on: each file with its differences and a tick for each, the marked ones first. */

import { html, nothing, type TemplateResult } from 'lit';
import type { ReviewedFile } from '../../src/contract/work/development-questions.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { isTicked, typedText } from '../components/typed-value.ts';
import { choicesOf, chosenOf, type Draft, idsOfFile, orderFiles } from './choice.ts';
import { type Change, changesOf, countLines, type DiffRow, visible } from './diff-rows.ts';
import type { DecideQuestion } from './messages.ts';
import { noteOf } from './notes.ts';
import type { RunPart } from './run-parts.ts';

export interface ReviewView {
  readonly question: DecideQuestion;
  readonly draft: Draft;
  /** The tick that Tab leads to. */
  readonly current: string | undefined;
  readonly isSending: boolean;
  readonly tick: (ids: readonly string[], isTicked: boolean) => void;
  readonly onFocus: (id: string) => void;
  /** Undefined closes the comment on a change. */
  readonly note: (id: string, text: string | undefined) => void;
}

const most = 200;

export function renderReview(view: ReviewView, part: RunPart): TemplateResult {
  const { words } = part;
  const { question, draft } = view;
  const files = orderFiles(question);
  const all = choicesOf(question);
  const chosen = new Set(chosenOf(question, draft));
  const { added, removed } = countLines(
    files.flatMap((file) => changesOf(file).filter(({ id }) => chosen.has(id))),
  );
  const numbers = new Map(all.map((id, index) => [id, index + 1]));
  return html`<div class="title">
      <h2 id="st">${question.title}</h2>
      <span role="status">${words.hunks(chosen.size, all.length)}, ${renderCounts({ added, removed })}</span>
      <span class="grow"></span>
      <vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => part.send({ type: 'openDiff' })}>${icon('layers')}${words.openDiff}</vscode-button>
    </div>
    <p class="small muted">${words.keys}</p>
    ${files.map((file) => renderFile(file, { ...view, chosen, numbers, tabStop: view.current ?? all[0] }, part))}`;
}

interface FileView extends ReviewView {
  readonly chosen: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly tabStop: string | undefined;
}

function renderFile(file: ReviewedFile, view: FileView, part: RunPart): TemplateResult {
  const { words, send } = part;
  const path = visible(file.path);
  const changes = changesOf(file);
  const ids = idsOfFile(file);
  const chosen = ids.filter((id) => view.chosen.has(id));
  const { added, removed } = countLines(changes);
  const isAll = chosen.length === ids.length;
  const act = isAll ? words.rejectAll : words.acceptAll;
  return html`<section class="file" aria-label=${path}>
    <header>
      <h3 class="mono">${path}</h3>
      <span class="small nowrap">${renderCounts({ added, removed })}</span>
      ${marksOf(file, part).map((mark) => html`<span class="state warn">${icon('warning')}${mark}</span>`)}
      <span class="grow"></span>
      ${
        ids.length < 2
          ? nothing
          : html`<button type="button" class="ghost" aria-label=${words.ofFile(act, path)} @click=${() => view.tick(ids, !isAll)}>${act}</button>`
      }
      ${
        file.parts.some(({ kind }) => kind === 'create')
          ? nothing
          : html`<button type="button" class="icon-btn" aria-label=${words.openFile(path)} title=${words.openFile(path)} @click=${() => send({ type: 'openFile', path: file.path })}>${icon('go-to-file')}</button>`
      }
    </header>
    ${changes.map((change) => renderChange(change, path, view, part))}
  </section>`;
}

function renderCounts({ added, removed }: ReturnType<typeof countLines>): TemplateResult {
  return html`${added === 0 ? nothing : html`<span class="ok">+${added}</span> `}${removed === 0 ? nothing : html`<span class="danger">−${removed}</span>`}`;
}

function marksOf({ isTestWeakened, alwaysAsk }: ReviewedFile, { words }: RunPart): readonly string[] {
  return [
    ...(isTestWeakened ? [words.weakened] : []),
    ...(alwaysAsk === undefined ? [] : [words.guarded(alwaysAsk)]),
  ];
}

function renderChange(change: Change, path: string, view: FileView, part: RunPart): TemplateResult {
  const { words } = part;
  const { id, title, firstLine, lastLine } = change;
  const number = view.numbers.get(id) ?? 0;
  const isChosen = view.chosen.has(id);
  const place = firstLine === lastLine ? words.line(firstLine) : words.lines(firstLine, lastLine);
  const where = title ?? place;
  return html`<div class="hunk ${isChosen ? '' : 'off'}" role="group" aria-label=${words.change(number, path, where)}>
    <header>
      <strong>${number}</strong><span>${where}</span><span class="grow"></span>
      ${renderPen(change, words.change(number, path, where), view, part)}
      <label class="choice">
        <input
          type="checkbox"
          data-change=${id}
          tabindex=${id === view.tabStop ? 0 : -1}
          aria-label=${`${words.accept}: ${words.change(number, path, where)}`}
          .checked=${isChosen}
          ?disabled=${view.isSending}
          @focus=${() => view.onFocus(id)}
          @change=${(event: Event) => view.tick([id], isTicked(event))}
        /><span>${words.accept}</span>
      </label>
    </header>
    ${renderRows(change, number, part)}
    ${renderNote(change, words.change(number, path, where), view, part)}
  </div>`;
}

function renderPen({ id }: Change, name: string, view: FileView, { words }: RunPart): TemplateResult {
  const text = noteOf(view.draft, id);
  const label = words.notes.on(name);
  // To close what was written would lose it.
  const press = () => (text?.trim() === '' ? view.note(id, undefined) : view.note(id, text ?? ''));
  return html`<button type="button" class="icon-btn" tabindex=${id === view.tabStop ? 0 : -1} aria-label=${label} title=${`${label} (C)`} aria-expanded=${String(text !== undefined)} ?disabled=${view.isSending} @focus=${() => view.onFocus(id)} @click=${press}>${icon('edit')}</button>`;
}

function renderNote(
  { id }: Change,
  name: string,
  { draft, isSending, note }: FileView,
  { words }: RunPart,
): TemplateResult | typeof nothing {
  const text = noteOf(draft, id);
  if (text === undefined) return nothing;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || text.trim() !== '') return;
    event.stopPropagation();
    note(id, undefined);
  };
  return html`<div class="noted"><textarea
    class="input" data-note=${id} rows=${Math.min(6, text.split('\n').length)} maxlength="4000"
    aria-label=${words.notes.on(name)} placeholder=${words.placeholder}
    .value=${text} ?disabled=${isSending} @keydown=${onKey}
    @input=${(event: Event) => note(id, typedText(event))}
  ></textarea></div>`;
}

function renderRows({ rows, omitted }: Change, number: number, part: RunPart): TemplateResult {
  const { words } = part;
  if (rows.length === 0 && omitted === 0) return html`<p class="note muted">${words.noText}</p>`;
  const [first, rest] = [rows.slice(0, most), rows.slice(most)];
  const list = (some: readonly DiffRow[]) => html`${some.map((row) => renderRow(row, part))}`;
  return html`<div class="diff" role="group" aria-label=${words.difference(number)}>
    ${list(first)}
    ${rest.length === 0 ? nothing : html`<details class="fold"><summary>${words.showLines(rest.length)}</summary>${list(rest)}</details>`}
    ${omitted === 0 ? nothing : html`<p class="note muted">${words.omitted(omitted)}</p>`}
  </div>`;
}

const signs = { same: '', removed: '−', added: '+' } as const;

/** The sign says it to the eye, a word to the ear. */
function renderRow({ kind, before, after, pieces }: DiffRow, { words }: RunPart): TemplateResult {
  const text = pieces.map((piece) =>
    piece.isMarked
      ? kind === 'removed'
        ? html`<del>${piece.text}</del>`
        : html`<ins>${piece.text}</ins>`
      : piece.text,
  );
  return html`<div class="line ${kind}"><span class="n" aria-hidden="true">${before ?? ''}</span><span class="n" aria-hidden="true">${after ?? ''}</span><span class="sign" aria-hidden="true">${signs[kind]}</span><code>${kind === 'same' ? nothing : html`<span class="sr">${words.sides[kind]}</span>`}${text}</code></div>`;
}
