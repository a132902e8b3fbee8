/** Whether two VAT IDs are of two legal persons; one that is not said is nobody else's. */
export function areOtherVatIds(one: string | null, other: string | null): boolean {
  const [left, right] = [compact(one), compact(other)];
  return left !== '' && right !== '' && left !== right;
}

/** `DE 136 695 976` is `DE136695976`. */
function compact(vatId: string | null): string {
  return vatId?.replace(/[^A-Za-z0-9]/g, '').toUpperCase() ?? '';
}
