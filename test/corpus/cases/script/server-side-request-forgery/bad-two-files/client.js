import axios from 'axios';

export class ApiClient {
  constructor({ baseUrl, timeout = 1000 }) {
    this.http = axios.create({ baseURL: baseUrl, timeout });
  }
  status() {
    return this.http.get('/status').then(({ data }) => data);
  }
}
