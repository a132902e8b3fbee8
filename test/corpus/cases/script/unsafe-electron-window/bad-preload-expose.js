const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('electron', { ipcRenderer: { send: ipcRenderer.send.bind(ipcRenderer), invoke: ipcRenderer.invoke.bind(ipcRenderer) } });
