import { ipcMain, shell } from 'electron';
import { execFile } from 'child_process';
const TOOLS = ['Terminal', 'Finder'];
ipcMain.handle('open-tool', (_event, tool: string) => {
  if (TOOLS.includes(tool)) execFile('open', ['-a', tool]);
});
ipcMain.on('open-link', (_e, link) => {
  const url = new URL(link);
  if (url.protocol === 'https:') shell.openExternal(url.href);
});
