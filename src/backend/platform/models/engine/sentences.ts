/** Each fault in one sentence and a way on, in English and German. */
import { briefOf, type ModelFault } from '../gateway.ts';
import { type TooLarge, tooLargeSentence } from './too-large.ts';

type Sentence = (provider: string, model: string) => string;

const english: Readonly<Record<ModelFault, Sentence>> = {
  no_model: () =>
    'No model is set up that may answer this; set one up under Models, or ask the built-in coach.',
  no_key: (provider) => `There is no key for ${provider}; enter one under Models.`,
  wrong_key: (provider) => `${provider} does not accept the key; enter a valid one under Models.`,
  no_credit: (provider) =>
    `Your account at ${provider} has no credit left; top it up there, or choose another model.`,
  no_price: (_, model) => `No price is known for ${model}; enter one under Models, 0 for a local model.`,
  model_gone: (provider, model) => `${provider} no longer offers ${model}; choose another model.`,
  context_too_long: (_, model) =>
    `This is too long for ${model}, even shortened; start a new chat, or choose a model with more room.`,
  rate_limited: (provider) => `${provider} takes no more requests for the moment; try again in a minute.`,
  quota: (provider) =>
    `Your quota at ${provider} is used up; wait until it renews, raise it there, or choose another model.`,
  slow: (provider) => `${provider} did not answer in time; try again, or choose another model.`,
  cut: (provider) =>
    `The answer of ${provider} broke off; what had arrived is kept, and you can continue from there.`,
  unreadable: (provider) => `What ${provider} sent could not be read; try again, or choose another model.`,
  web_page: (provider) =>
    `${provider} sent a web page in place of an answer; check its address under Models, and whether the network asks for a sign-in.`,
  too_large: (provider) =>
    `${provider} sent more than an answer may hold; try again, or choose another model.`,
  refused: (_, model) => `${model} declined to answer this; ask in other words, or choose another model.`,
  unreachable: (provider) =>
    `${provider} cannot be reached; check that it runs and is connected, and its address under Models.`,
  overloaded: (provider) => `${provider} is overloaded; try again in a minute, or choose another model.`,
  cap_reached: () => 'A spending cap is reached; raise it under Models, or ask the built-in coach.',
};

const german: Readonly<Record<ModelFault, Sentence>> = {
  no_model: () =>
    'Es ist kein Modell eingerichtet, das hier antworten darf; richte unter Modelle eines ein oder frage den eingebauten Coach.',
  no_key: (provider) => `Für ${provider} fehlt der Schlüssel; trage ihn unter Modelle ein.`,
  wrong_key: (provider) =>
    `${provider} nimmt den Schlüssel nicht an; trage unter Modelle einen gültigen ein.`,
  no_credit: (provider) =>
    `Dein Guthaben bei ${provider} ist aufgebraucht; lade es dort auf oder wähle ein anderes Modell.`,
  no_price: (_, model) =>
    `Für ${model} ist kein Preis bekannt; trage unter Modelle einen ein, 0 für ein lokales Modell.`,
  model_gone: (provider, model) => `${provider} bietet ${model} nicht mehr an; wähle ein anderes Modell.`,
  context_too_long: (_, model) =>
    `Das ist auch gekürzt zu lang für ${model}; beginne einen neuen Chat oder wähle ein Modell mit mehr Platz.`,
  rate_limited: (provider) =>
    `${provider} nimmt gerade keine weiteren Anfragen an; versuche es in einer Minute noch einmal.`,
  quota: (provider) =>
    `Dein Kontingent bei ${provider} ist ausgeschöpft; warte, bis es neu beginnt, erhöhe es dort oder wähle ein anderes Modell.`,
  slow: (provider) =>
    `${provider} hat nicht rechtzeitig geantwortet; versuche es noch einmal oder wähle ein anderes Modell.`,
  cut: (provider) =>
    `Die Antwort von ${provider} ist abgebrochen; was angekommen war, ist gesichert, und du kannst von dort fortfahren.`,
  unreadable: (provider) =>
    `Was ${provider} gesendet hat, war nicht lesbar; versuche es noch einmal oder wähle ein anderes Modell.`,
  web_page: (provider) =>
    `${provider} hat statt einer Antwort eine Webseite gesendet; prüfe unter Modelle die Adresse und ob das Netz eine Anmeldung verlangt.`,
  too_large: (provider) =>
    `${provider} hat mehr gesendet, als eine Antwort haben darf; versuche es noch einmal oder wähle ein anderes Modell.`,
  refused: (_, model) =>
    `${model} hat die Antwort abgelehnt; frage mit anderen Worten oder wähle ein anderes Modell.`,
  unreachable: (provider) =>
    `${provider} ist nicht erreichbar; prüfe, ob der Server läuft und verbunden ist, und unter Modelle die Adresse.`,
  overloaded: (provider) =>
    `${provider} ist überlastet; versuche es in einer Minute noch einmal oder wähle ein anderes Modell.`,
  cap_reached: () =>
    'Eine Ausgabengrenze ist erreicht; erhöhe sie unter Modelle oder frage den eingebauten Coach.',
};

/** Of the editor's models: there is no key, and what stands between is the user's consent. */
const ofEditor: Readonly<Record<'en' | 'de', Partial<Record<ModelFault, (model: string) => string>>>> = {
  en: {
    wrong_key: (model) =>
      `The editor has not allowed Vireo to use ${model}; allow it under Accounts, Manage Language Model Access, or choose another model.`,
    unreachable: (model) =>
      `No open window offers ${model}; open the editor with it again, or choose another model.`,
    model_gone: (model) => `The editor no longer offers ${model}; choose another model.`,
    quota: (model) =>
      `Your subscription allows no more requests to ${model} for now; wait, or choose another model.`,
  },
  de: {
    wrong_key: (model) =>
      `Der Editor hat Vireo ${model} nicht erlaubt; erlaube es unter Konten, Zugriff auf Sprachmodelle verwalten, oder wähle ein anderes Modell.`,
    unreachable: (model) =>
      `Kein offenes Fenster bietet ${model} an; öffne den Editor damit wieder oder wähle ein anderes Modell.`,
    model_gone: (model) => `Der Editor bietet ${model} nicht mehr an; wähle ein anderes Modell.`,
    quota: (model) =>
      `Dein Abonnement erlaubt gerade keine weiteren Anfragen an ${model}; warte oder wähle ein anderes Modell.`,
  },
};

export function isGerman(locale: string): boolean {
  return /^de\b/i.test(locale);
}

export interface Named {
  readonly provider: string;
  /** A model of an editor window. */
  readonly isEditor?: boolean;
  readonly model: string;
  readonly locale: string;
  /** Of `too_large`: what it was. */
  readonly tooLarge?: TooLarge | undefined;
}

export function sentenceFor(code: ModelFault, named: Named): string {
  const { provider, isEditor, model, locale, tooLarge } = named;
  if (tooLarge !== undefined) return tooLargeSentence(tooLarge, named, isGerman(locale) ? 'de' : 'en');
  const own = isEditor === true ? ofEditor[isGerman(locale) ? 'de' : 'en'][code] : undefined;
  if (own !== undefined) return own(model);
  return (isGerman(locale) ? german : english)[code](provider, model);
}

/** The fault of one model, and who answers in its place. */
export function fallbackNotice(code: ModelFault, failed: Named, next: string): string {
  const fault = briefOf(sentenceFor(code, failed));
  return isGerman(failed.locale)
    ? `${fault}; ${next} antwortet stattdessen.`
    : `${fault}; ${next} answers instead.`;
}

/** What a provider reported is not booked: what was reserved is. */
export function wrongTokensNotice(tokens: number, { provider, locale }: Named): string {
  return isGerman(locale)
    ? `${provider} meldet ${tokens} Token, was nicht stimmen kann; die Kosten sind geschätzt.`
    : `${provider} reports ${tokens} tokens, which cannot be right; the cost is an estimate.`;
}

export function compactNotice({ model, locale }: Named): string {
  return isGerman(locale)
    ? `Das Gespräch ist für ${model} zu lang geworden: Die ältesten Nachrichten wurden weggelassen.`
    : `The conversation has become too long for ${model}: the oldest messages were left out.`;
}
