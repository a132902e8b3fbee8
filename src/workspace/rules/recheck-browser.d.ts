/** recheck's build without Java, native programs or worker processes; a CommonJS module with the package's functions. */
declare module 'recheck/lib/browser.js' {
  const recheck: Pick<typeof import('recheck'), 'checkSync'>;
  // biome-ignore lint/style/noDefaultExport: it is what a CommonJS module gives to an import
  export default recheck;
}
