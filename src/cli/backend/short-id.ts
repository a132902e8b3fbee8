/** What is shown of an id: its end, as much of it in every list, and enough to name the record by. */
export const shownOfId = 8;

export function shortId({ id }: { readonly id: string }): string {
  return id.slice(-shownOfId);
}
