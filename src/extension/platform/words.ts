/** The seam between the words of the sources, which are English, and those of the user. */

/** `{0}` stands for the first argument; the editor has the translation under the English sentence. */
export type Translate = (message: string, ...args: readonly (string | number)[]) => string;

/** English as it is written: for tests, and where no translation is there. */
export const inEnglish: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));
