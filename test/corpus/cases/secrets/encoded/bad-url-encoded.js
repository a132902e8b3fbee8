export const webhook =
  'https://connect.acme.io/login?next=%2Fhome%3Ftoken%3D«token:slack-user-token»%26x%3D1';
