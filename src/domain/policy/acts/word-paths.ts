/** Words of a command as paths: whether they may lead out of the project, as far as their text says. */
import { hasControl } from './read-path.ts';

/** `HEAD:src/a`, `tests/a.py::test`, `name=value`: each piece may be a path. */
export function piecesOf(word: string): readonly string[] {
  return word
    .replaceAll('\\', '/')
    .split(/[:=,;@]/)
    .filter(Boolean);
}

/**
 * Where it is a root, a home folder, a drive, an address, or goes up: behind a link `..` leads elsewhere than its text says,
 * so that none is followed.
 */
export function mayLeave(word: string): boolean {
  return (
    hasControl(word) ||
    /:\/\/|^[A-Za-z]:(?:[^:]|$)/.test(word) ||
    piecesOf(word).some((piece) => /^[/~]/.test(piece) || piece.split('/').includes('..'))
  );
}

/** Without `.` and empty parts, for rules about paths. */
export function plainPath(word: string): string {
  const parts = word
    .normalize('NFC')
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  return parts.join('/');
}
