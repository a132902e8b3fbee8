/** A file of the usual size is read by the backend itself, with turns for others between. */
import { FileReading, type LookedRows } from './file-reading.ts';
import type { LookedFile, OpenFile } from './open-file.ts';

/** Of 21 columns each: well below the number of parameters that a statement may have, and of the time it may take. */
export const rowsAPiece = 100;

async function* inPieces({ rows }: LookedRows): AsyncGenerator<LookedRows['rows']> {
  for (let start = 0; start < rows.length; start += rowsAPiece) yield rows.slice(start, start + rowsAPiece);
}

export function openHere(text: string): OpenFile {
  const reading = new FileReading(text);
  return {
    hashWith: async (content) => reading.hashWith(content),
    read: async (options, hooks) => await reading.read(options, hooks),
    async look(db, question, hooks): Promise<LookedFile> {
      const looked = await reading.look(db, { ...question, ...hooks });
      return { ...looked, rowCount: looked.rows.length, pieces: () => inPieces(looked) };
    },
    close: () => undefined,
  };
}
