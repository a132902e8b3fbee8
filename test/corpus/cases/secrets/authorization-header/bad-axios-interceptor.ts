import axios from 'axios';

export const api = axios.create({
  baseURL: 'https://api.acme.io',
  headers: { 'X-Auth-Token': '«made:[a-f0-9]{40}»' },
});
