/** What refactorings of every kind are made of. */
import type { Random } from '../../scanner/secrets/token-generator.ts';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export type Refactoring = (file: SourceFile, random: Random) => SourceFile;

export function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

export const withText = (file: SourceFile, text: string): SourceFile => ({ ...file, text });

const scripts = /\.[jt]s$/;
export const isPython = ({ path }: SourceFile): boolean => path.endsWith('.py');
export const isCode = (file: SourceFile): boolean => isPython(file) || scripts.test(file.path);
