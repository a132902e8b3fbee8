import { app, BrowserView, BrowserWindow } from 'electron';

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 800 });
  const view = new BrowserView({ webPreferences: { sandbox: false, nodeIntegration: true } });
  window.setBrowserView(view);
  await view.webContents.loadURL('https://partner.example.net');
});
