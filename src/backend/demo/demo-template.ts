/** Where the files of the demo project lie: beside the bundle, or in the clone. */
import { fileURLToPath } from 'node:url';

/** Set to true by the bundler. */
declare const vireoBundled: boolean | undefined;

export function demoTemplate(): string {
  const bundled = typeof vireoBundled !== 'undefined' && vireoBundled;
  return fileURLToPath(new URL(bundled ? './demo-template/' : '../../../demo/template/', import.meta.url));
}
