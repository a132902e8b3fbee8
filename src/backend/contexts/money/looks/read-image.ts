/** An image as it may become a logo: its headers, and of a PNG that its pixels can be unpacked and are as many as it says. */
import { crc32, createInflate } from 'node:zlib';
import { type ImageFacts, type LogoFault, readLogo } from '../../../../domain/invoicing/look/read-logo.ts';
import { fail, type Result } from '../../../../domain/result.ts';

export async function readImage(content: Buffer): Promise<Result<ImageFacts, LogoFault>> {
  const read = readLogo(content);
  if (!read.ok || read.value.type !== 'image/png') return read;
  return (await isWholePng(content)) ? read : fail('damaged');
}

/** A writer of PDFs unpacks them later, in a process that must not fail. Read as a stream: nothing of it is kept. */
async function isWholePng(content: Buffer): Promise<boolean> {
  const chunks = chunksOf(content);
  if (chunks.some(({ isIntact }) => !isIntact)) return false;
  const pixels = chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data);
  return (await unpackedSize(pixels, sizeOfPixels(content))) === sizeOfPixels(content);
}

function chunksOf(content: Buffer) {
  const chunks: { name: string; data: Buffer; isIntact: boolean }[] = [];
  for (let at = 8; at + 12 <= content.length; ) {
    const end = at + 8 + content.readUInt32BE(at);
    const name = content.toString('latin1', at + 4, at + 8);
    const isIntact = crc32(content.subarray(at + 4, end)) === content.readUInt32BE(end);
    chunks.push({ name, data: content.subarray(at + 8, end), isIntact });
    if (name === 'IEND') break;
    at = end + 4;
  }
  return chunks;
}

/** Stops as soon as there is more than expected. */
async function unpackedSize(parts: readonly Buffer[], expected: number): Promise<number | undefined> {
  const inflate = createInflate();
  inflate.end(Buffer.concat(parts));
  let size = 0;
  try {
    for await (const part of inflate) {
      size += part.length;
      if (size > expected) break;
    }
    return size;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** Samples of a pixel by colour type (PNG, third edition, table 12). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Passes of an interlaced image: first column and row, and steps of both. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Bytes of all rows, each with the byte that says its filter. */
function sizeOfPixels(content: Buffer): number {
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)];
  const [depth = 0, color = 0, , , interlace] = content.subarray(24, 29);
  const bits = depth * (samples[color] ?? 0);
  const sizeOf = (columns: number, rows: number) =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * bits) / 8));
  if (interlace === 0) return sizeOf(width, height);
  const parts = passes.map(([x, y, across, down]) =>
    sizeOf(Math.ceil(Math.max(0, width - x) / across), Math.ceil(Math.max(0, height - y) / down)),
  );
  return parts.reduce((sum, part) => sum + part, 0);
}
