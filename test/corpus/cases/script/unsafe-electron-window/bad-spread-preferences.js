const { BrowserWindow } = require('electron');

const shared = { nodeIntegration: true, devTools: false };

exports.createViewer = (url) => {
  const webPreferences = { ...shared, spellcheck: false };
  const window = new BrowserWindow({ webPreferences });
  window.loadURL(url);
  return window;
};
