/** GitHub's `${{ … }}` expressions in scripts. */
import { type ConfigNode, scalarNode } from '../tree.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where a script's own text lies: without the quotes or the block's header. */
export function scriptRange(text: string, node: ConfigNode): Range {
  const head = text.slice(node.from, node.from + 40);
  const block = /^[|>][+-]?\d?[+-]?[ \t]*(?:#[^\n]*)?\r?\n/.exec(head);
  if (block !== null) return { from: node.from + block[0].length, to: node.to };
  const isQuoted = /^["']/.test(head) && node.to - node.from >= 2;
  return isQuoted ? { from: node.from + 1, to: node.to - 1 } : { from: node.from, to: node.to };
}

/** The inside of each expression in a range, as it is written. */
export function expressionsIn(text: string, { from, to }: Range): ConfigNode[] {
  const found: ConfigNode[] = [];
  let at = text.indexOf('${{', from);
  while (at >= 0 && at < to) {
    const close = text.indexOf('}}', at);
    if (close < 0 || close > to) break;
    found.push(scalarNode(text.slice(at + 3, close).trim(), at, close + 2));
    at = text.indexOf('${{', close);
  }
  return found;
}
