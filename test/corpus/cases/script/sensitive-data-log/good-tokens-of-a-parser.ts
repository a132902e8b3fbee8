import type { Token } from './lexer';

export function trace(tokens: readonly Token[]): void {
  for (const token of tokens) console.log(token.kind, token.line);
  console.log(`${tokens.length} tokens`);
}
