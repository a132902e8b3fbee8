const nothing =
  /^(?:[-–—]|\(?(?:no|without|ohne|kein|sans|sin|sem|senza|zonder|bez) (?:client|customer|project|task|tags?|description|kunden?|projekt|aufgabe|projet|cliente?|proyecto|projeto|progetto|klant)\)?)$/i;

/** What services write where there is nothing; somebody may have called something so all the same. */
export function isNothing(text: string): boolean {
  return nothing.test(text.trim());
}
