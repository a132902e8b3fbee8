/** What mails about a login say, in the language of who reads them. */

import { eachInLanguages } from '../../../../../words/in-languages.ts';
import { type Text, text } from '../../../../../words/text.ts';
import type { PersonLanguage } from '../../../../platform/http/language/person-language.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

export type MailWords = Readonly<Record<PersonLanguage, MailText>>;

/** English until the person has chosen. */
export const inLanguageOf = (
  { language }: { readonly language: PersonLanguage | null },
  words: MailWords,
): MailText => words[language ?? 'en'];

const mailOf = (subject: Text, body: Text): MailWords => eachInLanguages({ subject, text: body });

const onceWithin = (time: Text): Text =>
  text`It works once, within ${time}. If you did not ask for it, ignore this mail: nothing changes.`;

const notYou = (publicUrl: string): Text =>
  text`If that was not you, set another password at once: choose "Forgot password" at ${publicUrl}.`;

export const resetMail = (link: string): MailWords =>
  mailOf(
    text`Set a new password for Vireo`,
    text`Open this link to set a new password:\n\n${link}\n\n${onceWithin(text`an hour`)}\n`,
  );

export const verifyMail = (link: string): MailWords =>
  mailOf(
    text`Confirm your address for Vireo`,
    text`Open this link to confirm that this address is yours:\n\n${link}\n\n${onceWithin(text`30 minutes`)}\n`,
  );

export const passwordChangedMail = (publicUrl: string): MailWords =>
  mailOf(
    text`Your Vireo password was changed`,
    text`The password of your account at ${publicUrl} was changed, and its other sessions have ended.\n\nIf that was not you, set a new one at once: choose "Forgot password" at ${publicUrl}.\n`,
  );

/** @param isUsed an account has the address and never confirmed it */
export function registerMail(link: string, isUsed: boolean): MailWords {
  const used = isUsed
    ? text`An account has this address already and never confirmed it. If it is yours, sign in and confirm the address instead: by this link it loses the address, and you get a new account.\n\n`
    : '';
  return mailOf(
    text`Create your organization in Vireo`,
    text`Open this link to set a password and create your organization:\n\n${link}\n\n${used}${onceWithin(text`an hour`)}\n`,
  );
}

export const hasAccountMail = (publicUrl: string): MailWords =>
  mailOf(
    text`You have a Vireo account already`,
    text`This address was typed to register at ${publicUrl}, and it has an account there. Sign in at ${publicUrl}; where you have forgotten the password, choose "Forgot password".\n\nIf you did not register, ignore this mail: nothing changes.\n`,
  );

/** @param email the new address */
export const confirmAddressMail = (link: string, email: string): MailWords =>
  mailOf(
    text`Confirm another address for Vireo`,
    text`Your account gets the address ${email} once this address and that one have both confirmed it:\n\n${link}\n\n${onceWithin(text`30 minutes`)}\n`,
  );

export const addressChangedMail = (publicUrl: string): MailWords =>
  mailOf(
    text`Your Vireo account has another address`,
    text`You sign in at ${publicUrl} with another address from now on, as this one and the new one confirmed.\n`,
  );

const factorChanges = {
  setUp: text`was set up`,
  newCodes: text`got new recovery codes`,
  removed: text`was removed`,
  recovered: text`was replaced by a recovery code, once`,
} as const;
export type FactorChange = keyof typeof factorChanges;

export function factorMail(change: FactorChange, publicUrl: string): MailWords {
  const changed = factorChanges[change];
  return mailOf(
    text`The second factor of your Vireo account ${changed}`,
    text`The second factor of your account at ${publicUrl} ${changed}.\n\n${notYou(publicUrl)}\n`,
  );
}

export function passkeyMail(
  { name, what }: { readonly name: string; readonly what: 'added' | 'removed' },
  publicUrl: string,
): MailWords {
  const done = { added: text`added`, removed: text`removed` }[what];
  return mailOf(
    text`A passkey of your Vireo account was ${done}`,
    text`The passkey "${name}" of your account at ${publicUrl} was ${done}.\n\n${notYou(publicUrl)}\n`,
  );
}

/** @param isRequired whether a second factor is required from now on, or no longer */
export function factorRuleMail(isRequired: boolean, publicUrl: string): MailWords {
  const page = new URL('/second-factor', publicUrl).href;
  return isRequired
    ? mailOf(
        text`Your organization now requires a second factor in Vireo`,
        text`Signing in at ${publicUrl} takes a second factor from now on. Set up an authenticator app or a passkey:\n\n${page}\n\nUntil then your sessions open nothing else.\n`,
      )
    : mailOf(
        text`Your organization no longer requires a second factor in Vireo`,
        text`An administrator has ended this rule at ${publicUrl}. The second factor of your account stays as it is.\n`,
      );
}

export const factorResetMail = (publicUrl: string): MailWords =>
  mailOf(
    text`The second factor of your Vireo account was removed`,
    text`An administrator of your organization has removed the authenticator app, recovery codes and passkeys of your account at ${publicUrl}, and ended its sessions. You sign in with your password, and can set up another second factor:\n\n${new URL('/second-factor', publicUrl).href}\n\nIf you did not ask for this, tell your administrator, and set another password: choose "Forgot password" at ${publicUrl}.\n`,
  );
