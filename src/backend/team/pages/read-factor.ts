/** Of the scripts of pages that ask for a factor: what was typed, as the API takes it. Its text is handed to each of them. */
export type ReadFactor = typeof readFactor;

/** Apps show six digits, with a space or without; all else is meant as a recovery code. */
export function readFactor(code: string): object {
  return { method: /^(?:\s*\d){6}\s*$/.test(code) ? 'totp' : 'recovery_code', code };
}
