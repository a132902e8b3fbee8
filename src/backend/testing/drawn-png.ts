/** PNGs of every kind with pixels that are known, written without any library that reads or writes them elsewhere. */
import { passesOf, type SamplePng, samplePng, samplesOf } from './sample-images.ts';

export type DrawnPng = Required<Pick<SamplePng, 'width' | 'height' | 'color' | 'depth' | 'isInterlaced'>> & {
  /** Of the rows, one after another, again from the first when there are more rows. */
  readonly filters: readonly number[];
  readonly hasTransparency: boolean;
  /** Other pixels with another one. */
  readonly seed: number;
};

export interface Drawing {
  readonly file: Buffer;
  /** Red, green, blue and alpha of each pixel, 8 bits each, row by row. */
  readonly rgba: Buffer;
}

export function drawPng(png: DrawnPng): Drawing {
  const palette = noise(png.seed, 3 * 2 ** Math.min(png.depth, 8));
  const transparency = png.hasTransparency ? transparencyOf(png) : undefined;
  const pixels = Buffer.concat(
    passesOf(png).flatMap(({ columns, rows }) =>
      filterRows(
        png,
        rows.map((y) => packRow(png, columns, y)),
      ),
    ),
  );
  const rgba = Buffer.alloc(png.width * png.height * 4);
  for (let y = 0; y < png.height; y++) {
    for (let x = 0; x < png.width; x++) {
      rgba.set(colorOf(png, pixelAt(png, x, y), { palette, transparency }), 4 * (y * png.width + x));
    }
  }
  return { file: samplePng({ ...png, pixels, palette, ...(transparency && { transparency }) }), rgba };
}

/** Bytes without a pattern. */
function noise(seed: number, length: number): Buffer {
  let state = seed | 1;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      return state >>> 24;
    }),
  );
}

/** The samples of a pixel. One in three is opaque, so that a colour of the whole range is seen with its mask. */
function pixelAt({ color, depth, seed }: DrawnPng, x: number, y: number): readonly number[] {
  const most = 2 ** depth - 1;
  const bytes = noise(seed + x * 7919 + y * 104_729, 2 * (samplesOf[color] ?? 1) + 8).subarray(8);
  return Array.from({ length: samplesOf[color] ?? 1 }, (_, at) => {
    const isAlpha = color >= 4 && at === (samplesOf[color] ?? 1) - 1;
    return isAlpha && (x + y) % 3 === 0 ? most : bytes.readUInt16BE(2 * at) & most;
  });
}

/** Of a palette some entries; of grey and RGB the first pixel's colour. */
function transparencyOf(png: DrawnPng): Buffer {
  if (png.color === 3) return noise(png.seed + 1, 1 + (png.seed % 2 ** png.depth));
  const first = pixelAt(png, 0, 0);
  const transparency = Buffer.alloc(2 * first.length);
  for (const [at, sample] of first.entries()) transparency.writeUInt16BE(sample, 2 * at);
  return transparency;
}

function colorOf(
  { color, depth }: DrawnPng,
  samples: readonly number[],
  { palette, transparency }: { readonly palette: Buffer; readonly transparency: Buffer | undefined },
): readonly number[] {
  const [first = 0] = samples;
  if (color === 3) return [...palette.subarray(3 * first, 3 * first + 3), transparency?.[first] ?? 255];
  const [value = 0, next = 0, ...rest] = samples.map((sample) =>
    Math.round((sample * 255) / (2 ** depth - 1)),
  );
  if (color === 4) return [value, value, value, next];
  const isTransparent =
    transparency !== undefined && samples.every((one, at) => one === transparency.readUInt16BE(2 * at));
  const alpha = isTransparent ? 0 : 255;
  if (color === 0) return [value, value, value, alpha];
  return color === 2 ? [value, next, ...rest, alpha] : [value, next, ...rest];
}

function packRow(png: DrawnPng, columns: readonly number[], y: number): Buffer {
  const bits = columns.flatMap((x) =>
    pixelAt(png, x, y).map((sample) => sample.toString(2).padStart(png.depth, '0')),
  );
  const bytes = bits.join('').match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

/** PNG, third edition, 9.2: each byte less what its filter guesses from left, above and above to the left. */
function filterRows({ color, depth, filters }: DrawnPng, rows: readonly Buffer[]): readonly Buffer[] {
  const step = Math.max(1, (depth * (samplesOf[color] ?? 1)) / 8);
  return rows.map((row, y) => {
    const filter = filters[y % filters.length] ?? 0;
    const above = rows[y - 1];
    const filtered = row.map((byte, at) => {
      const [left, up, corner] = [row[at - step] ?? 0, above?.[at] ?? 0, above?.[at - step] ?? 0];
      return byte - guess(filter, { left, up, corner });
    });
    return Buffer.concat([Buffer.from([filter]), filtered]);
  });
}

function guess(
  filter: number,
  { left, up, corner }: Readonly<Record<'left' | 'up' | 'corner', number>>,
): number {
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter !== 4) return [0, left, up][filter] ?? 0;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((one) => Math.abs(left + up - corner - one));
  const [a = 0, b = 0, c = 0] = [toLeft, toUp, toCorner];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
