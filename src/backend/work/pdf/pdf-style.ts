/** What all parts of the pages share. */

/** What pdfmake lays out: text, or an object of its document definition. */
export type Content = string | Readonly<Record<string, unknown>>;

export const muted = '#5c5c5c';
export const rule = '#d9d9d9';
export const ink = '#1a1a1a';

/** Points between the margins of an A4 page. */
export const contentWidth = 467;
