/** Thrown by a quick command before it has done or printed anything: the whole program does the same command. */
export class NeedsWholeProgram extends Error {
  constructor() {
    super('The whole program is needed for this.');
    this.name = 'NeedsWholeProgram';
  }
}
