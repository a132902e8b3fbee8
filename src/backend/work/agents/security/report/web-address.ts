/** An address that a report may lead to, as a browser writes it; undefined for scripts, files and what is no address. */
export function findWebAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:'
    ? href.replaceAll(/[<>()'"`]/g, encodeReserved)
    : undefined;
}

function encodeReserved(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
