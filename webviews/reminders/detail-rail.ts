/** The rail of one invoice: what is open, its next reminder, its history, and what can be done now. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { shownOf } from './edited-mail.ts';
import { type HistoryPart, renderHistory } from './history.ts';
import { type LetterPart, renderLetter } from './letter.ts';
import type { Detail, Letter, RemindersContent, RemindersHostMessage } from './messages.ts';
import { paidPercent } from './plan-groups.ts';
import { renderButton, renderNote } from './reminders-parts.ts';

export type Outcome = Extract<RemindersHostMessage, { readonly type: 'outcome' }>;

export interface RailPart extends LetterPart, HistoryPart {
  readonly mail: RemindersContent['mail'];
  /** Of the invoice that is shown. */
  readonly outcome: Outcome | undefined;
  /** An act is under way: it is not sent twice. */
  readonly isBusy: boolean;
}

export function renderDetail(detail: Detail, part: RailPart): TemplateResult {
  const { words } = part.reader;
  const { outcome } = part;
  return html`<aside class="rail" aria-label=${words.railOf(detail.number)}>
    <div class="body" tabindex="0" role="group" aria-label=${words.railOf(detail.number)}>
      ${renderOpen(detail, part)}
      ${outcome === undefined ? nothing : html`<section class="sec">${outcome.isRefusal ? renderNote(outcome.text, 'error') : html`<p role="status">${outcome.text}</p>`}</section>`}
      ${renderReminder(detail, part)}
      ${renderMailState(part)}
      ${renderHistory(detail, part)}
    </div>
    ${renderEnd(detail, part)}
  </aside>`;
}

function renderOpen(detail: Detail, { reader, send }: RailPart): TemplateResult {
  const { words, language } = reader;
  const { money, percent, date } = formatsFor(language);
  const { number, clientName, open, total, daysLate, dueDate, invoiceId } = detail;
  const paid = paidPercent(detail);
  const due = dueDate === null ? words.noDueDate : words.dueOn(date(dueDate));
  return html`<section class="sec" aria-labelledby="open-title">
    <h2 class="label" id="open-title">${clientName}, <button type="button" class="link" @click=${() => send({ type: 'openInvoice', invoiceId })}>${number}</button></h2>
    <p class="fig">${money(open)} ${open.minor === total.minor ? nothing : html`<small>${words.of(money(total))}</small>`}</p>
    ${paid === 0 ? nothing : html`<progress max="100" value=${paid} aria-label=${words.share(percent(String(paid)))}></progress>`}
    <p class="row">
      ${daysLate > 0 ? html`<span class="state danger">${icon('warning')}${words.daysLate(daysLate)}</span>` : nothing}
      <span class="muted">${due}</span><span class="grow"></span>
      ${paid === 0 ? nothing : html`<span>${words.share(percent(String(paid)))}</span>`}
    </p>
  </section>`;
}

function renderReminder(detail: Detail, part: RailPart): TemplateResult {
  const { words } = part.reader;
  const { plan, letter, problem } = detail;
  if (plan.state === 'paused') {
    return html`<section class="sec" aria-labelledby="paused-title">
      <h2 id="paused-title">${words.pausedTitle}</h2><p class="keep">${plan.pausedBecause}</p>
    </section>`;
  }
  if (problem !== null) {
    return html`<section class="sec" aria-labelledby="problem-title">
      <h2 id="problem-title">${words.cannotWrite}</h2>${renderNote(problem, 'error')}
    </section>`;
  }
  if (letter !== null) return renderLetter(detail, letter, part);
  return html`<section class="sec"><p>${plan.because === null ? '' : words.whyNoneSentences[plan.because]}</p></section>`;
}

function renderMailState({ reader, mail, send }: RailPart): TemplateResult | typeof nothing {
  const { words } = reader;
  if (!mail.isSetUp) {
    return html`<section class="sec"><div class="notice">${icon('info')}<p>${words.noMail}</p>
      <div class="row">${renderButton({ text: words.setUpMail, kind: 'compact', act: () => send({ type: 'setUpMail' }) })}</div></div></section>`;
  }
  if (mail.rest !== null) {
    const { sentence, canRelease } = mail.rest;
    return html`<section class="sec"><div class="notice warn">${icon('warning')}<p>${sentence}</p>
      ${canRelease ? html`<div class="row">${renderButton({ text: words.releaseMail, kind: 'compact', act: () => send({ type: 'releaseMail' }) })}</div>` : nothing}</div></section>`;
  }
  return mail.waiting === 0
    ? nothing
    : html`<section class="sec"><div class="notice warn">${icon('key')}<p>${words.mailWaits(mail.waiting)}</p>
        <div class="row">${renderButton({ text: words.openOutbox, kind: 'compact', act: () => send({ type: 'openOutbox' }) })}</div></div></section>`;
}

function renderEnd(detail: Detail, part: RailPart): TemplateResult {
  const { reader, send } = part;
  const { words } = reader;
  const { plan, invoiceId, open } = detail;
  const canPause = plan.state === 'ready' || plan.state === 'scheduled';
  return html`<div class="end">
    ${canPause ? renderButton({ text: words.pause, act: () => send({ type: 'pause', invoiceId }) }) : nothing}
    <span class="grow"></span>
    ${open.minor > 0 && plan.because !== 'not_sent' ? renderButton({ text: words.recordPayment, act: () => send({ type: 'recordPayment', invoiceId }) }) : nothing}
    ${renderPrimary(detail, part)}
  </div>`;
}

function renderPrimary(detail: Detail, part: RailPart): TemplateResult | typeof nothing {
  const { reader, send, isBusy } = part;
  const { words } = reader;
  const { plan, letter, invoiceId } = detail;
  if (plan.state === 'paused') {
    return renderButton({
      text: words.resume,
      kind: 'primary',
      isOff: isBusy,
      act: () => send({ type: 'resume', invoiceId }),
    });
  }
  if (plan.because === 'not_sent') {
    return html`${renderButton({ text: words.markSent, act: () => send({ type: 'markSent', invoiceId }) })}
    ${renderButton({ text: words.sendInvoice, kind: 'primary', act: () => send({ type: 'sendInvoice', invoiceId }) })}`;
  }
  return letter === null ? nothing : renderSend(detail, letter, part);
}

/** By the user's own account; without one, or without an address, another program sends it. */
function renderSend(
  { plan, recipient, invoiceId, leavesAt }: Detail,
  letter: Letter,
  { reader, send, mail, edited, isBusy }: RailPart,
): TemplateResult | typeof nothing {
  const { words } = reader;
  const reminder = { invoiceId, step: letter.step, shown: shownOf(letter), ...edited };
  const isEmpty = edited !== undefined && (edited.subject.trim() === '' || edited.text.trim() === '');
  const isOff = isBusy || isEmpty;
  if (!mail.isSetUp || recipient.email === null) {
    const { subject, text } = edited ?? letter;
    return html`${renderButton({ text: words.copyText, act: () => send({ type: 'copyText', text: `${subject}\n\n${text}` }) })}
    ${renderButton({
      text: words.recordSent,
      kind: 'primary',
      isOff,
      act: () => send({ type: 'recordSent', ...reminder }),
    })}`;
  }
  if (plan.state !== 'ready' && leavesAt === null) return nothing;
  return renderButton({
    text: words.sendReminder(letter.step),
    kind: 'primary',
    isOff,
    act: () => send({ type: 'send', ...reminder }),
  });
}
