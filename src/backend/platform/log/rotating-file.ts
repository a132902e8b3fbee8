/**
 * A log file of bounded size. What is full is moved to a name that no other file has, so that several processes may
 * write the same log (a backend that ends beside its successor): each finds out within a second that another one moved
 * it. A line is written by one call at the end of the file: none is cut, and none is lost to a rotation.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ignore } from '../../../workspace/ignore-error.ts';

export interface RotatingFileOptions {
  readonly file: string;
  /** Bytes after which it is moved; a line is never divided. */
  readonly largest: number;
  /** Moved files that stay beside it; the oldest go. */
  readonly kept: number;
  /** Milliseconds that never go back; tests move it. */
  readonly now?: () => number;
}

const lookEveryMs = 1_000;

// process-local: the open file of this process; on several: a file of its own each, or standard output.
export class RotatingFile {
  readonly #options: RotatingFileOptions;
  readonly #now: () => number;
  #fd: number;
  #inode = 0;
  #size = 0;
  #lookedAt = 0;
  /** A full disk took the beginning of a line. */
  #isCut = false;

  constructor(options: RotatingFileOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#fd = this.#open();
  }

  /** Never throws: a log that cannot be written is no reason to refuse a request. */
  write(line: string): void {
    attempt(() => {
      if (this.#size >= this.#options.largest) this.#rotate();
      else this.#follow();
    }, 'the line goes where the last one went');
    attempt(
      () => this.#append(Buffer.from(this.#isCut ? `\n${line}` : line)),
      'there is no other place to tell of it',
    );
  }

  close(): void {
    fs.closeSync(this.#fd);
  }

  #append(bytes: Buffer): void {
    for (let written = 0; written < bytes.length; ) {
      this.#isCut = written > 0;
      written += fs.writeSync(this.#fd, bytes, written);
    }
    this.#isCut = false;
    this.#size += bytes.length;
  }

  #open(): number {
    const fd = fs.openSync(this.#options.file, 'a', 0o600);
    const { ino, size } = fs.fstatSync(fd);
    this.#inode = ino;
    this.#size = size;
    this.#lookedAt = this.#now();
    return fd;
  }

  #reopen(): void {
    const before = this.#fd;
    this.#fd = this.#open();
    fs.closeSync(before);
  }

  /** Another process may have moved it, or written to it. */
  #follow(): void {
    if (this.#now() - this.#lookedAt < lookEveryMs) return;
    this.#lookedAt = this.#now();
    const now = fs.statSync(this.#options.file, { throwIfNoEntry: false });
    if (now?.ino !== this.#inode) this.#reopen();
    else this.#size = now.size;
    if (this.#size >= this.#options.largest) this.#rotate();
  }

  #rotate(): void {
    const { file } = this.#options;
    const now = fs.statSync(file, { throwIfNoEntry: false });
    if (now?.ino === this.#inode) {
      attempt(() => fs.renameSync(file, movedName(file)), 'another process was faster, or has it open');
    }
    this.#reopen();
    this.#prune();
  }

  #prune(): void {
    const { file, kept } = this.#options;
    const folder = path.dirname(file);
    for (const name of listMoved(file).slice(kept)) fs.rmSync(path.join(folder, name), { force: true });
  }
}

function attempt(act: () => void, whyNot: string): void {
  try {
    act();
  } catch (error) {
    ignore(error, whyNot);
  }
}

// process-local: tells names of one millisecond apart; on several: nothing.
let moved = 0;

/** Sorts by time; the count is for those of one millisecond. */
function movedName(file: string): string {
  moved += 1;
  const stamp = new Date().toISOString().replaceAll(/[-:.]/g, '');
  return `${file}.${stamp}-${String(moved).padStart(6, '0')}-${randomBytes(3).toString('hex')}`;
}

/** The newest first; the one of earlier versions, which ends in 1, is the oldest. */
export function listMoved(file: string): readonly string[] {
  const start = `${path.basename(file)}.`;
  const names = fs.readdirSync(path.dirname(file)).filter((name) => name.startsWith(start));
  return names
    .filter((name) => /^(?:1|\d{8}T\d{9}Z-\d{6,}-[0-9a-f]{6})$/.test(name.slice(start.length)))
    .sort()
    .reverse();
}
