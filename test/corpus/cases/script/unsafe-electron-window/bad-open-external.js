const { shell, ipcMain } = require('electron');

ipcMain.on('open-link', (event, url) => {
  shell.openExternal(url);
});
