/** What mails about a login say, in the language of who reads them. */
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

const onceWithin = (time: string): string =>
  `It works once, within ${time}. If you did not ask for it, ignore this mail: nothing changes.`;
const einmalBinnen = (time: string): string =>
  `Er gilt einmal und ${time}. Hast du nicht darum gebeten, dann lass diese Mail liegen: Es ändert sich nichts.`;

const notYou = (publicUrl: string): string =>
  `If that was not you, set another password at once: choose "Forgot password" at ${publicUrl}.`;
const nichtDu = (publicUrl: string): string =>
  `Warst du das nicht, dann setze sofort ein anderes Passwort: Wähle „Forgot password“ auf ${publicUrl}.`;

export const resetMail = (link: string): MailWords => ({
  en: {
    subject: 'Set a new password for Vireo',
    text: `Open this link to set a new password:\n\n${link}\n\n${onceWithin('an hour')}\n`,
  },
  de: {
    subject: 'Setze ein neues Passwort für Vireo',
    text: `Öffne diesen Link, um ein neues Passwort zu setzen:\n\n${link}\n\n${einmalBinnen('eine Stunde lang')}\n`,
  },
});

export const verifyMail = (link: string): MailWords => ({
  en: {
    subject: 'Confirm your address for Vireo',
    text: `Open this link to confirm that this address is yours:\n\n${link}\n\n${onceWithin('30 minutes')}\n`,
  },
  de: {
    subject: 'Bestätige deine Adresse für Vireo',
    text: `Öffne diesen Link, um zu bestätigen, dass diese Adresse deine ist:\n\n${link}\n\n${einmalBinnen('30 Minuten lang')}\n`,
  },
});

export const passwordChangedMail = (publicUrl: string): MailWords => ({
  en: {
    subject: 'Your Vireo password was changed',
    text: `The password of your account at ${publicUrl} was changed, and its other sessions have ended.\n\nIf that was not you, set a new one at once: choose "Forgot password" at ${publicUrl}.\n`,
  },
  de: {
    subject: 'Dein Passwort für Vireo wurde geändert',
    text: `Das Passwort deines Kontos auf ${publicUrl} wurde geändert, und seine anderen Sitzungen sind beendet.\n\n${nichtDu(publicUrl)}\n`,
  },
});

/** @param isUsed an account has the address and never confirmed it */
export function registerMail(link: string, isUsed: boolean): MailWords {
  const used = isUsed
    ? 'An account has this address already and never confirmed it. If it is yours, sign in and confirm the address instead: by this link it loses the address, and you get a new account.\n\n'
    : '';
  const genutzt = isUsed
    ? 'Ein Konto hat diese Adresse schon und hat sie nie bestätigt. Ist es deins, dann melde dich an und bestätige die Adresse: Durch diesen Link verliert es die Adresse, und du bekommst ein neues Konto.\n\n'
    : '';
  return {
    en: {
      subject: 'Create your organization in Vireo',
      text: `Open this link to set a password and create your organization:\n\n${link}\n\n${used}${onceWithin('an hour')}\n`,
    },
    de: {
      subject: 'Lege deine Organisation in Vireo an',
      text: `Öffne diesen Link, um ein Passwort zu setzen und deine Organisation anzulegen:\n\n${link}\n\n${genutzt}${einmalBinnen('eine Stunde lang')}\n`,
    },
  };
}

export const hasAccountMail = (publicUrl: string): MailWords => ({
  en: {
    subject: 'You have a Vireo account already',
    text: `This address was typed to register at ${publicUrl}, and it has an account there. Sign in at ${publicUrl}; where you have forgotten the password, choose "Forgot password".\n\nIf you did not register, ignore this mail: nothing changes.\n`,
  },
  de: {
    subject: 'Du hast schon ein Konto bei Vireo',
    text: `Diese Adresse wurde auf ${publicUrl} eingegeben, um sich zu registrieren, und sie hat dort ein Konto. Melde dich auf ${publicUrl} an; hast du das Passwort vergessen, dann wähle „Forgot password“.\n\nHast du dich nicht registriert, dann lass diese Mail liegen: Es ändert sich nichts.\n`,
  },
});

/** @param email the new address */
export const confirmAddressMail = (link: string, email: string): MailWords => ({
  en: {
    subject: 'Confirm another address for Vireo',
    text: `Your account gets the address ${email} once this address and that one have both confirmed it:\n\n${link}\n\n${onceWithin('30 minutes')}\n`,
  },
  de: {
    subject: 'Bestätige eine andere Adresse für Vireo',
    text: `Dein Konto bekommt die Adresse ${email}, sobald diese und jene Adresse es bestätigt haben:\n\n${link}\n\n${einmalBinnen('30 Minuten lang')}\n`,
  },
});

export const addressChangedMail = (publicUrl: string): MailWords => ({
  en: {
    subject: 'Your Vireo account has another address',
    text: `You sign in at ${publicUrl} with another address from now on, as this one and the new one confirmed.\n`,
  },
  de: {
    subject: 'Dein Konto bei Vireo hat eine andere Adresse',
    text: `Du meldest dich auf ${publicUrl} ab jetzt mit einer anderen Adresse an, wie diese und die neue es bestätigt haben.\n`,
  },
});

const factorChanges = {
  setUp: ['was set up', 'wurde eingerichtet'],
  newCodes: ['got new recovery codes', 'hat neue Wiederherstellungscodes'],
  removed: ['was removed', 'wurde entfernt'],
  recovered: [
    'was replaced by a recovery code, once',
    'wurde einmal durch einen Wiederherstellungscode ersetzt',
  ],
} as const;
export type FactorChange = keyof typeof factorChanges;

export function factorMail(change: FactorChange, publicUrl: string): MailWords {
  const [english, german] = factorChanges[change];
  return {
    en: {
      subject: `The second factor of your Vireo account ${english}`,
      text: `The second factor of your account at ${publicUrl} ${english}.\n\n${notYou(publicUrl)}\n`,
    },
    de: {
      subject: `Der zweite Faktor deines Kontos bei Vireo ${german}`,
      text: `Der zweite Faktor deines Kontos auf ${publicUrl} ${german}.\n\n${nichtDu(publicUrl)}\n`,
    },
  };
}

export function passkeyMail(
  { name, what }: { readonly name: string; readonly what: 'added' | 'removed' },
  publicUrl: string,
): MailWords {
  const german = { added: 'hinzugefügt', removed: 'entfernt' }[what];
  return {
    en: {
      subject: `A passkey of your Vireo account was ${what}`,
      text: `The passkey "${name}" of your account at ${publicUrl} was ${what}.\n\n${notYou(publicUrl)}\n`,
    },
    de: {
      subject: `Ein Passkey deines Kontos bei Vireo wurde ${german}`,
      text: `Der Passkey „${name}“ deines Kontos auf ${publicUrl} wurde ${german}.\n\n${nichtDu(publicUrl)}\n`,
    },
  };
}

/** @param isRequired whether a second factor is required from now on, or no longer */
export function factorRuleMail(isRequired: boolean, publicUrl: string): MailWords {
  const page = new URL('/second-factor', publicUrl).href;
  return isRequired
    ? {
        en: {
          subject: 'Your organization now requires a second factor in Vireo',
          text: `Signing in at ${publicUrl} takes a second factor from now on. Set up an authenticator app or a passkey:\n\n${page}\n\nUntil then your sessions open nothing else.\n`,
        },
        de: {
          subject: 'Deine Organisation verlangt jetzt einen zweiten Faktor in Vireo',
          text: `Wer sich auf ${publicUrl} anmeldet, braucht ab jetzt einen zweiten Faktor. Richte eine Authenticator-App oder einen Passkey ein:\n\n${page}\n\nBis dahin öffnen deine Sitzungen nichts anderes.\n`,
        },
      }
    : {
        en: {
          subject: 'Your organization no longer requires a second factor in Vireo',
          text: `An administrator has ended this rule at ${publicUrl}. The second factor of your account stays as it is.\n`,
        },
        de: {
          subject: 'Deine Organisation verlangt in Vireo keinen zweiten Faktor mehr',
          text: `Eine Administratorin oder ein Administrator hat diese Regel auf ${publicUrl} beendet. Der zweite Faktor deines Kontos bleibt, wie er ist.\n`,
        },
      };
}

export const factorResetMail = (publicUrl: string): MailWords => ({
  en: {
    subject: 'The second factor of your Vireo account was removed',
    text: `An administrator of your organization has removed the authenticator app, recovery codes and passkeys of your account at ${publicUrl}, and ended its sessions. You sign in with your password, and can set up another second factor:\n\n${new URL('/second-factor', publicUrl).href}\n\nIf you did not ask for this, tell your administrator, and set another password: choose "Forgot password" at ${publicUrl}.\n`,
  },
  de: {
    subject: 'Der zweite Faktor deines Kontos bei Vireo wurde entfernt',
    text: `Die Administration deiner Organisation hat Authenticator-App, Wiederherstellungscodes und Passkeys deines Kontos auf ${publicUrl} entfernt und seine Sitzungen beendet. Du meldest dich mit deinem Passwort an und kannst einen anderen zweiten Faktor einrichten:\n\n${new URL('/second-factor', publicUrl).href}\n\nHast du nicht darum gebeten, dann sag es deiner Administration und setze ein anderes Passwort: Wähle „Forgot password“ auf ${publicUrl}.\n`,
  },
});
