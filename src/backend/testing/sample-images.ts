/** Images as tests need them: real ones that every viewer shows, and what their headers say. */
import { crc32, deflateSync } from 'node:zlib';

export interface SamplePng {
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  /** As the file says it: 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly color?: number;
  readonly depth?: number;
  /** What the pixels are filled with; another byte makes another file. */
  readonly fill?: number;
  /** Adam7: in seven passes, as a browser draws it while it loads. */
  readonly isInterlaced?: boolean;
  /** The pixels of another image in place of its own: rows with the byte of their filter, pass by pass. */
  readonly pixels?: Buffer;
  /** Three bytes a colour. */
  readonly palette?: Buffer;
  /** What its chunk tRNS says: a colour that is transparent, or the alpha of each colour of the palette. */
  readonly transparency?: Buffer;
}

/** Of a pixel, by colour type. */
export const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Of one colour, half transparent where it has an alpha channel. */
export function samplePng(png: SamplePng = {}): Buffer {
  const { width = 24, height = 12, color = 6, depth = 8, fill = 0x80, isInterlaced = false, pixels } = png;
  const { palette = Buffer.alloc(3 * 2 ** Math.min(depth, 8), fill), transparency } = png;
  const bits = depth * (samplesOf[color] ?? 1);
  const passes = passesOf({ width, height, isInterlaced });
  const raw =
    pixels ??
    Buffer.concat(
      passes.map(({ columns, rows }) => rowsOf({ columns: columns.length, rows: rows.length, bits, fill })),
    );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, color, 0, 0, isInterlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(color === 3 ? [chunk('PLTE', palette)] : []),
    ...(transparency === undefined ? [] : [chunk('tRNS', transparency)]),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row after the byte of its filter, which is none. */
function rowsOf({
  columns,
  rows,
  bits,
  fill,
}: Readonly<Record<'columns' | 'rows' | 'bits' | 'fill', number>>): Buffer {
  const row = Buffer.alloc(1 + Math.ceil((columns * bits) / 8), fill);
  row[0] = 0;
  return Buffer.concat(columns === 0 ? [] : Array.from({ length: rows }, () => row));
}

/** The pass of each pixel of a square of eight (PNG, third edition, 8.1). */
const adam7 = [
  '16462646',
  '77777777',
  '56565656',
  '77777777',
  '36463646',
  '77777777',
  '56565656',
  '77777777',
];

export interface Pass {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** Which columns and rows each pass has, found pixel by pixel; an image that is not interlaced is one pass. */
export function passesOf(
  png: Required<Pick<SamplePng, 'width' | 'height' | 'isInterlaced'>>,
): readonly Pass[] {
  const { width, height, isInterlaced } = png;
  const passes = Array.from({ length: 7 }, () => ({ columns: new Set<number>(), rows: new Set<number>() }));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pass = passes[isInterlaced ? Number(adam7[y % 8]?.[x % 8]) - 1 : 0];
      pass?.columns.add(x);
      pass?.rows.add(y);
    }
  }
  return passes.map(({ columns, rows }) => ({ columns: [...columns], rows: [...rows] }));
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** 24 × 12 pixels, as a browser wrote it. */
export const sampleJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAMABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCSAIwAD//Z',
  'base64',
);
