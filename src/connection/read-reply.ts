/** The text of a reply, which may be anybody's: another program can have the port that a backend had. */

/** What says that a backend is healthy is some hundred bytes. */
const mostBytes = 100_000;

/** Throws where it is longer than any reply that is read here; the connection is dropped then. */
export async function readReply(reply: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of reply.body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error('The reply is too long.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
