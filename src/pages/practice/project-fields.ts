/** What is typed for clients and projects, checked while it is typed; pure. */
import { isCurrency, type Money, parseMoney } from '../../domain/money.ts';
import type { Translate } from '../words.ts';

const longestName = 200;

/** Why a name cannot be taken; undefined when it can. */
export function checkName(text: string, taken: readonly string[], t: Translate): string | undefined {
  const name = text.trim();
  if (name === '') return t('A name is needed.');
  if (name.length > longestName) return t('At most {0} characters.', longestName);
  const same = taken.some((other) => other.toLowerCase() === name.toLowerCase());
  return same ? t('There is one of this name already.') : undefined;
}

export function checkCurrency(text: string, t: Translate): string | undefined {
  return isCurrency(toCurrency(text)) ? undefined : t('Three letters of ISO 4217, such as EUR.');
}

export function toCurrency(text: string): string {
  return text.trim().toUpperCase();
}

/** `110`, `110.50` or `110,50`, without grouping: which of both signs parts thousands would be a guess. */
export function parseRate(text: string, currency: string): Money | undefined {
  const parsed = parseMoney(text.trim().replace(',', '.'), currency);
  return parsed.ok && parsed.value.minor >= 0 ? parsed.value : undefined;
}

export interface ProjectLine {
  readonly name: string;
  /** Where it was typed behind the name. */
  readonly rate?: Money;
}

const linePattern =
  /^(?:"(?<quoted>[^"]+)"|(?<plain>.*\S))(?:\s+(?<figure>\d{1,6}(?:[.,]\d{1,2})?)\s*(?<sign>\p{Sc}|[A-Z]{3}\b)?\s*(?<unit>\/\s*(?:[hH]|hour|[Ss]td\.?|[Ss]tunde))?)$/u;
/** `Phase 2`, `Sprint 12`. */
const countedWord =
  /(?:^|\s)(?:part|step|phase|round|sprint|version|release|v|nr\.?|no\.?|q|level|area|lot|teil|schritt|runde|los)$/iu;
const leastRate = 10;

/**
 * `Webshop 95` is a project and its hourly rate. A number is of the name where it is in quotes, and without a unit where it
 * may be a year, is below ten, or counts what stands before it.
 */
export function readProjectLine(text: string, currency: string): ProjectLine {
  const typed = text.trim();
  const { quoted, plain, figure = '', sign, unit } = linePattern.exec(typed)?.groups ?? {};
  const name = quoted ?? plain ?? '';
  const rate = parseRate(figure, currency);
  const isSaid = (quoted ?? sign ?? unit) !== undefined;
  const isRate = isSaid ? !isOther(sign, currency) : !isOfName(name, figure);
  if (rate === undefined || !isRate) return { name: typed.replace(/^"([^"]+)"$/u, '$1').trim() };
  return { name: name.trim(), rate };
}

/** The code of another currency. */
function isOther(sign: string | undefined, currency: string): boolean {
  return sign !== undefined && /^[A-Z]/.test(sign) && sign !== currency;
}

function isOfName(name: string, figure: string): boolean {
  return /^(?:19|20)\d\d$/.test(figure) || Number.parseFloat(figure) < leastRate || countedWord.test(name);
}

export function checkRate(text: string, currency: string, t: Translate): string | undefined {
  return parseRate(text, currency) === undefined
    ? t('An amount in {0}, such as 110 or 110.50.', currency)
    : undefined;
}
