import axios from 'axios';

class Crm {
  private readonly headers = {
    Authorization: 'Bearer 9f1c2e7ab84d4f60b3d15e88c0a7712e',
    Accept: 'application/json',
  };

  contacts() {
    return axios.get('https://crm.example.com/contacts', { headers: this.headers });
  }
}

export default new Crm();
