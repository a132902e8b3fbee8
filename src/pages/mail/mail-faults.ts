/** What is wrong with sending, and what to know of a provider, in the reader's language: by the codes of the service. */
import type { MailPresets } from '../../api-client/index.ts';
import type { FaultPlace } from '../../domain/mail/fault-sentences.ts';
import type { MailFault } from '../../domain/mail/mail-states.ts';
import type { Translate } from '../words.ts';

type PresetName = MailPresets['items'][number]['name'];

export function describeMailFault(
  fault: MailFault,
  { host, port, preset }: FaultPlace,
  t: Translate,
): string {
  const sentences: Readonly<Record<MailFault, () => string>> = {
    name_not_found: () =>
      t('The server {0} was not found. Check its name and your connection to the internet.', host),
    connection_refused: () => t('{0} takes no connection on port {1}. Check the port.', host, port),
    connection_lost: () => t('{0} ended the connection. Try again.', host),
    timed_out: () => t('{0} did not answer in time. Check the port, or a firewall between.', host),
    not_allowed: () =>
      t(
        'Vireo sends no mail to {0} on port {1}. Use port 25, 465, 587 or 2525 of a server on the internet, or name the server in outbound.json.',
        host,
        port,
      ),
    tls_missing: () =>
      t('{0} offers no encryption on this port. Use port 465 with TLS, or another server.', host),
    tls_failed: () =>
      t(
        'The encryption with {0} failed. Check that port and encryption belong together (465 TLS, 587 STARTTLS).',
        host,
      ),
    certificate_invalid: () =>
      t('The certificate of {0} is not valid for this name. Check the name of the server.', host),
    password_missing: () => t('The password of the account is not at hand. Enter it.'),
    sign_in_refused: () =>
      [t('{0} refused to sign you in.', host), presetHint(preset, t)].filter((text) => text !== '').join(' '),
    sign_in_unsupported: () =>
      t('{0} offers no way to sign in that this account can use. Choose another kind of sign-in.', host),
    sender_refused: () =>
      t(
        '{0} refuses the address of this account as sender. Use an address that belongs to the sign-in.',
        host,
      ),
    recipients_refused: () => t('{0} refuses the recipient. Check the address.', host),
    message_refused: () => t('{0} refuses the message.', host),
    message_missing: () => t('The stored message is missing or damaged, so it is not sent. Make it again.'),
    later: () => t('{0} takes the message later. Vireo tries again by itself.', host),
    daily_limit: () => t('The daily limit of the account is reached. Vireo goes on by itself.'),
    not_yet: () => t('This mail may leave only later. Vireo sends it then by itself.'),
    resting: () => t('Mail of this practice rests until a person releases it.'),
    rights_missing: () =>
      t('The sender of this mail may no longer send it. An administrator releases it, or drops it.'),
  };
  return sentences[fault]();
}

/** What to know before setting it up; empty where there is nothing. */
export function presetNote(preset: PresetName, t: Translate): string {
  const notes: Readonly<Record<PresetName, () => string>> = {
    ionos: () => '',
    strato: () => '',
    gmx: () => t('Allow POP3 and IMAP in the settings of {0} first.', 'GMX'),
    webde: () => t('Allow POP3 and IMAP in the settings of {0} first.', 'WEB.DE'),
    telekom: () => t('Set a password for mail programs in the email settings of Telekom first.'),
    mailbox: () => '',
    posteo: () => '',
    microsoft365: () =>
      t('Sign in with Microsoft: it turns sign-in by password off at the end of December 2026.'),
    gmail: () =>
      t('Sign in with Google, or make an app password: Google takes the password of your account no longer.'),
    fastmail: () => t('Make an app password for Vireo in Settings, Privacy & Security.'),
    sendgrid: () =>
      t('The user name is the word apikey, the password is an API key with the permission Mail Send.'),
    mailgun: () => t('Domains of the US region use smtp.mailgun.org.'),
    postmark: () => t('User name and password are both the server token.'),
    other: () => '',
  };
  return notes[preset]();
}

/** What to do when it refuses to sign one in. */
export function presetHint(preset: PresetName, t: Translate): string {
  const withImap = (title: string) =>
    t('Allow POP3 and IMAP in the settings of {0}. With two-factor sign-in, use an app password.', title);
  const hints: Readonly<Record<PresetName, () => string>> = {
    ionos: () => t('Use the password of the mailbox, not the one of the IONOS account.'),
    strato: () => t('Use the password of the mailbox, not the one of the customer login.'),
    gmx: () => withImap('GMX'),
    webde: () => withImap('WEB.DE'),
    telekom: () => t('Use the password for mail programs, not the one of the Telekom login.'),
    mailbox: () => t('With two-factor sign-in, use an app password.'),
    posteo: () => t('Check the address and the password of the mailbox.'),
    microsoft365: () =>
      t(
        'An administrator of your organization must allow authenticated SMTP for this mailbox, and your app registration must have the permission SMTP.Send.',
      ),
    gmail: () =>
      t(
        'Use an app password (Google Account, Security, 2-Step Verification, App passwords), not the password of your account.',
      ),
    fastmail: () => t('Use an app password that may send mail (SMTP), not the password of your account.'),
    sendgrid: () => t('The user name must be apikey, and the API key needs the permission Mail Send.'),
    mailgun: () => t('Use the SMTP user and password of the sending domain, in the region of that domain.'),
    postmark: () => t('User name and password are both the token of the server, with SMTP enabled for it.'),
    other: () => t('Check the user name and the password. Some providers want an app password.'),
  };
  return hints[preset]();
}
