import path from 'node:path';
import { app, BrowserWindow, type WebPreferences } from 'electron';

const preferences: WebPreferences = {
  preload: path.join(__dirname, 'preload.js'),
  webSecurity: false,
};

function open(): BrowserWindow {
  return new BrowserWindow({ show: false, webPreferences: preferences });
}

void app.whenReady().then(open).then((window) => window.loadFile('index.html'));
