/** The edge at which a script's failure becomes a sentence and an exit code. */

/** A failure whose message is all that the reader needs; anything else is a bug and keeps its stack. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}

export async function runMain(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof ScriptError ? error.message : error);
    process.exitCode = 1;
  }
}
