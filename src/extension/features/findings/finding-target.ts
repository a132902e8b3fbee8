/** Which finding a command is about: code actions of the language server and rows of the view name it differently. */

/** Id of the record: `{ id }` from a code action, or the record of a row. */
export function findFindingId(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null) return undefined;
  if ('id' in target && !('record' in target)) return typeof target.id === 'string' ? target.id : undefined;
  if (!('record' in target) || typeof target.record !== 'object' || target.record === null) return undefined;
  const { record } = target;
  if (!('kind' in record) || record.kind !== 'finding' || !('ids' in record)) return undefined;
  const ids: unknown = record.ids;
  const first: unknown = Array.isArray(ids) ? ids[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}
