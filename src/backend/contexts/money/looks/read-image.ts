/** An image as it may become a logo: its headers, and of a PNG its pixels, decoded and written as every reader takes them. */
import { crc32, createInflate } from 'node:zlib';
import { lookLimits } from '../../../../domain/invoicing/look/invoice-look.ts';
import {
  type ImageFacts,
  type LogoFault,
  logoIssues,
  readLogo,
} from '../../../../domain/invoicing/look/read-logo.ts';
import { fail, type Result, succeed } from '../../../../domain/result.ts';
import { normalizePng } from './normalize-png.ts';

export interface ReadImage {
  readonly facts: ImageFacts;
  /** What is kept: a re-encoded PNG, a JPEG as it was given. */
  readonly content: Buffer;
}

/** `too_detailed`: the file that was given is small enough, the PNG that is kept of it is not. */
export type ImageFault = LogoFault | 'too_detailed';

/** English reason for each fault, to follow the field's name. */
export const imageIssues: Readonly<Record<ImageFault, string>> = {
  ...logoIssues,
  too_detailed: 'takes more than 1 MB with 8 bits a channel in RGB; make it smaller',
};

export async function readImage(given: Buffer): Promise<Result<ReadImage, ImageFault>> {
  const read = readLogo(given);
  if (!read.ok) return read;
  const facts = read.value;
  if (facts.type !== 'image/png') return succeed({ facts, content: given });
  const chunks = chunksOf(given);
  if (!(await isWholePng(given, chunks))) return fail('damaged');
  const content = await normalizePng(given.subarray(0, chunks.at(-1)?.end));
  if (!content.ok) return content;
  return content.value.length > lookLimits.logoBytes
    ? fail('too_detailed')
    : succeed({ facts, content: content.value });
}

/** Read as a stream, and stopped where there is more than its header says: a small file may hold gigabytes. */
async function isWholePng(content: Buffer, chunks: readonly Chunk[]): Promise<boolean> {
  if (chunks.some(({ isIntact }) => !isIntact)) return false;
  const pixels = chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data);
  return (await unpackedSize(pixels, sizeOfPixels(content))) === sizeOfPixels(content);
}

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
  readonly isIntact: boolean;
  /** Where the next one begins. */
  readonly end: number;
}

function chunksOf(content: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= content.length; ) {
    const end = at + 8 + content.readUInt32BE(at);
    const name = content.toString('latin1', at + 4, at + 8);
    const isIntact = crc32(content.subarray(at + 4, end)) === content.readUInt32BE(end);
    chunks.push({ name, data: content.subarray(at + 8, end), isIntact, end: end + 4 });
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
