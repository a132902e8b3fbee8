import path from 'node:path';
import { BrowserWindow, type WebPreferences } from 'electron';

const preferences: WebPreferences = {
  preload: path.join(__dirname, 'preload.js'),
  nodeIntegration: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
};

export const open = (): BrowserWindow => new BrowserWindow({ webPreferences: preferences });
