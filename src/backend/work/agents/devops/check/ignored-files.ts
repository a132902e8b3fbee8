/** Which files of a context a .dockerignore leaves out (https://docs.docker.com/build/concepts/context/#dockerignore-files). */
import { fitsGlob } from '../../../../../domain/glob.ts';

/** The last pattern that fits decides; one that fits a folder fits what is in it. */
export function createIgnored(text: string | undefined): (file: string) => boolean {
  const patterns = (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const isKept = line.startsWith('!');
      const plain = (isKept ? line.slice(1) : line).replace(/^\.?\//, '').replace(/\/$/, '');
      return { isKept, segments: plain.split('/') };
    });
  return (file) => {
    const segments = file.split('/');
    return patterns.reduce(
      (isIgnored, pattern) => (fitsAbove(pattern.segments, segments) ? !pattern.isKept : isIgnored),
      false,
    );
  };
}

/** The file itself or a folder above it. */
function fitsAbove(pattern: readonly string[], file: readonly string[]): boolean {
  return file.some((_, index) => fits(pattern, file.slice(0, index + 1)));
}

function fits([first, ...rest]: readonly string[], file: readonly string[]): boolean {
  if (first === undefined) return file.length === 0;
  if (first === '**') return fits(rest, file) || (file.length > 0 && fits([first, ...rest], file.slice(1)));
  const [segment, ...others] = file;
  return segment !== undefined && fitsGlob(first, segment) && fits(rest, others);
}
