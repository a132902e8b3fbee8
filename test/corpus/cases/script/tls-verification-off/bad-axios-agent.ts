import https from 'node:https';
import axios from 'axios';

const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });
export const api = axios.create({ baseURL: 'https://payments.example.com', httpsAgent: agent });

export const charge = (amount: number) => api.post('/charge', { amount });
