const { BrowserWindow } = require('electron');

const legacy = { nodeIntegration: true, devTools: false };

exports.createViewer = () => {
  const webPreferences = { ...legacy, nodeIntegration: false, contextIsolation: true };
  return new BrowserWindow({ webPreferences });
};
