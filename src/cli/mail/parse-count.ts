import { InvalidArgumentError } from 'commander';

/** A whole number of an option, from 1. */
export function parseCount(what: string, most: number) {
  return (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= 1 && number <= most) return number;
    throw new InvalidArgumentError(`${what} from 1 to ${most} is needed.`);
  };
}
