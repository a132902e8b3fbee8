import electron from 'electron';

export function createHelp(parent) {
  return new electron.BrowserWindow({
    parent,
    modal: true,
    webPreferences: { allowRunningInsecureContent: true, sandbox: true },
  });
}
