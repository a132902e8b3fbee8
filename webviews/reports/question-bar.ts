/** What is asked for: the period, what a row stands for, and the filter. Each change asks at once. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReportContent, ReportFilter, ReportQuestion } from './messages.ts';
import { type Grouping, groupings, namedPeriods } from './report-choices.ts';
import '../components/combo-box.ts';
import { icon } from '../components/icons.ts';
import type { Words } from './words.ts';

export interface QuestionView {
  readonly report: ReportContent;
  readonly words: Words;
  readonly ask: (question: ReportQuestion) => void;
}

interface Choice {
  readonly value: string;
  readonly name: string;
}

interface Select {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
}

export function renderSelect({ label, choices, chosen, choose }: Select): TemplateResult {
  const onChange = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) choose(target.value);
  };
  return html`<label class="field"><span class="label">${label}</span>
    <span class="select">
      <select class="input" .value=${chosen} @change=${onChange}>
        ${choices.map(({ value, name }) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
      </select>
      ${icon('chevron-down', 's12')}
    </span>
  </label>`;
}

export function renderQuestion(view: QuestionView): TemplateResult {
  return html`<div class="question" role="group" aria-label=${view.words.period}>
      ${renderPeriod(view)} ${renderGroupings(view)}
    </div>
    <div class="question" role="group" aria-label=${view.words.filter}>${renderFilter(view)}</div>`;
}

const own = 'custom';

function renderPeriod({ report, words, ask }: QuestionView): TemplateResult {
  const { question, from, to } = report;
  const isOwn = !('name' in question.period);
  const choose = (value: string): void => {
    const name = namedPeriods.find((one) => one === value);
    ask({ ...question, period: name === undefined ? { from, to } : { name } });
  };
  const choices = [...namedPeriods, own].map((value) => ({
    value,
    name: words.periods[value as keyof Words['periods']],
  }));
  const chosen = 'name' in question.period ? question.period.name : own;
  return html`${renderSelect({ label: words.period, choices, chosen, choose })}
    ${
      isOwn
        ? html`${renderDate(words.from, from, (date) => ask({ ...question, period: spanOf(date, to) }))}
          ${renderDate(words.to, to, (date) => ask({ ...question, period: spanOf(from, date) }))}`
        : nothing
    }`;
}

/** Whichever was typed as which: a period does not end before it begins. */
function spanOf(one: string, other: string): { from: string; to: string } {
  return one < other ? { from: one, to: other } : { from: other, to: one };
}

function renderDate(label: string, value: string, choose: (date: string) => void): TemplateResult {
  const onChange = ({ target }: Event): void => {
    // A day that was half typed is none yet.
    if (target instanceof HTMLInputElement && target.value !== '') choose(target.value);
  };
  return html`<label class="field"><span class="label">${label}</span>
    <input class="input" type="date" min="1900-01-01" max="2999-12-31" .value=${value} @change=${onChange} />
  </label>`;
}

function renderGroupings({ report, words, ask }: QuestionView): TemplateResult {
  const { question } = report;
  const { groupBy, thenBy } = question;
  const toChoice = (value: Grouping): Choice => ({ value, name: words.groupings[value] });
  const askBy = (first: string, second: string): void => {
    const { thenBy: _before, ...others } = question;
    const [by, below] = [groupings.find((one) => one === first), groupings.find((one) => one === second)];
    if (by === undefined) return;
    ask({ ...others, groupBy: by, ...(below === undefined || below === by ? {} : { thenBy: below }) });
  };
  return html`${renderSelect({
    label: words.groupBy,
    choices: groupings.map(toChoice),
    chosen: groupBy,
    choose: (value) => askBy(value, thenBy ?? ''),
  })}
  ${renderSelect({
    label: words.thenBy,
    choices: [
      { value: '', name: words.nothingElse },
      ...groupings.filter((one) => one !== groupBy).map(toChoice),
    ],
    chosen: thenBy ?? '',
    choose: (value) => askBy(groupBy, value),
  })}`;
}

function renderFilter({ report, words, ask }: QuestionView): TemplateResult {
  const { question, clients, projects, people, tags } = report;
  const { filter } = question;
  const narrow = (change: ReportFilter): void =>
    ask({ ...question, filter: withoutGaps({ ...filter, ...change }) });
  const pick = (
    label: string,
    any: string,
    key: 'clientId' | 'projectId' | 'userId',
    of: ReportContent['clients'],
  ) =>
    renderSelect({
      label,
      choices: [{ value: '', name: any }, ...of.map(({ id, name }) => ({ value: id, name }))],
      chosen: filter[key] ?? '',
      choose: (value) => narrow({ [key]: value || undefined }),
    });
  const isFiltered = Object.keys(filter).length > 0;
  return html`${pick(words.client, words.anyClient, 'clientId', clients)}
    ${pick(words.project, words.anyProject, 'projectId', projects)}
    ${people.length === 0 ? nothing : pick(words.person, words.anyPerson, 'userId', people)}
    ${renderSelect({
      label: words.billable,
      choices: [
        { value: '', name: words.billableOrNot },
        { value: 'true', name: words.onlyBillable },
        { value: 'false', name: words.onlyNotBillable },
      ],
      chosen: filter.billable === undefined ? '' : String(filter.billable),
      choose: (value) => narrow({ billable: value === '' ? undefined : value === 'true' }),
    })}
    <vireo-combo-box class="field" .label=${words.tag} .value=${filter.tag ?? ''} .longest=${60} .offers=${tags}
      .choose=${(tag: string) => narrow({ tag: tag || undefined })}></vireo-combo-box>
    ${renderText(words.text, filter.text, (text) => narrow({ text }))}
    ${isFiltered ? html`<button type="button" class="ghost" @click=${() => ask({ ...question, filter: {} })}>${words.clear}</button>` : nothing}`;
}

function renderText(
  label: string,
  value: string | undefined,
  choose: (text: string | undefined) => void,
): TemplateResult {
  const onChange = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) choose(target.value.trim() || undefined);
  };
  return html`<label class="field"><span class="label">${label}</span>
    <input class="input" type="text" maxlength="200" .value=${value ?? ''} @change=${onChange} />
  </label>`;
}

/** What is not narrowed is not asked for. */
function withoutGaps(filter: ReportFilter): ReportFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
