/**
 * A PNG as every reader takes it: decoded once, and rewritten with 8 bits a channel, RGB or RGBA, in one pass, without
 * any other chunk. Writers of PDFs read the rarer kinds wrongly, slowly or not at all.
 */
import { fail, type Result, succeed } from '../../../../domain/result.ts';

const rgb = 2;
const rgba = 6;

/**
 * `content` ends with its last chunk, its chunks are intact and its header says few enough pixels: it takes a second at most.
 * The same bytes for the same pixels.
 */
export async function normalizePng(content: Buffer): Promise<Result<Buffer, 'damaged'>> {
  const { PNG } = await import('pngjs');
  try {
    const { width, height, data } = PNG.sync.read(content);
    const colorType = isOpaque(data) ? rgb : rgba;
    const options = { colorType, bitDepth: 8, deflateLevel: 9, deflateStrategy: 0 } as const;
    return succeed(PNG.sync.write({ width, height, data } as InstanceType<typeof PNG>, options));
  } catch {
    // Whatever it throws, it threw over the file: a filter that there is none of, a colour beside the palette.
    return fail('damaged');
  }
}

/** `data` is in RGBA. */
function isOpaque(data: Buffer): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
