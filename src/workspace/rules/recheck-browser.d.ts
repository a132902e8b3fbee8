/** recheck's build without Java, native programs or worker processes; its types are those of the package. */
declare module 'recheck/lib/browser.js' {
  export { checkSync } from 'recheck';
}
