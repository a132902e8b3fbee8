/** "What do I never bill?", "Was rechne ich nie ab?": time that is not billable, where "not billed" is what still will be. */

const never = '(?:never ever|never|not ever|nie|niemals|nie nicht|grundsätzlich nicht|prinzipiell nicht)';
/** Up to four words between a verb and its end. */
const between = String.raw`((?:\s+[\p{L}]+){0,4}?)`;

const english = new RegExp(
  String.raw`\b(?:${never}|don'?t ever|do not ever)\s+(?:get to\s+|actually\s+)?(?:bill|charge|invoice)(?:\s+for|\s+anyone\s+for)?(?![\p{L}-])`,
  'giu',
);
const german = new RegExp(
  String.raw`(?<!\p{L})${never}\s+(?:abrechne|abrechnen|berechne|verrechne|verrechnen|fakturiere|in rechnung stelle)(?!\p{L})`,
  'giu',
);
/** The verb stands before the word that denies it. */
const separated = new RegExp(
  String.raw`(?<!\p{L})(?:rechne|rechnen|stelle|stellen|verrechne|verrechnen|berechne|fakturiere|fakturieren)${between}\s+${never}(?:\s+(?:ab|in rechnung))?(?!\p{L})`,
  'giu',
);

/** Clients, entries and invoices that were never billed are those without an invoice. */
const ofWork = /(?<!\p{L})(?:what|was|activit\p{L}*|tätigkeit\p{L}*|hours?|stunden)(?!\p{L})/iu;
const ofOthers =
  /(?<!\p{L})(?:who\p{L}*|wer|wen|wem|wessen|clients?|customers?|compan\p{L}*|\p{L}*kund(?:e|en|in|innen)|firm\p{L}*|auftraggeber\p{L}*|entr(?:y|ies)|\p{L}*eintr[aä]g\p{L}*|buchung\p{L}*|\p{L}*proje[ck]ts?\p{L}*|invoices|rechnungen|did|have|has|had|ha(?:be?|st|t|ben|tte\p{L}*)|w(?:as|ere) (?:never|not)|wurden?|worden)(?!\p{L})/iu;

export function spellNeverBilled(text: string): string {
  if (!ofWork.test(text) || ofOthers.test(text)) return text;
  return text
    .replaceAll(english, 'not billable')
    .replaceAll(german, 'nicht abrechenbar')
    .replaceAll(separated, '$1 nicht abrechenbar');
}
