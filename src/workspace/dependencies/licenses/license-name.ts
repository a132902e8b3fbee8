/** Names of licences as a policy writes them: ids of SPDX, or their beginnings and a `*`. */
import correct from 'spdx-correct';
import parse from 'spdx-expression-parse';
import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import current from 'spdx-license-ids/index.json' with { type: 'json' };
import { ignore } from '../../ignore-error.ts';

const ids: readonly string[] = [...current, ...deprecated];
const byLowerCase = new Map(ids.map((id) => [id.toLowerCase(), id]));
const ownId = /^licenseref-/i;

/** What is wrong with a name, with what may have been meant; undefined where nothing is. */
export function findLicenseFault(name: string): string | undefined {
  const [base = '', exception] = name.split(/ WITH /i);
  if (base.endsWith('*')) return isBeginning(base) ? undefined : describeUnknownLicense(name);
  const id = byLowerCase.get(base.replace(/\+$/, '').toLowerCase());
  if (id === undefined && !ownId.test(base)) return describeUnknownLicense(name);
  if (exception === undefined || exception.endsWith('*') || isExpression(`MIT WITH ${exception}`))
    return undefined;
  return `"${exception}" is no exception that SPDX knows`;
}

/** Of what is written where an id belongs. */
export function describeUnknownLicense(name: string): string {
  if (/ (?:OR|AND) /.test(name))
    return `"${name.slice(0, 60)}" is several licences: write each as an entry of its own`;
  const meant = /[\w]/.test(name) && !name.includes('*') ? correct(name.slice(0, 200)) : null;
  const hint = meant === null || meant === name ? '' : `; did you mean ${meant}?`;
  return `"${name.slice(0, 60)}" is no licence that SPDX knows, nor the beginning of one and a *${hint}`;
}

function isBeginning(pattern: string): boolean {
  const beginning = pattern.slice(0, -1).toLowerCase();
  return ownId.test(beginning) || [...byLowerCase.keys()].some((id) => id.startsWith(beginning));
}

function isExpression(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    ignore(error, 'the answer');
    return false;
  }
}
