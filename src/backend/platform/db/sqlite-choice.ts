/** Which of the two SQLites serves. Left to choose, the bridge, if it proves itself on this machine. */
import type { SqliteDriverName } from './sqlite-protocol.ts';

export interface Chosen<T> {
  readonly prepared: T;
  readonly driver: SqliteDriverName;
  /** Why it is not the preferred one. */
  readonly reason: string | undefined;
}

/** `prove` asks for a self-test; a driver asked for by name is taken without one. */
export type PrepareDriver<T> = (driver: SqliteDriverName, prove: boolean) => Promise<T>;

export async function chooseDriver<T>(
  wanted: 'auto' | SqliteDriverName,
  prepare: PrepareDriver<T>,
): Promise<Chosen<T>> {
  if (wanted !== 'auto') return { prepared: await prepare(wanted, false), driver: wanted, reason: undefined };
  try {
    return { prepared: await prepare('sqljs', true), driver: 'sqljs', reason: undefined };
  } catch (error) {
    const reason = `The self-test of sql.js failed: ${error instanceof Error ? error.message : String(error)}`;
    return { prepared: await prepare('node-sqlite', false), driver: 'node-sqlite', reason };
  }
}
