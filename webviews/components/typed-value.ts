/** What a field holds of which an event tells; nothing of any other element. */
export function typedText({ currentTarget: field }: Event): string {
  const isField =
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement;
  return isField ? field.value : '';
}

export function isTicked({ currentTarget: field }: Event): boolean {
  return field instanceof HTMLInputElement && field.checked;
}
