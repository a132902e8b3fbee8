import type { Pieces } from '../pieces.ts';

/** "In July and August each", "for Acme and Nordwind each": behind what is listed it says that there is a row for each. */
export function takeEach(pieces: Pieces, from: number): void {
  const isClosing = (at: number) => {
    const behind = pieces.at(at + 1);
    return behind?.kind !== 'word' || behind.isAfterBreak || pieces.is(at + 1, 'except', 'filler');
  };
  pieces.take(...pieces.all('each').filter((at) => at > from && isClosing(at)));
}
