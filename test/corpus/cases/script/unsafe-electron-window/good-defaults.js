const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 900, webPreferences: { spellcheck: true } });
  window.loadURL('https://app.example.com');
});
