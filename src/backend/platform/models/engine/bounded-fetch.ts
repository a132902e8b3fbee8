/**
 * Reads what a provider sends with an end: of an event, of the whole answer, of the body of a refusal. Bytes count after
 * they were decompressed, and a connection that sends more is dropped before more of it is read.
 */
import { Fault, tooLarge } from './fault.ts';

/** Of an event of a stream, that is of each of its lines, too. */
export const mostLineBytes = 1024 * 1024;
/** What a refusal says stands at its beginning: the rest is left out, and the refusal stays what it is. */
const mostRefusalBytes = 64 * 1024;

const answerBytes = { always: 4 * 1024 * 1024, perToken: 1024 } as const;

/** A token comes in an event of its own, with some hundred bytes round it. */
export function mostAnswerBytes(maxOutputTokens: number): number {
  return answerBytes.always + maxOutputTokens * answerBytes.perToken;
}

const lineFeed = 10;
const carriageReturn = 13;

/** Counts the bytes of events, which end with a blank line; lines end with LF, CR or both. */
class EventSize {
  bytes = 0;
  #last = 0;
  #isBlank = true;

  /** False where one has become larger than it may. */
  take(chunk: Uint8Array): boolean {
    for (const byte of chunk) {
      this.bytes += 1;
      this.#see(byte);
      if (this.bytes > mostLineBytes) return false;
    }
    return true;
  }

  #see(byte: number): void {
    const isRestOfEnd = byte === lineFeed && this.#last === carriageReturn;
    this.#last = byte;
    if (isRestOfEnd) return;
    const isEnd = byte === lineFeed || byte === carriageReturn;
    if (isEnd && this.#isBlank) this.bytes = 0;
    this.#isBlank = isEnd;
  }
}

function boundAnswer(most: number): TransformStream<Uint8Array, Uint8Array> {
  const event = new EventSize();
  let whole = 0;
  return new TransformStream({
    transform(chunk, controller) {
      // Whatever its header says: neither events nor JSON begin so.
      if (whole === 0 && beginsPage(chunk)) throw new Fault('web_page', { isUnpaid: true });
      whole += chunk.byteLength;
      if (!event.take(chunk)) throw tooLarge('line', mostLineBytes);
      if (whole > most) throw tooLarge('answer', most);
      controller.enqueue(chunk);
    },
  });
}

function beginsPage(chunk: Uint8Array): boolean {
  return isPageText(new TextDecoder().decode(chunk.subarray(0, 256)));
}

/** As a gateway, a proxy or a wrong address answers. */
export function isPageText(text: string): boolean {
  return /^\s*(?:<!--|<!doctype html|<html|<head|<title)/i.test(text);
}

function takeFirst(most: number): TransformStream<Uint8Array, Uint8Array> {
  let left = most;
  return new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(chunk.subarray(0, left));
      left -= chunk.byteLength;
      if (left <= 0) controller.terminate();
    },
  });
}

/** Without the length and coding of what came over the line: they are not those of what is read here. */
function headersOf({ headers }: Response): Headers {
  const kept = new Headers(headers);
  kept.delete('content-length');
  kept.delete('content-encoding');
  return kept;
}

/** Of a gateway that asks for a sign-in, or of a wrong address: no model has answered. */
function isPage({ headers }: Response): boolean {
  return /^\s*text\/html\b/i.test(headers.get('content-type') ?? '');
}

/** A redirect would carry the key to somewhere else. Reading the body rejects with a `Fault` where it is too large. */
export function createBoundedFetch(mostBytes: number, ask: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    const response = await ask(input, { ...init, redirect: 'error' });
    if (response.ok && isPage(response)) {
      await response.body?.cancel();
      throw new Fault('web_page', { isUnpaid: true });
    }
    if (response.body === null) return response;
    const bound = response.ok ? boundAnswer(mostBytes) : takeFirst(mostRefusalBytes);
    const { status, statusText } = response;
    return new Response(response.body.pipeThrough(bound), {
      status,
      statusText,
      headers: headersOf(response),
    });
  };
}
