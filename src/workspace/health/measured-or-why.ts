import type { Measured } from '../../contract/health.ts';

/** What was measured, or why it could not be: a part that fails costs nobody the others. Rejects when it is stopped. */
export async function measuredOrWhy<Facts>(
  measure: () => Promise<Facts>,
  signal: AbortSignal,
): Promise<Measured<Facts>> {
  try {
    return { kind: 'measured', facts: await measure() };
  } catch (error) {
    signal.throwIfAborted();
    const words = error instanceof Error ? error.message : String(error);
    return { kind: 'not-assessed', why: `measuring it failed: ${words.replace(/\.?\s*$/, '.')}` };
  }
}
