/** "Invoices without VAT": which have none, beside "revenue without VAT", which is the net sum. */
import type { Filter } from '../../../../../domain/query/frame.ts';
import type { Pieces } from '../pieces.ts';

const without = /^(?:without|ohne)\b/;
const withIt = /^(?:with|mit)\b/;

/** Of invoices that are listed or counted, and not added up. */
export function takeTaxed(pieces: Pieces): readonly Filter[] {
  const isOfSums = pieces.has('howMuch', 'revenue', 'earn', 'total', 'money', 'owe', 'average');
  if (!pieces.has('invoice', 'credit') || isOfSums) return [];
  const found = takeDenied(pieces) ?? takeSaid(pieces);
  return found === undefined ? [] : [{ field: 'invoice', is: found, condition: 'taxed' }];
}

/** "Without Acme and VAT": it is left out, and not asked for. */
export function isVatLeftOut(pieces: Pieces): boolean {
  const vat = pieces.find(['vat']);
  const joining = pieces.at(vat - 1);
  const isJoined = joining?.kind === 'word' && /^(?:and|or|und|oder)$/.test(joining.text);
  return vat > 0 && isJoined && pieces.isDenied(vat - 2);
}

/** "That had no VAT". */
function takeDenied(pieces: Pieces): boolean | undefined {
  const vat = pieces.find(['vat']);
  const denial = vat < 0 ? -1 : pieces.previous(vat);
  if (denial < 0 || !pieces.isFree(denial) || !pieces.is(denial, 'not', 'except')) return undefined;
  pieces.take(vat, denial);
  return false;
}

function takeSaid(pieces: Pieces): boolean | undefined {
  const untaxed = pieces.find(['untaxed']);
  const [at = -1] = pieces.all('net', 'gross').filter((index) => {
    const item = pieces.at(index);
    return item?.kind === 'word' && (without.test(item.text) || withIt.test(item.text));
  });
  const index = untaxed >= 0 ? untaxed : at;
  if (index < 0) return undefined;
  pieces.take(index);
  return untaxed < 0 && pieces.is(index, 'gross');
}
