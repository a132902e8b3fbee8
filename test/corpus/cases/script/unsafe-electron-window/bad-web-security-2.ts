import { BrowserWindow } from 'electron';

export function openBrowser(url: string): BrowserWindow {
  const win = new BrowserWindow({
    webPreferences: {
      contextIsolation: true,
      webSecurity: false,
    },
  });
  win.loadURL(url);
  return win;
}
