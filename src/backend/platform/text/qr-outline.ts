/** A QR code as an outline that any page can draw. */
import { encode } from 'uqr';

export interface CodeOutline {
  /** Modules in width and height, the quiet zone of four modules included (ISO/IEC 18004). */
  readonly size: number;
  /** SVG path data, one unit a module. */
  readonly path: string;
}

/** Error correction M, as EPC069-12 asks for. */
export function outlineCode(payload: string): CodeOutline {
  const { data, size } = encode(payload, { ecc: 'M', border: 4 });
  const rows = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: rows.join('') };
}

/** Start and length of each run of dark modules. */
function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    if (!isDark) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  }
  return runs;
}
