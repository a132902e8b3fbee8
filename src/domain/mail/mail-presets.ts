/** Providers of mail that are known: where they take mail, how one signs in, and how much they let through a day. */

export const signInKinds = ['password', 'xoauth2', 'none'] as const;
export type SignInKind = (typeof signInKinds)[number];

/** `tls`: from the first byte. `starttls`: required before anything else. `none`: for a server of the user's own network. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof mailSecurities)[number];

export const presetNames = [
  'ionos',
  'strato',
  'gmx',
  'webde',
  'telekom',
  'mailbox',
  'posteo',
  'fastmail',
  'microsoft365',
  'gmail',
  'sendgrid',
  'mailgun',
  'postmark',
  'other',
] as const;
export type PresetName = (typeof presetNames)[number];

export interface OAuthEndpoints {
  readonly authorizationUrl: string;
  readonly deviceUrl: string;
  readonly tokenUrl: string;
  readonly scope: string;
}

export interface MailPreset {
  readonly title: string;
  readonly host: string | null;
  readonly port: number | null;
  readonly security: MailSecurity | null;
  /** Those that the provider takes, the one to choose first. */
  readonly signIn: readonly SignInKind[];
  /** The user name where it is the same for everybody. */
  readonly username: string | null;
  /** Recipients in 24 hours; null where the provider names none, or it depends on the plan. */
  readonly dailyLimit: number | null;
  readonly oauth: OAuthEndpoints | null;
  /** What to know before setting it up. */
  readonly note: string | null;
  /** What to do when it refuses to sign one in. */
  readonly hint: string | null;
}

const microsoft: OAuthEndpoints = {
  authorizationUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  deviceUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/devicecode',
  tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  scope: 'https://outlook.office.com/SMTP.Send offline_access',
};

const google: OAuthEndpoints = {
  authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  deviceUrl: 'https://oauth2.googleapis.com/device/code',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  scope: 'https://mail.google.com/',
};

const byPassword = { signIn: ['password'], oauth: null } as const;

/** A mailbox that takes mail with TLS from the first byte, by its own password. */
const byMailbox = { ...byPassword, port: 465, security: 'tls', username: null, dailyLimit: null } as const;

const mailboxPresets = {
  ionos: {
    ...byMailbox,
    title: 'IONOS',
    host: 'smtp.ionos.de',
    note: null,
    hint: 'Use the password of the mailbox, not the one of the IONOS account.',
  },
  strato: {
    ...byMailbox,
    title: 'STRATO',
    host: 'smtp.strato.de',
    note: null,
    hint: 'Use the password of the mailbox, not the one of the customer login.',
  },
  gmx: {
    ...byMailbox,
    title: 'GMX',
    host: 'mail.gmx.net',
    note: 'Allow POP3 and IMAP in the settings of GMX first.',
    hint: 'Allow POP3 and IMAP in the settings of GMX. With two-factor sign-in, use an app password.',
  },
  webde: {
    ...byMailbox,
    title: 'WEB.DE',
    host: 'smtp.web.de',
    note: 'Allow POP3 and IMAP in the settings of WEB.DE first.',
    hint: 'Allow POP3 and IMAP in the settings of WEB.DE. With two-factor sign-in, use an app password.',
  },
  telekom: {
    ...byMailbox,
    title: 'Telekom',
    host: 'securesmtp.t-online.de',
    note: 'Set a password for mail programs in the email settings of Telekom first.',
    hint: 'Use the password for mail programs, not the one of the Telekom login.',
  },
  mailbox: {
    ...byMailbox,
    title: 'mailbox.org',
    host: 'smtp.mailbox.org',
    note: null,
    hint: 'With two-factor sign-in, use an app password.',
  },
  posteo: {
    ...byMailbox,
    title: 'Posteo',
    host: 'posteo.de',
    note: null,
    hint: 'Check the address and the password of the mailbox.',
  },
} as const;

export const mailPresets: Readonly<Record<PresetName, MailPreset>> = {
  ...mailboxPresets,
  microsoft365: {
    title: 'Microsoft 365',
    host: 'smtp.office365.com',
    port: 587,
    security: 'starttls',
    signIn: ['xoauth2'],
    username: null,
    dailyLimit: 10_000,
    oauth: microsoft,
    note: 'Sign in with Microsoft: it turns sign-in by password off at the end of December 2026.',
    hint: 'An administrator of your organization must allow authenticated SMTP for this mailbox, and your app registration must have the permission SMTP.Send.',
  },
  gmail: {
    title: 'Gmail',
    host: 'smtp.gmail.com',
    port: 465,
    security: 'tls',
    signIn: ['xoauth2', 'password'],
    username: null,
    dailyLimit: 500,
    oauth: google,
    note: 'Sign in with Google, or make an app password: Google takes the password of your account no longer.',
    hint: 'Use an app password (Google Account, Security, 2-Step Verification, App passwords), not the password of your account.',
  },
  fastmail: {
    ...byPassword,
    title: 'Fastmail',
    host: 'smtp.fastmail.com',
    port: 465,
    security: 'tls',
    username: null,
    dailyLimit: null,
    note: 'Make an app password for Vireo in Settings, Privacy & Security.',
    hint: 'Use an app password that may send mail (SMTP), not the password of your account.',
  },
  sendgrid: {
    ...byPassword,
    title: 'SendGrid',
    host: 'smtp.sendgrid.net',
    port: 465,
    security: 'tls',
    username: 'apikey',
    dailyLimit: null,
    note: 'The user name is the word apikey, the password is an API key with the permission Mail Send.',
    hint: 'The user name must be apikey, and the API key needs the permission Mail Send.',
  },
  mailgun: {
    ...byPassword,
    title: 'Mailgun',
    host: 'smtp.eu.mailgun.org',
    port: 465,
    security: 'tls',
    username: null,
    dailyLimit: null,
    note: 'Domains of the US region use smtp.mailgun.org.',
    hint: 'Use the SMTP user and password of the sending domain, in the region of that domain.',
  },
  postmark: {
    ...byPassword,
    title: 'Postmark',
    host: 'smtp.postmarkapp.com',
    port: 587,
    security: 'starttls',
    username: null,
    dailyLimit: null,
    note: 'User name and password are both the server token.',
    hint: 'User name and password are both the token of the server, with SMTP enabled for it.',
  },
  other: {
    title: 'Other',
    host: null,
    port: null,
    security: null,
    signIn: ['password', 'xoauth2', 'none'],
    username: null,
    dailyLimit: null,
    oauth: null,
    note: null,
    hint: 'Check the user name and the password. Some providers want an app password.',
  },
};

/** Ports of mail. */
export const mailPorts = [25, 465, 587, 2525] as const;
