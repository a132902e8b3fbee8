/** Austrian and Swiss forms as the words that they stand for: "wieviel chunde han ich", "was is no ned verrechnet". */
import type { NameIndex } from '../../words/names.ts';
import type { Token } from '../../words/tokens.ts';
import { findLanguage, type Language } from '../../words/vocabulary.ts';

/** Folded; words of no other language that is read here. */
const spoken = `
  haben: hamma
  ist: isch
  gewesen: gsi gwesen
  gehabt: ghabt
  kunde: chund
  kunden: chunde
  woche: wuche
  wochen: wuchen
  meisten: meischte meischten
  grosste: groschte
  welchem: wellem
  welches: wellas welles
  welche: welchi weli
  fehlen: fehlet
  worden: worde worda
  gefunden: gfunde gfunden
  gearbeitet: gschafft gschaffet ghackelt
  arbeiten: hackeln
  gemacht: gmacht
  bekommen: kriagt
  von: vo
  auf: uf
  letzte: letzti
  nachstes: nachschts nachscht
  zahlung: zahlig
  zahlungen: zahlige
  rechnung: rachnig rechnig
  rechnungen: rachnige rechnige
  offene: offe
  gestern: geschter
  nicht: ned nid`;

const words: ReadonlyMap<string, string> = new Map(
  spoken
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [meant = '', forms = ''] = line.trim().split(': ');
      return forms.split(' ').map((form) => [form, meant] as const);
    }),
);

/** Words of other languages too: "was is no offe" is still open, and no denial. */
const onlyBeside: ReadonlyMap<string, string> = new Map([
  ['no', 'noch'],
  ['min', 'mein'],
  ['de', 'der'],
  ['han', 'hab'],
]);

/** Common beside them, and by themselves of no dialect. */
const beside: ReadonlySet<string> = new Set(['i', 'is', 'lauft', 'hab', 'da', 'grad', 'mir', 'no']);

/** The words of a message; names stay as they are. */
export function spellDialect(tokens: readonly Token[], names: NameIndex): readonly Token[] {
  const isOfDialect = isDialect(tokens);
  return tokens.map((token, index) => {
    if (/^täg$/iu.test(token.raw)) return { ...token, text: 'tagen' };
    const meant = isOfDialect && isWord(tokens, index) ? meantBy(token) : undefined;
    return meant === undefined || names.find(tokens, index) !== undefined ? token : { ...token, text: meant };
  });
}

function meantBy({ text }: Token): string | undefined {
  return words.get(text) ?? onlyBeside.get(text);
}

/** "Han", "on LAN", "with Ned" are names that the practice has not. */
function isWord(tokens: readonly Token[], index: number): boolean {
  const { raw = '', text = '' } = tokens[index] ?? {};
  const meant = words.get(text) ?? '';
  if (ofName.test(tokens[index - 1]?.text ?? '') && !meant.startsWith('welch')) return false;
  // Nouns have a capital letter in German, and the first word of a sentence has one.
  const isCapital = index === 0 || /^(?:kunde|woche|zahlung|rechnung)/.test(meant);
  return !/\p{Lu}/u.test(isCapital ? raw.slice(1) : raw);
}

const ofName = /^(?:on|with|mit)$/;

/** A short form may be a name, two are put as people speak: "was is mir da müller no schuldig". */
function isDialect(tokens: readonly Token[]): boolean {
  const forms = tokens.filter(({ text }, index) => words.has(text) && isWord(tokens, index));
  const spoken = tokens.filter(({ text }, index) => beside.has(text) || isHave(tokens, index)).length;
  // "Is" and "no" are English as well, and say nothing of the language beside a form.
  const told = forms.length > 0 ? tokens.filter(({ text }) => !beside.has(text)) : tokens;
  const isGerman = (otherwise: Language) => findLanguage(told, otherwise) === 'de';
  if (forms.some(({ text }) => text.length > 3) && isGerman('en')) return true;
  return forms.length + (isGerman(forms.length > 0 ? 'de' : 'en') ? spoken : 0) > 1;
}

/** "Han ich", "i han". */
function isHave(tokens: readonly Token[], index: number): boolean {
  const isI = (at: number) => /^(?:i|ich)$/.test(tokens[at]?.text ?? '');
  return tokens[index]?.raw === 'han' && (isI(index - 1) || isI(index + 1));
}
