/** Language ids of documents that the engine reads; others start no server. */
export const scannedLanguages: readonly string[] = [
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'python',
];
