const { app, BrowserWindow } = require('electron');

app.on('web-contents-created', (event, contents) => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (e, url) => {
    if (new URL(url).origin !== 'https://app.example.com') e.preventDefault();
  });
});

app.whenReady().then(() => {
  const win = new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true } });
  win.loadURL('https://app.example.com');
});
