/** Names of what is generated. */

/** PostgreSQL cuts longer names, and two of them may be the same then. */
const longest = 60;

/** Of a table, an index or a constraint: shortened by a hash of the whole where it would be too long. */
export function databaseName(...parts: readonly string[]): string {
  const whole = parts.join('_');
  return whole.length <= longest ? whole : `${whole.slice(0, longest - 9)}_${hashOf(whole)}`;
}

/** FNV-1a, of 32 bits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const mark of text) hash = Math.imul(hash ^ (mark.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** `due_date` → `DueDate`. */
export function pascalOf(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `invoice_line` → `invoice line`. */
export function wordsOf(name: string): string {
  return name.replaceAll('_', ' ');
}

const suffixes = ['Create', 'Update', 'Read', 'Query'];

/** Of the enum or the type of a field; another one where the entity has a body of that name. */
export function fieldClass(entity: string, field: string): string {
  const name = pascalOf(field);
  return `${entity}${name}${suffixes.includes(name) ? 'Value' : ''}`;
}
