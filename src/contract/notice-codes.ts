/** Diagnostics of ours that are no findings: they say something about the scan, or about its settings. */

/** Code of the note that says what of a file was not scanned. */
export const limitCode = 'scan-limit';
/** Code of a mistake in `.vireo.yml`. */
export const configCode = 'vireo-config';

/** Such a diagnostic is shown in its file, and neither counted nor listed as a flaw. */
export function isNoticeCode(code: unknown): boolean {
  return code === limitCode || code === configCode;
}
