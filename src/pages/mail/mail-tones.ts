import type { Mail } from '../../api-client/index.ts';

/** How a mail stands, as a colour beside the word. */
export const mailTones = {
  queued: 'muted',
  sending: 'muted',
  waiting_for_password: 'warn',
  sent: 'ok',
  refused: 'danger',
  may_have_been_sent: 'warn',
  dropped: 'muted',
} as const satisfies Readonly<Record<Mail['state'], string>>;
