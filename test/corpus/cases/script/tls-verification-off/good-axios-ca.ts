import { readFileSync } from 'node:fs';
import https from 'node:https';
import axios from 'axios';

const agent = new https.Agent({ keepAlive: true, ca: readFileSync('certs/ca.pem') });
export const api = axios.create({ baseURL: 'https://payments.example.com', httpsAgent: agent });
