/** Why a mail was not sent, as the outbox knows it: for the record that it is about. */
import type { OutboxMail } from '../mail.ts';

export function endSentence({
  state,
  dropped,
  response,
}: Pick<OutboxMail, 'state' | 'dropped' | 'response'>): string {
  if (state === 'may_have_been_sent') return 'It may have been sent.';
  if (state === 'refused') {
    return response === undefined
      ? 'The mail could not be sent: the outbox says why.'
      : `The mail server refused it: ${response}`;
  }
  if (dropped?.why === 'by_person') return 'It was taken out of the outbox before it was sent.';
  if (dropped?.why === 'not_reachable')
    return `The address ${dropped.text ?? ''} is marked as not reachable.`;
  return dropped?.text ?? 'It no longer held when it was to be sent.';
}
