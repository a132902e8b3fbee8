/** The accounts of the mock. */
import { mailPresets, presetNames } from '../../../src/domain/mail/mail-presets.ts';
import type { EmailContent } from '../../../webviews/email/messages.ts';
import { newAccount } from '../../../webviews/email/new-account.ts';

export const emailContent: EmailContent = {
  type: 'content',
  subject: newAccount,
  values: {
    preset: 'ionos',
    address: 'invoices@hale.example',
    senderName: 'Hale Software',
    host: 'smtp.ionos.de',
    port: '465',
    security: 'tls',
    signIn: 'password',
    username: 'invoices@hale.example',
    password: '',
    clientId: '',
    testTo: 'robin@hale.example',
    isDefault: '',
  },
  presets: presetNames.map((name) => {
    const { title, host, port, security, signIn, username, dailyLimit, note } = mailPresets[name];
    return {
      ...{ name, title, host, port, security, username, dailyLimit },
      signIn: [...signIn],
      note: note ?? '',
    };
  }),
  accounts: [
    {
      id: 'a1',
      address: 'robin@hale.example',
      server: 'mailbox.org',
      isDefault: true,
      signIn: 'password',
      state: 'ready',
      detail: 'last mail Dec 4, Invoice 2026-0026',
    },
    {
      id: 'a2',
      address: 'projects@hale.example',
      server: 'Fastmail',
      isDefault: false,
      signIn: 'password',
      state: 'untested',
      detail: '',
    },
    {
      id: 'a3',
      address: 'office@hale.example',
      server: 'Microsoft 365',
      isDefault: false,
      signIn: 'xoauth2',
      state: 'needs_sign_in',
      detail: 'last mail Dec 1, Status report',
    },
  ],
  business: 'Hale Software',
  isDemo: false,
};
