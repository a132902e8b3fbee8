/**
 * Thrown when the parser itself failed over a text. What it holds is not to be trusted any more, this text's tree or
 * any other: whoever gets this ends the thread or process that it is in, and has another one go on.
 */
export class ParserBroken extends Error {
  override readonly name = 'ParserBroken';

  constructor(cause: unknown) {
    super('The parser failed.', { cause });
  }
}
