/**
 * Cells of separated values: text that a spreadsheet would run as a formula: names and notes may be others' words, as those of branches are. An
 * apostrophe before it makes it text; what begins with apostrophes already gets one more, so that it comes back as it was.
 */
const formula = /^'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/** One cell, before it is quoted. */
export function escapeFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** What `escapeFormula` was given. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
