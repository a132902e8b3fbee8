class BrowserWindow {
  constructor(readonly options: { webPreferences: { nodeIntegration: boolean } }) {}
}

export function fake(): BrowserWindow {
  return new BrowserWindow({ webPreferences: { nodeIntegration: true } });
}
