const { shell, ipcMain } = require('electron');

ipcMain.on('open-link', (event, url) => {
  let parsed;
  try {
    parsed = new URL(url);
  } catch (e) {
    return;
  }
  if (parsed.protocol === 'https:' && parsed.hostname === 'docs.example.com') {
    shell.openExternal(parsed.href);
  }
});
