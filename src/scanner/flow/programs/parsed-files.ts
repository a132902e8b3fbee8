/** Files as they were parsed last: most are scanned and imported, and parsing takes as long as scanning. */
import type { CodeLanguage } from '../../model.ts';

/** A text, and where it stands. */
export interface ReadFile {
  readonly path: string;
  readonly language: CodeLanguage;
  readonly text: string;
}

/** What must be the same where a file is asked for again. */
interface Parsed {
  readonly language: CodeLanguage;
  readonly syntax: { readonly text: string };
}

/** A file takes some twenty times the room of its text. */
const maxText = 4 * 1024 * 1024;

/** Keeps those that were asked for last. */
export class ParsedFiles<File extends Parsed = Parsed> {
  private readonly kept = new Map<string, File>();
  private size = 0;

  /** The file with this text; made where it is not known, undefined where it cannot be made. */
  of({ path, language, text }: ReadFile, make: () => File | undefined): File | undefined {
    const known = this.kept.get(path);
    const isSame = known?.syntax.text === text && known.language === language;
    const file = isSame ? known : make();
    this.drop(path);
    if (file !== undefined) this.keep(path, file);
    return file;
  }

  private keep(path: string, file: File): void {
    this.kept.set(path, file);
    this.size += file.syntax.text.length;
    for (const oldest of this.kept.keys()) {
      if (oldest === path || this.size <= maxText) break;
      this.drop(oldest);
    }
  }

  private drop(path: string): void {
    this.size -= this.kept.get(path)?.syntax.text.length ?? 0;
    this.kept.delete(path);
  }
}
