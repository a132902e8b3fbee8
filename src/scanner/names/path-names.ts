/** Python's paths as objects: whatever makes one of another, it is called the same. */

/** Name of every object of `pathlib` that can reach the disk. */
export const pathName = 'pathlib.Path()';

const makers =
  /^pathlib\.(?:Path\.(?:home|cwd)|Path|PosixPath|WindowsPath|Path\(\)\.(?:resolve|absolute|joinpath|with_name|with_suffix|with_stem|expanduser|relative_to|rename|replace))$/;

/** Whether a call by this name gives such an object. */
export function givesPath(name: string): boolean {
  return makers.test(name);
}
