/** The edge at which a script's failure becomes a sentence and an exit code. */

/** A failure whose message is all that the reader needs; anything else is a bug and keeps its stack. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}

export async function runMain(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(describe(error));
    process.exitCode = 1;
  }
}

/** Not the error object itself: those of an HTTP client carry sockets, headers and tokens. */
function describe(error: unknown): string {
  if (error instanceof ScriptError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
