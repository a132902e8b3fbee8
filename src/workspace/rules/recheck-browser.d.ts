/** recheck's build without Java, native programs or worker processes; a CommonJS module with the package's functions. */
declare module 'recheck/lib/browser.js' {
  const recheck: Pick<typeof import('recheck'), 'checkSync'>;
  export default recheck;
}
