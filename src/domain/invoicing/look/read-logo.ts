/** What an image file says of itself, read from its headers. Pixels are not decoded, so a file cannot cost more than its own size. */
import { fail, type Result, succeed } from '../../result.ts';
import { type LogoType, lookLimits } from './invoice-look.ts';

export interface ImageFacts {
  readonly type: LogoType;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** `cmyk`: a JPEG for printing presses; PDF/A for archives takes RGB and grey. */
export type LogoFault = 'too_large' | 'not_image' | 'damaged' | 'too_many_pixels' | 'cmyk';

/** English reason for each fault, to follow the field's name. */
export const logoIssues: Readonly<Record<LogoFault, string>> = {
  too_large:
    'is larger than 1 MB; a logo is a PNG or JPEG of at most 1 MB, 4,000 pixels a side and 2 million in all',
  not_image:
    'is neither PNG nor JPEG; a logo is a PNG or JPEG of at most 1 MB, 4,000 pixels a side and 2 million in all',
  damaged: 'is damaged or cut off; export it again as PNG or JPEG',
  too_many_pixels: 'has more than 4,000 pixels a side or 2 million in all; make it smaller',
  cmyk: 'has CMYK colours; export it as RGB',
};

/** The type is told by the first bytes, never by a name. */
export function readLogo(bytes: Uint8Array): Result<ImageFacts, LogoFault> {
  if (bytes.length > lookLimits.logoBytes) return fail('too_large');
  if (startsWith(bytes, pngSignature)) return readPng(bytes);
  return startsWith(bytes, jpegSignature) ? readJpeg(bytes) : fail('not_image');
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpegSignature = [0xff, 0xd8, 0xff];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function judge(type: LogoType, width: number, height: number): Result<ImageFacts, LogoFault> {
  if (width === 0 || height === 0) return fail('damaged');
  const isTooLarge = Math.max(width, height) > lookLimits.logoSide || width * height > lookLimits.logoPixels;
  return isTooLarge ? fail('too_many_pixels') : succeed({ type, width, height });
}

/** Colour type → bit depths (PNG, third edition, table 12). */
const pngDepths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

function readPng(bytes: Uint8Array): Result<ImageFacts, LogoFault> {
  const view = viewOf(bytes);
  if (bytes.length < 33 || view.getUint32(8) !== 13 || nameAt(bytes, 12) !== 'IHDR') return fail('damaged');
  const [depth = 0, color = 0, compression, filter, interlace = 2] = bytes.subarray(24, 29);
  const isKnown =
    pngDepths[color]?.includes(depth) === true && compression === 0 && filter === 0 && interlace < 2;
  if (!isKnown || !hasPngParts(bytes, view, color === 3)) return fail('damaged');
  return judge('image/png', view.getUint32(16), view.getUint32(20));
}

/** Chunks follow one another up to the end, with pixels among them, and a palette before those where the colours need one. */
function hasPngParts(bytes: Uint8Array, view: DataView, needsPalette: boolean): boolean {
  const names: string[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const [name, length] = [nameAt(bytes, at + 4), view.getUint32(at)];
    names.push(name);
    if (at + 12 + length > bytes.length || (name === 'PLTE' && length % 3 > 0)) return false;
    if (name === 'IEND') break;
  }
  const hasPalette = names.includes('PLTE') && names.indexOf('PLTE') < names.indexOf('IDAT');
  return names.at(-1) === 'IEND' && names.includes('IDAT') && (!needsPalette || hasPalette);
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** Baseline, extended and progressive: what browsers show. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** With the reserved one, and what arithmetic coding begins with: writers of PDFs take them for frames. */
const otherFrames: ReadonlySet<number> = new Set([
  0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf,
]);
const scan = 0xda;

function readJpeg(bytes: Uint8Array): Result<ImageFacts, LogoFault> {
  let facts: Result<ImageFacts, LogoFault> = fail('damaged');
  for (const { marker, at, data } of segmentsOf(bytes)) {
    if (otherFrames.has(marker) || (frames.has(marker) && facts.ok)) return fail('damaged');
    if (frames.has(marker)) facts = readFrame(data);
    if (marker === scan) return hasEnd(bytes, at) ? facts : fail('damaged');
  }
  return fail('damaged');
}

interface Segment {
  readonly marker: number;
  /** Where it begins. */
  readonly at: number;
  readonly data: Uint8Array;
}

/**
 * Those before the pixels (ITU-T T.81, B.1.1.4); ends where something else follows. Fill bytes, which the standard allows
 * before a marker, are something else too: the writer of PDFs does not read them, and no image program writes them.
 */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  const view = viewOf(bytes);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    const length = view.getUint16(at + 2);
    if (!isSegment(marker) || length < 2) return;
    yield { marker, at, data: bytes.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}

/** Not a marker that stands alone, a reserved one or a fill byte. */
function isSegment(marker: number): boolean {
  return marker >= 0xc0 && marker < 0xff && (marker < 0xd0 || marker > 0xd9);
}

function readFrame(frame: Uint8Array): Result<ImageFacts, LogoFault> {
  if (frame.length < 6) return fail('damaged');
  const view = viewOf(frame);
  const components = frame[5];
  if (frame[0] !== 8 || (components !== 1 && components !== 3))
    return fail(components === 4 ? 'cmyk' : 'damaged');
  return judge('image/jpeg', view.getUint16(3), view.getUint16(1));
}

function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at > from; at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
