/** The next reminder exactly as it is sent, and what it asks for. Subject and text can be edited before. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { EditedMail, Editing } from './edited-mail.ts';
import { findLeaving, type Leaving } from './leaving.ts';
import type { Detail, Letter, RemindersContent } from './messages.ts';
import { type RemindersPart, renderButton, renderMail, renderParagraphs } from './reminders-parts.ts';

export interface LetterPart extends RemindersPart, Editing {
  readonly mail: RemindersContent['mail'];
  readonly edit: (edited: EditedMail | undefined) => void;
  /** What was kept aside: to edit it further, or to be rid of it. */
  readonly takeUp: () => void;
  readonly discard: () => void;
}

export function renderLetter(detail: Detail, letter: Letter, part: LetterPart): TemplateResult {
  const { words } = part.reader;
  const { edited } = part;
  const isEdited = edited !== undefined;
  const toggle = () => part.edit(isEdited ? undefined : { subject: letter.subject, text: letter.text });
  return html`<section class="sec" aria-labelledby="letter-title">
    <div class="title">
      <h2 id="letter-title">${words.reminderOf(letter.step, detail.plan.steps)}</h2><span class="grow"></span>
      <button type="button" class="ghost" @click=${toggle}>${icon(isEdited ? 'discard' : 'edit')}${isEdited ? words.resetMail : words.editMail}</button>
    </div>
    ${renderState(detail, part)}
    ${detail.plan.asksDebtor ? renderQuestion(detail, part) : nothing}
    ${renderKept(part)}
    ${renderMail(headOf(detail, letter, part), html`${isEdited ? renderField(edited, part) : renderParagraphs(letter.text)}`)}
    ${renderClaim(letter, part)}
    ${
      detail.recipient.email === null
        ? html`<div class="notice warn">${icon('warning')}<p>${words.noAddressNote(detail.clientName)}</p>
          <div class="row">${renderButton({ text: words.addContact, kind: 'compact', act: () => part.send({ type: 'editClient', clientId: detail.clientId }) })}</div></div>`
        : nothing
    }
  </section>`;
}

const debtors = ['business', 'consumer'] as const;

/** Asked where it would first ask for more than the open sum. */
function renderQuestion(
  { clientId, clientName, plan }: Detail,
  { reader, send }: LetterPart,
): TemplateResult {
  const { words } = reader;
  const text = [words.asksDebtor(clientName), ...(plan.bySelf ? [words.asksDebtorBySelf] : [])].join(' ');
  return html`<div class="notice warn" role="group" aria-label=${words.needsDebtor}>${icon('question')}<p>${text}</p>
    <div class="row" data-needs="client:write">${debtors.map((debtor) =>
      renderButton({
        text: words.debtors[debtor],
        kind: 'compact',
        act: () => send({ type: 'setDebtor', clientId, debtor }),
      }),
    )}</div></div>`;
}

/** Their own words, over sums that are no longer asked for. */
function renderKept({ reader, kept, takeUp, discard }: LetterPart): TemplateResult | typeof nothing {
  if (kept === undefined) return nothing;
  const { words } = reader;
  return html`<div class="notice warn" role="status">${icon('warning')}<p>${words.keptNote}</p>
    <details><summary>${words.yourText}</summary><p class="keep">${kept.subject}</p><p class="keep">${kept.text}</p></details>
    <div class="row">${renderButton({ text: words.editYours, kind: 'compact', act: takeUp })}${renderButton({ text: words.discardYours, kind: 'compact', act: discard })}</div></div>`;
}

function renderState(detail: Detail, { reader, mail }: LetterPart): TemplateResult | typeof nothing {
  const leaving = findLeaving(detail, mail);
  return leaving === undefined ? nothing : html`<p class="muted">${describeLeaving(leaving, reader)}</p>`;
}

function describeLeaving(leaving: Leaving, { words, language }: LetterPart['reader']): string {
  const formats = formatsFor(language);
  switch (leaving.how) {
    case 'bySelf':
      return leaving.at === undefined ? words.sentBySelf : words.leavesAt(formats.momentOf(leaving.at));
    case 'onClick':
      return leaving.at === undefined ? words.asksFirst : words.asksFirstAt(formats.momentOf(leaving.at));
    case 'notYet':
      return words.scheduledFor(formats.date(leaving.on));
    case 'needsAccount':
      return words.needsAccount;
    case 'rests':
      return words.mailRests;
  }
}

function headOf(
  { recipient, attachments }: Detail,
  letter: Letter,
  { reader, edited, edit }: LetterPart,
): readonly (readonly [string, string | TemplateResult])[] {
  const { words } = reader;
  const onSubject = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement && edited !== undefined)
      edit({ ...edited, subject: target.value });
  };
  const subject =
    edited === undefined
      ? letter.subject
      : html`<input class="input" maxlength="300" aria-label=${words.subject} .value=${edited.subject} @input=${onSubject} />`;
  const name = recipient.name === '' ? '' : `${recipient.name} `;
  return [
    [words.to, recipient.email === null ? `${name}(${words.noAddress})` : recipient.email],
    [words.subject, subject],
    [words.attached, attachments.length === 0 ? words.nothingAttached : attachments.join(', ')],
  ];
}

function renderField(edited: EditedMail, { reader, edit }: LetterPart): TemplateResult {
  const onText = ({ target }: Event): void => {
    if (target instanceof HTMLTextAreaElement) edit({ ...edited, text: target.value });
  };
  const rows = Math.min(24, edited.text.split('\n').length + 4);
  return html`<textarea class="input" rows=${rows} maxlength="20000" aria-label=${reader.words.mailText} .value=${edited.text} @input=${onText}></textarea>`;
}

/** Fee and interest in figures, beside the text that names them; the open sum alone stands above already. */
function renderClaim(letter: Letter, { reader }: LetterPart): TemplateResult | typeof nothing {
  const { words, language } = reader;
  const { money, percent, dateRange } = formatsFor(language);
  const { open, fee, interest, interestParts, toPay } = letter;
  if (fee === null && interest === null) return nothing;
  return html`<dl class="claim">
      <dt>${words.openAmount}</dt><dd>${money(open)}</dd>
      ${fee === null ? nothing : html`<dt>${words.lateFee}</dt><dd>${money(fee)}</dd>`}
      ${interest === null ? nothing : html`<dt>${words.lateInterest}</dt><dd>${money(interest)}</dd>`}
      ${interestParts.map(
        (each) =>
          html`<dt class="small muted part">${words.interestPart(money(each.open), percent(each.percent), dateRange(each.from, each.to))}</dt>`,
      )}
      <dt><strong>${words.toPay}</strong></dt><dd><strong>${money(toPay)}</strong></dd>
    </dl>
    <p class="small muted">${words.notBooked}</p>`;
}
