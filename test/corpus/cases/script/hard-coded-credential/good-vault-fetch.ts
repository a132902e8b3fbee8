import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { Pool } from 'pg';

const SECRET_ID = 'prod/orders/db-password';

export async function connect(): Promise<Pool> {
  const client = new SecretsManagerClient({});
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: SECRET_ID }));
  return new Pool({ user: 'orders', password: SecretString });
}
