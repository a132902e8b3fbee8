/** Austrian and Swiss forms as the words that they stand for: "wieviel chunde han ich", "was is no ned verrechnet". */
import type { NameIndex } from '../names.ts';
import type { Token } from '../tokens.ts';
import { findLanguage } from '../vocabulary.ts';

/** Folded; words of no other language that is read here. */
const spoken = `
  hab: han
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
  lass: lan
  laufen: laufe
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
]);

/** Common beside them, and by themselves of no dialect. */
const beside: ReadonlySet<string> = new Set(['i', 'is', 'lauft', 'hab', 'da', 'grad', 'mir', 'no']);

/** The words of a message; names stay as they are. */
export function spellDialect(tokens: readonly Token[], names: NameIndex): readonly Token[] {
  const isDialect = tokens.some(({ text }) => words.has(text)) || isSpoken(tokens);
  return tokens.map((token, index) => {
    const meant = meantBy(token, isDialect);
    return meant === undefined || names.find(tokens, index) !== undefined ? token : { ...token, text: meant };
  });
}

function meantBy({ text, raw }: Token, isDialect: boolean): string | undefined {
  if (/^täg$/iu.test(raw)) return 'tagen';
  return words.get(text) ?? (isDialect ? onlyBeside.get(text) : undefined);
}

/** German, and put as people speak: "was is mir da müller no schuldig". */
function isSpoken(tokens: readonly Token[]): boolean {
  const isGerman = findLanguage(tokens, 'en') === 'de';
  return isGerman && tokens.filter(({ text }) => beside.has(text)).length > 1;
}
